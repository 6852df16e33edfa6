"""The questions as an XLSForm, for KoboToolbox and other tools, and what can't be said there."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, fields, replace

from xlsxwriter import Workbook

from vertelpunt.dutch import listed
from vertelpunt.export.excel import write_sheet
from vertelpunt.export.xlsform_rows import (
    SKIPPED_OPTION,
    Row,
    options_of,
    rows_of,
)
from vertelpunt.questionnaire import ChoiceQuestion, Place, Question, Questionnaire, TextQuestion
from vertelpunt.questionnaire.form_names import (
    DONE,
    INTRODUCTION,
    PLACES,
    SKIPPED_LIST,
    THANKS,
    VERSION,
    about_name,
    step_name,
)
from vertelpunt.questionnaire.form_words import before_said, without_names

_SURVEY = [each.name for each in fields(Row)]
_CHOICES = ["list_name", "name", "label"]
_SETTINGS = ["form_title", "form_id", "version", "style"]


def xlsform_of(asked: Questionnaire, places: Mapping[str, Place]) -> bytes:
    """The workbook. `places`: those that can be chosen. A text is never read as a formula.

    Names are ids (`questionnaire.form_names`), so that the answers are known when they come in.
    """
    out = io.BytesIO()
    settings = (asked.name, "vertelpunt", asked.unmarked().version, "pages")
    with Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for name, columns, rows in (
            ("survey", _SURVEY, [astuple(each) for each in _survey(asked)]),
            ("choices", _CHOICES, [*_choices(asked, places)]),
            ("settings", _SETTINGS, [settings]),
        ):
            write_sheet(book, name, columns, rows, bold, plain)
    return out.getvalue()


def not_in_xlsform(asked: Questionnaire) -> list[str]:
    """What a form of another tool says otherwise or not at all, as Dutch sentences."""
    questions = asked.questions
    said = (
        (_of(questions, "triad"),
         "Een stip in een driehoek kan niet. Dit worden drie getallen, samen 100: {}."),
        (_of(questions, "stones"),
         "Stenen in een vlak kunnen niet. Dit worden twee schuiven per steen; de namen van kwarten "
         "gaan niet mee, en alle stenen weglaten mag altijd: {}."),
        (_of(questions, "slider"),
         "Een schuif gaat in hele stappen, en haar uiteinden staan in de uitleg: {}."),
        ([each for each in questions if each.not_applicable],
         "‘Niet van toepassing’ is een vinkje onder de vraag, zolang ze open is: {}."),
        ([each for each in questions if any(option.help for option in options_of(each))],
         "De uitleg bij een antwoord staat in de uitleg bij de vraag: {}."),
        ([each for each in questions if each.more],
         "‘Vertel meer’ is er niet. Deze vragen staan open tussen de andere: {}."),
        ([each for each in questions if isinstance(each, TextQuestion) and each.suggestions],
         "Voorstellen tijdens het typen zijn er niet: {}."),
        ([each for each in questions if isinstance(each, ChoiceQuestion) and each.part],
         "Welke rol een vraag in de app speelt, weet alleen het Vertelpunt. Verander daar dus geen "
         "namen en geen antwoorden van: {}."),
    )  # fmt: skip
    found = [words.format(_named(those)) for those, words in said if those]
    named = {each.step for each in questions}
    if empty := [f"‘{each.title}’" for each in asked.steps if each.id not in named]:
        found.append(f"Een stap zonder vragen gaat niet mee: {listed(empty)}.")
    if any(sign in row.label + row.hint for row in _survey(asked) for sign in "*_#"):
        found.append("De tekens *, _ en # maken woorden daar soms schuin, vet of groot.")
    return [
        *found,
        "Korte namen, welke schuiven bij elkaar horen, en wat op een kaart en op Reflectie staat, "
        "gaan niet mee. Het formulier waarschuwt niet voor namen, en geeft geen verhaalbon.",
        "De privacyverklaring staat er niet in. Zeg er zelf bij wie de antwoorden leest, en waar "
        "het andere programma ze bewaart.",
    ]


def _survey(asked: Questionnaire) -> Iterator[Row]:
    for row in _rows(asked):
        yield replace(row, label=without_names(row.label), hint=without_names(row.hint))


def _rows(asked: Questionnaire) -> Iterator[Row]:
    yield Row("end", DONE)
    if before := before_said(asked):
        yield Row("note", INTRODUCTION, before)
    for step in asked.steps:
        questions = [each for each in asked.questions if each.step == step.id]
        if not questions:
            continue
        yield Row("begin_group", step_name(step.id), step.title, appearance="field-list")
        if step.help:
            yield Row("note", about_name(step_name(step.id)), step.help)
        for question in questions:
            yield from rows_of(question)
        yield Row("end_group")
    if asked.afterwards:
        yield Row("note", THANKS, asked.afterwards)
    yield Row("calculate", VERSION, calculation=f"'{asked.unmarked().version}'")


def _choices(asked: Questionnaire, places: Mapping[str, Place]) -> Iterator[tuple[str, str, str]]:
    for question in asked.questions:
        for option in options_of(question):
            yield question.id, option.id, without_names(option.label)
    if _of(asked.questions, "place"):
        for code, place in places.items():
            yield PLACES, code, place.label
    if any(each.not_applicable for each in asked.questions):
        yield (SKIPPED_LIST, *SKIPPED_OPTION)


def _of(questions: Sequence[Question], kind: str) -> list[Question]:
    return [each for each in questions if each.type == kind]


def _named(questions: Sequence[Question]) -> str:
    return listed([f"‘{each.name}’" for each in questions])
