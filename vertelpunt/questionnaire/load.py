"""Reads a questionnaire file and says everything that is wrong with it, at once."""

import difflib
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from vertelpunt.questionnaire.model import (
    ChoiceQuestion,
    ConfirmationQuestion,
    PlaceQuestion,
    Question,
    Questionnaire,
    SliderQuestion,
    Step,
    TextQuestion,
    TriadQuestion,
)

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_MODELS: dict[str, type[BaseModel]] = {
    "text": TextQuestion,
    "long_text": TextQuestion,
    "single": ChoiceQuestion,
    "multi": ChoiceQuestion,
    "triad": TriadQuestion,
    "slider": SliderQuestion,
    "place": PlaceQuestion,
    "confirmation": ConfirmationQuestion,
}
_PART_TYPES: dict[str, tuple[str, ...]] = {
    "title": ("text",),
    "audience": ("single",),
    "role": ("single",),
    "organisation": ("text",),
    "onderdeel": ("single",),
}
# Columns that every story has. A question of the same name would overwrite them.
RESERVED_IDS = frozenset(
    [
        "story_id",
        "revision",
        "submitted_at",
        "submitted_on",
        "questionnaire",
        "campaign",
        "fictitious",
        "usable",
        "set_aside_reason",
        "initiative",
        "tone",
        "tags",
        "story_title",
        "title_forms",
        "title_words",
        "audience",
        "word_count",
        "not_applicable",
    ]
)
# A question's own columns are its id with one of these behind it.
_SUFFIXES = {
    "triad": ("left", "right", "top", "x", "y"),
    "single": ("other",),
    "multi": ("other",),
}


class QuestionnaireError(Exception):
    """A questionnaire that can't be used. `problems` are Dutch sentences that say what to do."""

    def __init__(self, source: str, problems: Iterable[str]) -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__(f"{source}: " + " ".join(self.problems))


def load_questionnaire(path: Path) -> Questionnaire:
    """Read and check a questionnaire file; raises QuestionnaireError with every problem."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise QuestionnaireError(path.name, ["Het bestand met de vragen is er niet."]) from None
    except (OSError, UnicodeDecodeError):
        raise QuestionnaireError(
            path.name, ["Het bestand met de vragen is niet te lezen. Bewaar het als UTF-8-tekst."]
        ) from None
    try:
        raw = YAML(typ="safe", pure=True).load(io.StringIO(text))
    except MarkedYAMLError as error:
        where = f"Regel {error.problem_mark.line + 1}: " if error.problem_mark else ""
        detail = "deze sleutel staat er twee keer" if "duplicate" in str(error) else "niet leesbaar"
        raise QuestionnaireError(
            path.name, [f"{where}{detail}. Let op inspringen, dubbele punten en aanhalingstekens."]
        ) from None
    except YAMLError:
        raise QuestionnaireError(path.name, ["Het bestand is geen leesbare YAML."]) from None
    return read_questionnaire(raw, path.name)


def read_questionnaire(raw: object, source: str) -> Questionnaire:
    """Check plain values as a questionnaire; raises QuestionnaireError with every problem."""
    if not isinstance(raw, Mapping):
        raise QuestionnaireError(source, ["Het bestand heeft geen vragen. Begin met `questions:`."])
    problems: list[str] = []
    items = raw.get("questions")
    if not isinstance(items, list) or not items:
        problems.append("Er staan geen vragen in. Zet ze onder `questions:`, elk met een streepje.")
        items = []
    questions = [q for n, item in enumerate(items, 1) if (q := _question(item, n, problems))]
    frame = _frame(raw, problems)
    problems += _cross_checks(questions, frame, all_read=len(questions) == len(items))
    if problems or frame is None:
        raise QuestionnaireError(source, problems)
    return frame.model_copy(update={"questions": tuple(questions)})


def _frame(raw: Mapping[Any, Any], problems: list[str]) -> Questionnaire | None:
    rest = {key: value for key, value in raw.items() if key != "questions"}
    try:
        return Questionnaire.model_validate({**rest, "questions": []})
    except ValidationError as error:
        for detail in error.errors():
            problems.append(f"Bovenaan: {_sentence(detail, Questionnaire)}")
        return None


def _question(item: object, number: int, problems: list[str]) -> Question | None:
    if not isinstance(item, Mapping):
        problems.append(f"Vraag {number}: dit is geen vraag. Geef ten minste id, type en label.")
        return None
    name = f"Vraag {item.get('id') or number}"
    model = _MODELS.get(str(item.get("type")))
    if model is None:
        problems.append(f"{name}: kies als `type` een van: {', '.join(_MODELS)}.")
        return None
    try:
        return _QUESTION.validate_python(dict(item))
    except ValidationError as error:
        problems += [f"{name}: {_sentence(detail, model)}" for detail in error.errors()]
        return None


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A pydantic finding as a Dutch sentence that says what to do."""
    path = [str(part) for part in detail["loc"] if part not in _MODELS]
    field = ".".join(str(int(p) + 1) if p.isdigit() else p for p in path)
    match detail["type"]:
        case "missing":
            return f"`{field}` ontbreekt. Vul het in."
        case "extra_forbidden":
            near = difflib.get_close_matches(path[-1], list(model.model_fields), n=1)
            hint = f" Bedoel je `{near[0]}`?" if near else " Haal het weg."
            return f"`{field}` kennen we hier niet.{hint}"
        case "string_pattern_mismatch":
            return (
                f"`{field}` mag alleen kleine letters, cijfers en _ hebben en begint met een "
                "letter."
            )
        case "string_too_short":
            return f"`{field}` is leeg. Vul het in."
        case "string_too_long":
            return f"`{field}` is te lang. Maak het korter."
        case "string_type":
            return f"`{field}` moet tekst zijn. Zet er aanhalingstekens om."
        case "bool_type" | "bool_parsing":
            return f"`{field}` is true of false."
        case "too_short":
            return f"`{field}` heeft er te weinig. Voeg er een toe."
        case "literal_error":
            return f"`{field}` is een van: {detail.get('ctx', {}).get('expected', '')}."
        case _:
            return f"`{field}` klopt niet. Kijk hoe de andere vragen het doen."


