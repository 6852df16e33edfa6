"""Campaigns as the record tells them: a vertelweek, a meeting or a theme in which stories are told.

A story names the campaign by its `key`: what stands in the link, which never changes. So stories of
before a campaign was made belong to one that takes their name over.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

import duckdb

from vertelpunt.questionnaire import OwnQuestion, Questionnaire, ShortForm, campaign_form
from vertelpunt.store.event import Event

# `new`: not begun yet; `closing`: who began may finish.
CampaignState = Literal["new", "open", "closing", "closed"]
CAMPAIGN_EVENTS = frozenset(
    [
        "campaign_written", "campaign_opened", "campaign_ended", "campaign_closed",
        "campaign_removed", "campaign_restored",
    ]
)  # fmt: skip
_BECOMES: dict[str, CampaignState] = {
    "campaign_opened": "open", "campaign_ended": "closing", "campaign_closed": "closed",
}  # fmt: skip
_UNSEEN_CODE = "?"


@dataclass(frozen=True)
class Campaign:
    """A campaign. `at`: UTC; `first`, `last`: its days, both of them in it; None: no bound.

    `reaches`: whom it reaches, in words. `code`: what tellers type, '' for nothing. `short`: None
    for the whole form. `outcome`: what came of it, in words. `state`: as somebody last said.
    """

    id: str
    at: datetime
    key: str
    name: str
    first: date | None = None
    last: date | None = None
    introduction: str = ""
    reaches: str = ""
    code: str = ""
    short: ShortForm | None = None
    questions: tuple[OwnQuestion, ...] = ()
    outcome: str = ""
    state: CampaignState = "new"
    removed: bool = False

    def state_on(self, day: date) -> CampaignState:
        """What it is on a day: once opened it begins on its first, and ends after its last."""
        if self.removed:
            return "closed"
        if self.state == "open" and self.first and day < self.first:
            return "new"
        return "closing" if self.state == "open" and self.last and day > self.last else self.state

    def takes(self, code: str) -> bool:
        """Whether this is its code, however that was typed; also where it asks none."""
        return not self.code or _as_typed(code) == _as_typed(self.code)

    def without_code(self) -> "Campaign":
        """The same for who may not know the code: only that there is one."""
        return replace(self, code=_UNSEEN_CODE if self.code else "")

    def form(self, asked: Questionnaire) -> Questionnaire:
        """What it asks. `asked`: the questions of now."""
        return campaign_form(
            asked, self.id, self.name, self.introduction, self.short, self.questions
        )


def apply(cursor: duckdb.DuckDBPyConnection, event: Event) -> None:
    """Change the table by an event of CAMPAIGN_EVENTS; of a campaign that isn't there, nothing."""
    row = cursor.execute(
        "select body from campaign where campaign_id = ?", [event.subject]
    ).fetchone()
    match event.kind:
        case "campaign_written" if row is None and "key" in event.body:
            cursor.execute(
                "insert into campaign values (?, ?, ?, 'new', false)",
                [event.subject, event.at, _json(event.body)],
            )
        case "campaign_written" if row is not None:
            # Its key is in links that were spread: it stays.
            held = json.loads(row[0])
            cursor.execute(
                "update campaign set body = ? where campaign_id = ?",
                [_json(held | event.body | {"key": held["key"]}), event.subject],
            )
        case "campaign_removed" | "campaign_restored":
            cursor.execute(
                "update campaign set removed = ? where campaign_id = ?",
                [event.kind == "campaign_removed", event.subject],
            )
        case kind if kind in _BECOMES:
            cursor.execute(
                "update campaign set state = ? where campaign_id = ?",
                [_BECOMES[kind], event.subject],
            )


def all_campaigns(cursor: duckdb.DuckDBPyConnection) -> tuple[Campaign, ...]:
    """Every campaign, those that were removed too; the last one made first."""
    rows = cursor.execute(
        "select campaign_id, made_at, body, state, removed from campaign "
        "order by made_at desc, campaign_id"
    ).fetchall()
    return tuple(
        replace(_written(made, at, json.loads(body)), state=state, removed=removed)
        for made, at, body, state, removed in rows
    )


def _written(campaign_id: str, at: datetime, body: dict[str, Any]) -> Campaign:
    first, last = (
        date.fromisoformat(body[each]) if body.get(each) else None for each in ("first", "last")
    )
    texts: dict[str, Any] = {
        each: body[each] for each in ("introduction", "reaches", "code", "outcome") if each in body
    }
    short = body.get("short")
    return Campaign(
        campaign_id, at, body["key"], body.get("name") or body["key"], first, last, **texts,
        short=ShortForm(**short | {"also": tuple(short["also"])}) if short else None,
        questions=tuple(
            OwnQuestion(**each | {"answers": tuple(each["answers"])})
            for each in body.get("questions", ())
        ),
    )  # fmt: skip


def _as_typed(code: str) -> str:
    return "".join(code.split()).casefold()


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False)
