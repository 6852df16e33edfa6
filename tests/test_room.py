"""A small room of tellers and readers, so that the bench of a full one keeps working."""

import numpy as np

from bench.room import Room, hold
from tests.asking import aside
from tests.doing import send
from tests.stories import story
from vertelpunt.insight.planes import plane_dots
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.selection import USABLE, Selection
from vertelpunt.store import Collection, story_id_of


def test_a_room_of_tellers_and_readers_loses_and_doubles_nothing() -> None:
    found = aside(lambda: hold(Room(tellers=3, readers=1, minutes=0.2, code="samen-lezen-2025")))
    assert found.failures() == {}
    assert found.answered == {"tellers": 3, "readers": 1}
    assert len(found.waits["tellers"]) > 3 * 5
    assert len(found.waits["readers"]) > 3


def test_a_story_that_was_told_since_the_titles_were_read_is_not_drawn_yet(
    collection: Collection, source: Source, questionnaire: Questionnaire
) -> None:
    triad = {"left": 0.2, "right": 0.3, "top": 0.5}
    send(collection, "a" * 32, questionnaire.version, story(effect_triad=triad))
    send(collection, "b" * 32, questionnaire.version, story())
    dots = plane_dots(source, ("effect_triad",), Selection((USABLE,)), None)
    listed = dots.among({story_id_of("a" * 32)})
    assert listed.stories == [story_id_of("a" * 32)]
    assert np.allclose([listed.x, listed.y], [[0.55], [0.5 * 3**0.5 / 2]])
    assert [len(each) for each in (listed.layer, listed.beside, listed.label)] == [1, 1, 1]
