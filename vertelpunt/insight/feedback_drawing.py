"""A terugkoppeling drawn up to be published: what each block says now, and what it leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vertelpunt.dutch import day_of
from vertelpunt.feedback import Block, Feedback, Request
from vertelpunt.insight.coming import SOUGHT, Sought, what_comes
from vertelpunt.insight.feedback_numbers import Counts, counts
from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Outcome, Passage, session_now
from vertelpunt.store import Collection, in_role

MEMBER = in_role("member")


@dataclass(frozen=True)
class DrawnUp:
    """`blocks`: with what they would say. `left_out`: why a block is not among them, by its id.

    `groups`: of which the numbers become known. `position`: the change number of all this.
    """

    blocks: tuple[Block, ...]
    left_out: Mapping[str, str]
    groups: tuple[frozenset[str], ...]
    position: int


def draw_up(whole: Source, feedback: Feedback, smallest: int, today: date) -> DrawnUp:
    """What would be published now. `whole`: a collection, of who writes it; stories in it are read
    as those who will read it may. `smallest`: in stories.
    """
    position = whole.collection.position()
    written = feedback.written
    plots = [each.content["question"] for each in written if each.kind == "plot"]
    earlier = [*reversed([*feedback.versions.values()])]
    # What nobody asks for is not told either.
    wanted = any(each.kind in ("number", "plot") for each in written)
    counted = counts(whole, plots, earlier, smallest) if wanted else Counts({}, {}, ())
    drawing = _Drawing(whole, feedback, counted, today, _quotable(whole, written))
    drawn = [(each, drawing.content(each)) for each in written]
    return DrawnUp(
        tuple(replace(each, content=said) for each, said in drawn if not isinstance(said, str)),
        {each.id: said for each, said in drawn if isinstance(said, str)},
        counted.groups,
        position,
    )


def recorded(collection: Collection, session: str, outcome: str) -> Outcome | None:
    """What a session recorded; None where it was put aside, or the session was."""
    told = session_now(collection, session)
    found = told.room.outcomes.get(outcome) if told and not told.removed else None
    return found if found and not found.aside else None


def passage_in(content: Mapping[str, Any]) -> tuple[str, Passage]:
    """The story and the place that a quotation is of."""
    return content["story"], Passage(**content["passage"])


def _quotable(whole: Source, written: Sequence[Block]) -> frozenset[tuple[str, Passage]]:
    """The quotations that members may read."""
    places = [passage_in(each.content) for each in written if each.kind == "quote"]
    return frozenset(read_passages(replace(whole, viewer=MEMBER, others=False), places))


@dataclass(frozen=True)
class _Drawing:
    source: Source
    feedback: Feedback
    counted: Counts
    today: date
    quotable: frozenset[tuple[str, Passage]]

    def content(self, block: Block) -> Mapping[str, Any] | str:
        """What a block says now, or why it says nothing."""
        match block.kind:
            case "number":
                return self.counted.number
            case "plot":
                asked = self.counted.plots.get(block.content["question"])
                return asked or "Deze vraag wordt niet meer gesteld."
            case "quote":
                if passage_in(block.content) in self.quotable:
                    return block.content
                return "Dit citaat is er niet meer, of leden mogen het verhaal niet lezen."
            case "outcome":
                return self._outcome(block)
            case "request":
                asked_for = self.feedback.requests.get(block.content["request"])
                if asked_for is None or asked_for.removed:
                    return "Deze vraag of actie is weggehaald."
                return self._request(block, asked_for)
            case "next":
                return self._next(block.content)
        return block.content

    def _outcome(self, block: Block) -> Mapping[str, Any] | str:
        found = recorded(self.source.collection, block.content["session"], block.content["outcome"])
        if found is None:
            return "Deze uitkomst is weggelegd."
        stories = [each.story for each in found.rests_on]
        said = {"named": found.kind, "text": found.text, "stories": list(dict.fromkeys(stories))}
        return {**block.content, **said}

    def _request(self, block: Block, asked: Request) -> Mapping[str, Any]:
        session, outcome = asked.session, asked.outcome
        found = recorded(self.source.collection, session, outcome) if session and outcome else None
        stories = [each.story for each in found.rests_on] if found else []
        return {
            **block.content,
            "text": asked.text, "session": session, "outcome": outcome,
            "stories": list(dict.fromkeys(stories)), "said": _came(asked),
        }  # fmt: skip

    def _next(self, said: Mapping[str, Any]) -> Mapping[str, Any] | str:
        sought: Sought = said.get("of", "session")
        coming = what_comes(self.source, sought, self.today)
        if coming is None:
            return f"Er is nu geen {SOUGHT[sought]} met een dag die nog komt."
        title = coming.title if said["titled"] else ""
        return {"kind": "next", "of": coming.sort, "title": title, "on": coming.on.isoformat()}


def _came(asked: Request) -> list[dict[str, str]]:
    """What came of it, by day: what was said last on each, and only where it is other than before.

    So that who presses the wrong thing and turns it round does not tell that to everybody.
    """
    by_day = {day_of(each.at).isoformat(): each for each in asked.said}
    came: list[dict[str, str]] = []
    for on, said in by_day.items():
        is_now = {"state": said.state, "reason": said.reason}
        if not came or {**came[-1], **is_now} != came[-1]:
            came.append({"on": on, **is_now})
    return came
