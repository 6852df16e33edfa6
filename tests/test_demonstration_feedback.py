"""The demonstration has a terugkoppeling: a sound record, whose words are all written by hand."""

import pytest

from tests.doing import admin
from tests.giving_back import SMALLEST, now, read
from tests.test_intake_record import exported
from vertelpunt.admin.demonstration import declared, read_stories
from vertelpunt.admin.demonstration_feedback import feedback_events, publish
from vertelpunt.admin.demonstration_sessions import session_events
from vertelpunt.insight.feedback import Asked, Learned, Plot, Quote
from vertelpunt.insight.source import Source
from vertelpunt.intake.record_file import parse_record
from vertelpunt.paths import (
    DEMONSTRATION_FEEDBACK,
    DEMONSTRATION_SESSIONS,
    DEMONSTRATION_STORIES,
)


@pytest.mark.parametrize("number", [1, 65])
def test_it_says_what_there_is_to_say_of_as_many_stories_as_there_are(
    source: Source, number: int
) -> None:
    asked, collection = source.questionnaire, source.collection
    written = read_stories(DEMONSTRATION_STORIES, asked, source.places)
    collection.append(
        [declared(), *(e for each in written[:number] for e in each.events(asked.version))]
    )
    collection.append(session_events(DEMONSTRATION_SESSIONS, asked, written, number))
    collection.append(feedback_events(DEMONSTRATION_FEEDBACK, asked, written, number))
    publish(admin(collection), source, DEMONSTRATION_FEEDBACK, SMALLEST)
    assert parse_record(exported(collection), "x.json", source.places).findings == ()
    pieces = {"everyone": read(source, "everyone"), "members": read(source, "members")}
    found = {who: {type(each) for each in told} for who, told in pieces.items()}
    assert Asked in found["everyone"]
    assert Quote not in found["everyone"]
    if number == 65:
        assert {Plot, Learned, Quote} <= found["members"]
        assert len(now(source).written) == len(pieces["members"]) == 14