def _cross_checks(
    questions: list[Question], frame: Questionnaire | None, *, all_read: bool
) -> list[str]:
    steps: tuple[Step, ...] = frame.steps if frame else ()
    problems = [
        f"Vraag {twice}: dit id staat er twee keer. Geef een van beide een ander id."
        for twice in _repeated(q.id for q in questions)
    ]
    problems += [
        f"Stap {twice}: dit id staat er twee keer. Geef een van beide een ander id."
        for twice in _repeated(s.id for s in steps)
    ]
    step_ids = {step.id for step in steps}
    columns = {q.id for q in questions}
    for question in questions:
        problems += [f"Vraag {question.id}: {p}" for p in _own_checks(question, columns)]
        if step_ids and question.step not in step_ids:
            problems.append(
                f"Vraag {question.id}: stap `{question.step}` is er niet. "
                f"Kies uit: {', '.join(s.id for s in steps)}."
            )
    if all_read:
        problems += _part_checks(questions)
    if all_read and frame:
        problems += [
            f"Bovenaan: `card` noemt `{i}`, maar die vraag is er niet. Haal het daar weg."
            for i in (*frame.card.top, *frame.card.closing)
            if i not in columns
        ]
        choices = {q.id for q in questions if isinstance(q, ChoiceQuestion)}
        problems += [
            f"Bovenaan: `reflection` noemt `{i}`, maar dat is geen keuzevraag. Haal het daar weg."
            for i in frame.reflection
            if i not in choices
        ]
        sliders = {q.id for q in questions if q.type == "slider"}
        problems += [
            f"Bovenaan: `planes` noemt `{i}`, maar dat is geen slider. Kies een andere vraag."
            for plane in frame.planes
            for i in (plane.x, plane.y)
            if i not in sliders
        ]
        problems += [
            f"Bovenaan: `planes` heeft twee keer `{plane.x}`. Kies twee verschillende sliders."
            for plane in frame.planes
            if plane.x == plane.y
        ]
    return problems


def _own_checks(question: Question, ids: set[str]) -> list[str]:
    problems = []
    if question.id in RESERVED_IDS:
        problems.append("dit id is al in gebruik door de app. Kies een ander id.")
    for suffix in _SUFFIXES.get(question.type, ()):
        if f"{question.id}_{suffix}" in ids:
            problems.append(f"er is ook een vraag `{question.id}_{suffix}`. Kies een ander id.")
    if question.required and question.not_applicable:
        problems.append("`required` en `not_applicable` gaan niet samen. Kies een van beide.")
    if question.part and question.type not in _PART_TYPES[question.part]:
        problems.append(
            f"`part: {question.part}` hoort bij `type: {_PART_TYPES[question.part][0]}`."
        )
    if isinstance(question, ChoiceQuestion):
        problems += [
            f"keuze `{twice}` staat er twee keer. Geef een van beide een ander id."
            for twice in _repeated(option.id for option in question.options)
        ]
        if sum(option.other for option in question.options) > 1:
            problems.append("geef hoogstens één keuze `other: true`.")
        if question.part == "audience" and any(o.audience is None for o in question.options):
            problems.append("geef elke keuze een `audience`: core_group, members of partners.")
    return problems


def _part_checks(questions: list[Question]) -> list[str]:
    parts = Counter(q.part for q in questions if q.part)
    problems = [
        f"Twee vragen hebben `part: {part}`. Geef dat aan één vraag."
        for part, count in parts.items()
        if count > 1
    ]
    for part, example in (("title", "de titel"), ("audience", "wie mag meelezen")):
        holder = next((q for q in questions if q.part == part), None)
        if holder is None:
            problems.append(
                f"Geen vraag heeft `part: {part}`. Zet dat bij de vraag naar {example}."
            )
        elif not holder.required:
            problems.append(
                f"Vraag {holder.id}: zet er `required: true` bij, de app kan niet zonder."
            )
    return problems


def _repeated(ids: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(ids).items() if count > 1]
