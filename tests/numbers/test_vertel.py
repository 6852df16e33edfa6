"""Every number on the page Vertel: on its form, and where the own dots lie after sending."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.checks import card_of
from tests.numbers.page import Page, numbers_in, pieces_of, rows_of
from tests.numbers.plain import (
    CORNERS,
    QUESTIONS,
    SMALLEST,
    TRIADS,
    cell,
    counted,
    dot,
    middle,
    shown,
)
from vertelpunt.admin.demonstration import read_stories
from vertelpunt.paths import DEMONSTRATION_STORIES
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import story_id_of

PER_SIDE = 3


def test_every_number_of_vertel(
    open_page: Callable[..., Page], told: list[Told], questionnaire: Questionnaire,
    places: dict[str, Place],
) -> None:  # fmt: skip
    page = open_page("vertel", Case("no selection"))
    # What members may not read, is not suggested either.
    named = Counter(
        each.answers.get("organisation")
        for each in told
        if each.usable and each.answers["share_level"] in ("members", "partners")
    )
    often = {each for each, stories_of in named.items() if each and stories_of > 1}
    assert set(page.data("story_form")["suggestions"]["organisation"]) == often
    page.all_checked()
    drafts = {story_id_of(draft): draft for each in _written(questionnaire, places)
              for draft in [f"demonstration {each}"]}  # fmt: skip
    for each in (told[0], next(t for t in told if t.not_applicable), told[-1]):
        page.app.session_state["outcome"] = {"draft_id": drafts[each.id], "sent": True}
        page = Page(page.app.run())
        assert page.data("story_form")["outcome"]["sent"]
        html = page.html('class="vp-card"')
        # What the core group added is not the teller's to read.
        own = replace(each, sessions=[], rests_under=[], contradicts=[])
        shown = card_of(replace(own, coding={}, set_aside_reason=""))
        assert pieces_of(html) == [" ".join(piece.split()) for piece in shown if piece]
        for triad in TRIADS:
            if triad in each.answers:
                _check_own_dot(page.html(QUESTIONS[triad]["label"]), told, each, triad)
        page.all_checked()


def _written(questionnaire: Questionnaire, places: dict[str, Place]) -> list[str]:
    return [each.id for each in read_stories(DEMONSTRATION_STORIES, questionnaire, places)]


def _check_own_dot(html: str, told: list[Told], own: Told, triad: str) -> None:
    """Counts per cell of the others that count, in the drawing and in the table: five or more."""
    plane = (triad,)
    lying = [each for each in counted(told) if each != own and dot(each, plane)]
    counts = shown(Counter(cell(each, plane, PER_SIDE) for each in lying))
    others = counts.get(cell(own, plane, PER_SIDE))
    _, said, *pieces = pieces_of(html)
    (held_back,) = (each for each in pieces if each.startswith("Een vakje zonder getal"))
    assert numbers_in(said) == [len(lying)] + [others] * (others is not None)
    assert numbers_in(held_back) == [SMALLEST]
    drawn = re.findall(r"<b style=.*?>(\d+)</b>", html)
    assert Counter(map(int, drawn)) == Counter(counts.values())
    corners = QUESTIONS[triad]["corners"]
    named = {}
    for place, number in counts.items():
        x, y = middle(place, PER_SIDE)
        top = y * 2 / 3**0.5
        shares = dict(zip(CORNERS, (1 - x - top / 2, x - top / 2, top), strict=True))
        words = " · ".join(f"{corners[each]} {100 * shares[each]:.0f}%" for each in CORNERS)
        named[words] = str(number)
    _, *rows = rows_of(html)
    assert dict(rows) == named
    assert [int(number) for _, number in rows] == sorted(counts.values(), reverse=True)
