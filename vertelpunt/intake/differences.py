"""What a record says otherwise than the collection, question by question."""

from collections.abc import Iterator, Mapping
from typing import Any

from vertelpunt.dutch import moment, number
from vertelpunt.intake.finding import Difference, quoted, shown
from vertelpunt.intake.record import Record
from vertelpunt.questionnaire import ChoiceQuestion, Question, Questionnaire, StonesQuestion
from vertelpunt.store import PUBLISHED, Collection, Event
from vertelpunt.store.merging import differing, erased_in, merged

_KINDS = {
    "story_coded": "wat de kerngroep toevoegde",
    "story_set_aside": "een verhaal dat opzij is gezet",
    "story_codes_given": "wat een lezer toevoegde",
    "story_codes_decided": "wat jullie samen besloten",
    "story_receipt": "de verhaalbon",
    "story_revised": "wat de verteller veranderde",
    "story_judged": "of het bruikbaar is",
    "story_masked": "wat is afgeschermd",
    "story_unmasked": "wat niet meer is afgeschermd",
    "story_narrowed": "wie het mag lezen",
    "story_retention_announced": "wanneer het weggaat",
    "story_noted": "een notitie",
    "story_note_removed": "een notitie die is weggehaald",
    PUBLISHED: "de privacyverklaring",
    "kept": "iets dat is bewaard",
    "session_planned": "een duidingsessie",
    "campaign_written": "een campagne",
    "figures_brought_in": "een tabel met cijfers",
    "import_made": "verhalen die zijn overgenomen",
    "report_text_written": "een tekst in een rapport",
    "report_passage_chosen": "een passage in een rapport",
    "report_passage_left": "een passage uit een rapport",
    "report_sentence_kept": "een zin in een rapport",
    "report_sentence_released": "een zin uit een rapport",
    "feedback_block_put": "een blok van de terugkoppeling",
    "feedback_request_put": "iets waar om gevraagd is",
    "feedback_request_answered": "wat er met een vraag is gedaan",
    "feedback_published": "een terugkoppeling die is gepubliceerd",
}
_FIELDS = {
    "campaign": "campagne",
    "fictitious": "verzonnen",
    "imported": "overgenomen met",
    "privacy": "privacyverklaring",
    "questionnaire": "vragenlijst",
}
_NONE = "niets"


def differences(collection: Collection, record: Record) -> list[Difference]:
    """Where the record says otherwise than the collection; what stands in that stays.

    Raises StoreError where the two can't be one collection.
    """
    here = list(collection.events())
    merged(record.events, here)
    versions = {**record.versions, **collection.versions}
    titles = {
        event.subject: _title(event, versions)
        for event in (*record.events, *here)
        if event.kind == "story_submitted"
    }
    return [
        found
        for each in differing(record.events, here)
        for found in _between(each.here, each.there, versions, titles)
    ]


def erased_here(collection: Collection, record: Record) -> int:
    """How many stories of the record were erased here; they stay so."""
    told = {event.subject for event in record.events if event.kind == "story_submitted"}
    return sum(map(collection.is_erased, told))


def erases_here(collection: Collection, record: Record) -> int:
    """How many stories that are here the record says were erased; taking it in erases them."""
    return sum(map(collection.is_told, erased_in(record.events)))


def _between(
    here: Event, there: Event, versions: Mapping[str, Questionnaire], titles: Mapping[str, str]
) -> Iterator[Difference]:
    named = titles.get(here.subject) or here.body.get("name") or here.body.get("text")
    about = quoted(str(named)) if named else f"{here.kind} {here.subject}"
    if here.kind != "story_submitted":
        about = f"{about}, {_KINDS.get(here.kind, here.kind)}"
        yield from _fields(about, here.body, there.body)
        return
    if here.at != there.at:
        told = [moment(each.at) for each in (here, there)]
        if told[0] == told[1]:
            told = [each.at.isoformat(" ") for each in (here, there)]
        yield Difference(about, "verteld op", *told)
    asked = {
        question.id: question
        for version in (there.body["questionnaire"], here.body["questionnaire"])
        for question in versions[version].questions
    }
    for question in asked.values():
        one, other = (_said(question, event.body) for event in (here, there))
        if one != other:
            yield Difference(about, f"vraag {quoted(question.name)}", one, other)
    plain = [{name: event.body.get(name) for name in _FIELDS} for event in (here, there)]
    yield from _fields(about, *plain)


def _fields(about: str, here: Mapping[str, Any], there: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys([*here, *there]):
        one, other = here.get(name), there.get(name)
        if one != other:
            yield Difference(about, _FIELDS.get(name, f"`{name}`"), _plain(one), _plain(other))


def _title(event: Event, versions: Mapping[str, Questionnaire]) -> str:
    part = versions[event.body["questionnaire"]].part("title")
    return str(event.body["answers"].get(part.id, "")) if part else ""


def _said(question: Question, body: Mapping[str, Any]) -> str:
    """A sound answer in words, as exact as it is."""
    if question.id in body["not_applicable"]:
        return "n.v.t."
    value = body["answers"].get(question.id)
    words = f" ({body['other'][question.id]})" if question.id in body["other"] else ""
    if isinstance(question, ChoiceQuestion) and value is not None:
        return ", ".join(option.label for option in question.chosen(value)) + words
    if isinstance(question, StonesQuestion) and value is not None:
        names = {stone.id: stone.label for stone in question.stones}
        return ", ".join(
            f"{names[mark['stone']]} {_plain(mark['x'])}/{_plain(mark['y'])}" for mark in value
        )
    return _plain(value) + words


def _plain(value: Any) -> str:
    if value is None:
        return _NONE
    if isinstance(value, float):
        return number(value) if float(f"{value:.3f}") == value else str(value)
    return value if isinstance(value, str) else shown(value)
