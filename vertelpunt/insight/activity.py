"""Who did what and when, in sentences, of what the record says. No text of a story is in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vertelpunt.dutch import count, day
from vertelpunt.insight.feedback import STATES
from vertelpunt.insight.session_words import did
from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.source import Source
from vertelpunt.store import (
    CAMPAIGN_EVENTS,
    FEEDBACK_EVENTS,
    FIGURE_EVENTS,
    IMPORT_EVENTS,
    IMPORT_MADE,
    IMPORT_TAKEN_BACK,
    PUBLISHED,
    REPORT_EVENTS,
    SESSION_EVENTS,
    Event,
)

# What happened with kinds of events, as a filter names them.
KINDS: dict[str, tuple[str, ...]] = {
    "verhalen": ("story_submitted", "story_revised"),
    "beoordelen": (
        "story_judged", "story_set_aside", "story_masked", "story_unmasked", "story_narrowed",
        "story_noted", "story_note_removed",
    ),
    "coderen": ("story_coded", "story_codes_given", "story_codes_decided"),
    "bewaren": (
        "kept", "renamed", "kept_changed", "kept_removed", "kept_restored", "list_story_added",
        "list_story_removed",
    ),
    "sessies": tuple(SESSION_EVENTS),
    "campagnes": tuple(CAMPAIGN_EVENTS),
    "rapporten": tuple(REPORT_EVENTS),
    "terugkoppeling": tuple(FEEDBACK_EVENTS),
    "uitnodigingen": ("invitation_made", "invitation_used", "invitation_revoked"),
    "wissen": ("story_retention_announced", "story_erased"),
    "vragen": ("questionnaire_published",),
    "privacy": (PUBLISHED,),
    "cijfers": tuple(FIGURE_EVENTS),
    "overnemen": tuple(IMPORT_EVENTS),
}  # fmt: skip
_ROLES = {
    "teller": "Een verteller",
    "participant": "Een deelnemer",
    "member": "lid",
    "facilitator": "begeleider",
    "core_group": "kerngroep",
    "keeper": "beheerder",
}
_REASONS = {
    "teller": "op verzoek van de verteller",
    "privacy": "om iemand te beschermen",
    "retention": "omdat de bewaartijd om was",
    "other": "om een andere reden",
    "import": "omdat verhalen van elders zijn teruggehaald",
}
_KEPT = {"selection": "de keuze", "question": "een vraag", "reading_list": "de leeslijst"}


@dataclass(frozen=True)
class Done:
    """Something that was done. `at`: UTC; `who`, `what`: in words, of people: plain text."""

    at: datetime
    who: str
    what: str


def activity(source: Source, kinds: Iterable[str], *, most: int | None) -> list[Done]:
    """What was done of these kinds of `KINDS`, the newest first; nothing for who may not see it."""
    events = source.collection.activity(
        source.viewer, [each for kind in kinds for each in KINDS[kind]], most
    )
    titles = _titles(source, {event.subject for event in events})
    return [Done(event.at, who_did(event.actor), _said(event, titles)) for event in events]


def who_did(actor: str) -> str:
    """How an event is signed, in words: a name with the role, or the role alone."""
    role, _, name = actor.partition(":")
    known = _ROLES.get(role, role)
    return f"{name} ({known})" if name else known[:1].upper() + known[1:]


def _titles(source: Source, stories: set[str]) -> dict[str, str]:
    """The titles of these stories, and of every session and campaign."""
    rows = source.read(
        "select story_id, story_title from story where list_contains(?, story_id)",
        [sorted(stories)],
    ).to_pylist()
    named = {row["story_id"]: row["story_title"] for row in rows}
    named |= {each.id: each.title for each in all_sessions(source)}
    named |= {each.id: each.name for each in source.collection.campaigns(source.viewer)}
    return {subject: f"‘{name}’" for subject, name in named.items()}


def _said(event: Event, titles: dict[str, str]) -> str:
    story = titles.get(event.subject, "een verhaal dat er niet meer is")
    if event.kind in SESSION_EVENTS:
        return did(event, story)
    said = _SAID.get(event.kind)
    return said(event.body, story) if said else event.kind


def _judged(body: dict[str, Any], story: str) -> str:
    if body["usable"] is None:
        return f"liet {story} weer wachten"
    if body["usable"]:
        return f"noemde {story} bruikbaar"
    why = f" ({body['reason']})" if body["reason"] else ""
    return f"zette {story} apart{why}"


def _narrowed(body: dict[str, Any], story: str) -> str:
    if body["audience"] is None:
        return f"liet {story} weer lezen door wie de verteller koos"
    return f"liet minder mensen {story} lezen"


def _kept(body: dict[str, Any], _: str) -> str:
    named = f" ‘{body['name']}’" if body.get("name") else ""
    return f"bewaarde {_KEPT[body['kind']]}{named}"


def _masked(body: dict[str, Any], story: str) -> str:
    return f"schermde woorden af in {story} ({count(len(body['masks']), 'plek', 'plekken')})"


def _announced(body: dict[str, Any], story: str) -> str:
    if body["on"] is None:
        return f"bewaart {story} toch langer"
    return f"kondigde aan dat {story} weggaat op {day(date.fromisoformat(body['on']))}"


def _stated(body: dict[str, Any], _: str) -> str:
    if body["own"]:
        return "zette een privacyverklaring klaar"
    return "zette de privacyverklaring van het bestand klaar"


def _for_report(body: dict[str, Any]) -> str:
    first, last = (day(date.fromisoformat(body[side])) for side in ("first", "last"))
    return f"voor het rapport van {first} tot en met {last}"


_SAID: dict[str, Callable[[dict[str, Any], str], str]] = {
    "story_submitted": lambda body, story: (
        f"nam {story} over van elders" if body.get("imported") else f"vertelde {story}"
    ),
    "story_revised": lambda _, story: f"veranderde {story}",
    "story_judged": _judged,
    "story_set_aside": lambda body, story: _judged(
        {"usable": False, "reason": body.get("reason")}, story
    ),
    "story_masked": _masked,
    "story_unmasked": lambda _, story: f"liet afgeschermde woorden weer zien in {story}",
    "story_narrowed": _narrowed,
    "story_noted": lambda _, story: f"schreef een notitie bij {story}",
    "story_note_removed": lambda _, story: f"haalde een notitie weg bij {story}",
    "story_coded": lambda _, story: f"codeerde {story}",
    "story_codes_given": lambda body, story: f"codeerde {story} ({body['scheme']})",
    "story_codes_decided": lambda body, story: f"besloot over {story} ({body['scheme']})",
    "story_retention_announced": _announced,
    "story_erased": lambda body, _: f"wiste een verhaal, {_REASONS[body['reason']]}",
    "kept": _kept,
    "renamed": lambda body, _: f"gaf iets de naam ‘{body['name']}’",
    "kept_changed": lambda _body, _: "veranderde iets dat is bewaard",
    "kept_removed": lambda _body, _: "haalde iets weg dat was bewaard",
    "kept_restored": lambda _body, _: "zette iets terug dat was bewaard",
    "list_story_added": lambda _body, _: "zette een verhaal op een leeslijst",
    "list_story_removed": lambda _body, _: "haalde een verhaal van een leeslijst",
    "campaign_written": lambda body, campaign: (
        f"maakte de campagne {campaign}" if "key" in body else f"veranderde de campagne {campaign}"
    ),
    "campaign_opened": lambda _body, campaign: f"opende de campagne {campaign}",
    "campaign_ended": lambda _body, campaign: f"liet niemand meer beginnen bij {campaign}",
    "campaign_closed": lambda _body, campaign: f"sloot de campagne {campaign}",
    "campaign_removed": lambda _body, campaign: f"haalde de campagne {campaign} weg",
    "campaign_restored": lambda _body, campaign: f"zette de campagne {campaign} terug",
    "invitation_made": lambda body, _: f"nodigde {body['name']} uit ({_ROLES[body['role']]})",
    "invitation_used": lambda _body, _: "kwam binnen met een uitnodiging",
    "invitation_revoked": lambda _body, _: "trok een uitnodiging in",
    "questionnaire_published": lambda _body, _: "zette nieuwe vragen klaar",
    PUBLISHED: _stated,
    IMPORT_MADE: lambda body, _: f"nam verhalen over: ‘{body['name']}’",
    IMPORT_TAKEN_BACK: lambda _body, _: "haalde overgenomen verhalen terug",
    "figures_brought_in": lambda body, _: f"nam cijfers op: ‘{body['name']}’ ({body['year']})",
    "figures_removed": lambda _body, _: "haalde cijfers weg",
    "figures_restored": lambda _body, _: "zette cijfers terug",
    "report_text_written": lambda body, _: f"schreef een tekst {_for_report(body)}",
    "report_passage_chosen": lambda body, _: f"koos een passage {_for_report(body)}",
    "report_passage_left": lambda body, _: f"haalde een passage weg {_for_report(body)}",
    "report_sentence_kept": lambda body, _: f"hield een zin vast {_for_report(body)}",
    "report_sentence_released": lambda body, _: f"liet een zin los {_for_report(body)}",
    "feedback_block_put": lambda _body, _: "schreef een blok van de terugkoppeling",
    "feedback_block_moved": lambda _body, _: "verplaatste een blok van de terugkoppeling",
    "feedback_block_removed": lambda _body, _: "haalde een blok uit de terugkoppeling",
    "feedback_block_restored": lambda _body, _: "zette een blok van de terugkoppeling terug",
    "feedback_request_put": lambda _body, _: "schreef op wat er gevraagd is",
    "feedback_request_answered": lambda body, _: (
        f"zei wat er met een vraag is gebeurd ({STATES[body['state']]})"
    ),
    "feedback_request_removed": lambda _body, _: "haalde weg wat er gevraagd is",
    "feedback_request_restored": lambda _body, _: "zette terug wat er gevraagd is",
    "feedback_published": lambda _body, _: "publiceerde de terugkoppeling",
    "feedback_withdrawn": lambda _body, _: "trok de terugkoppeling terug",
    "feedback_put_back": lambda _body, _: "zette een eerdere terugkoppeling terug",
}
