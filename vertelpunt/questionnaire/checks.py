"""Checks plain values as a questionnaire and says everything that is wrong with it, at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from vertelpunt.questionnaire.findings import Finding, Path, QuestionnaireError, described
from vertelpunt.questionnaire.kinds import KINDS, kind_of
from vertelpunt.questionnaire.model import (
    ChoiceQuestion,
    Question,
    Questionnaire,
    Step,
    StonesQuestion,
)

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
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
        "import_id",
        "usable",
        "set_aside_reason",
        "judged",
        "double_of",
        "doubles",
        "goes_on",
        "masked",
        "narrowed",
        "initiative",
        "tone",
        "tags",
        "story_title",
        "title_forms",
        "title_words",
        "audience",
        "word_count",
        "not_applicable",
        "privacy_version",
    ]
)


def read_questionnaire(raw: object, source: str) -> Questionnaire:
    """Check plain values as a questionnaire; raises QuestionnaireError with every problem."""
    if not isinstance(raw, Mapping):
        nothing = "Het bestand heeft geen vragen. Begin met `questions:`."
        raise QuestionnaireError(source, [Finding((), nothing)])
    findings: list[Finding] = []
    items = raw.get("questions")
    if not isinstance(items, list) or not items:
        nothing = "Er staan geen vragen in. Zet ze onder `questions:`, elk met een streepje."
        findings.append(Finding(("questions",), nothing))
        items = []
    read = [_question(item, place, findings) for place, item in enumerate(items)]
    questions = {place: question for place, question in enumerate(read) if question}
    frame = _frame(raw, findings)
    findings += _cross_checks(questions, frame, all_read=0 < len(items) == len(questions))
    if findings or frame is None:
        raise QuestionnaireError(source, findings)
    return frame.model_copy(update={"questions": tuple(questions.values())})


def _frame(raw: Mapping[Any, Any], findings: list[Finding]) -> Questionnaire | None:
    rest = {str(key): value for key, value in raw.items() if key != "questions"}
    try:
        return Questionnaire.model_validate({**rest, "questions": []})
    except ValidationError as error:
        for path, sentence in described(error, Questionnaire):
            findings.append(Finding(path, f"Bovenaan: {sentence}"))
        return None


def _question(item: object, place: int, findings: list[Finding]) -> Question | None:
    here: Path = ("questions", place)
    if not isinstance(item, Mapping):
        findings.append(
            Finding(
                here, f"Vraag {place + 1}: dit is geen vraag. Geef ten minste id, type en label."
            )
        )
        return None
    name = f"Vraag {item.get('id') or place + 1}"
    kind = KINDS.get(str(item.get("type")))
    if kind is None:
        findings.append(
            Finding((*here, "type"), f"{name}: kies als `type` een van: {', '.join(KINDS)}.")
        )
        return None
    try:
        return _QUESTION.validate_python({str(key): value for key, value in item.items()})
    except ValidationError as error:
        for path, sentence in described(error, kind.model, skip=1):
            findings.append(Finding((*here, *path), f"{name}: {sentence}"))
        return None


def _cross_checks(
    questions: dict[int, Question], frame: Questionnaire | None, *, all_read: bool
) -> list[Finding]:
    steps: tuple[Step, ...] = frame.steps if frame else ()
    findings = [
        Finding(
            ("questions", place, "id"),
            f"Vraag {twice}: dit id staat er twee keer. Geef een van beide een ander id.",
        )
        for place, twice in _repeated({place: q.id for place, q in questions.items()})
    ]
    findings += [
        Finding(
            ("steps", place, "id"),
            f"Stap {twice}: dit id staat er twee keer. Geef een van beide een ander id.",
        )
        for place, twice in _repeated(dict(enumerate(s.id for s in steps)))
    ]
    step_ids = {step.id for step in steps}
    columns = {c: q.id for q in questions.values() for c in kind_of(q).columns_of(q)}
    for place, question in questions.items():
        here: Path = ("questions", place)
        findings += [
            Finding((*here, *path), f"Vraag {question.id}: {sentence}")
            for path, sentence in _own_checks(question, columns)
        ]
        if step_ids and question.step not in step_ids:
            findings.append(
                Finding(
                    (*here, "step"),
                    f"Vraag {question.id}: stap `{question.step}` is er niet. "
                    f"Kies uit: {', '.join(s.id for s in steps)}.",
                )
            )
    if all_read:
        findings += _part_checks(questions)
        if frame:
            findings += _frame_checks(frame, list(questions.values()))
    return findings


def _frame_checks(frame: Questionnaire, questions: list[Question]) -> list[Finding]:
    """What the top names, but the questions don't have."""
    named = {q.id for q in questions}
    choices = {q.id for q in questions if isinstance(q, ChoiceQuestion)}
    sliders = {q.id for q in questions if q.type == "slider"}
    findings = [
        Finding(
            ("card", part, place),
            f"Bovenaan: `card` noemt `{i}`, maar die vraag is er niet. Haal het daar weg.",
        )
        for part, ids in (("top", frame.card.top), ("closing", frame.card.closing))
        for place, i in enumerate(ids)
        if i not in named
    ]
    findings += [
        Finding(
            ("reflection", place),
            f"Bovenaan: `reflection` noemt `{i}`, maar dat is geen keuzevraag. Haal het daar weg.",
        )
        for place, i in enumerate(frame.reflection)
        if i not in choices
    ]
    for place, plane in enumerate(frame.planes):
        findings += [
            Finding(
                ("planes", place, side),
                f"Bovenaan: `planes` noemt `{i}`, maar dat is geen slider. Kies een andere vraag.",
            )
            for side, i in (("x", plane.x), ("y", plane.y))
            if i not in sliders
        ]
        if plane.x == plane.y:
            twice = f"Bovenaan: `planes` heeft twee keer `{plane.x}`. Kies twee verschillende"
            findings.append(Finding(("planes", place, "y"), f"{twice} sliders."))
    return findings


def _own_checks(question: Question, columns: dict[str, str]) -> list[tuple[Path, str]]:
    """What is wrong within a question: where in it, and what to do. `columns`: whose each is."""
    found: list[tuple[Path, str]] = []
    if question.id in RESERVED_IDS or question.id.startswith("coded_"):
        found.append((("id",), "dit id is al in gebruik door de app. Kies een ander id."))
    owners = {columns[name] for name in kind_of(question).columns_of(question)} - {question.id}
    for other in sorted(owners):
        found.append((("id",), f"er is ook een vraag `{other}`. Kies een ander id."))
    if question.required and question.not_applicable:
        both = "`required` en `not_applicable` gaan niet samen. Kies een van beide."
        found.append((("not_applicable",), both))
    if question.required and question.more:
        both = "`required` en `more` gaan niet samen: wat nodig is, staat altijd open. Kies er een."
        found.append((("more",), both))
    if question.part and question.type not in _PART_TYPES[question.part]:
        belongs = f"`part: {question.part}` hoort bij `type: {_PART_TYPES[question.part][0]}`."
        found.append((("part",), belongs))
    if isinstance(question, ChoiceQuestion):
        found += _option_checks(question)
    if isinstance(question, StonesQuestion):
        found += _twice("stones", "steen", [stone.id for stone in question.stones])
    return found


def _twice(part: str, what: str, ids: Iterable[str]) -> list[tuple[Path, str]]:
    return [
        (
            (part, place, "id"),
            f"{what} `{twice}` staat er twee keer. Geef een van beide een ander id.",
        )
        for place, twice in _repeated(dict(enumerate(ids)))
    ]


def _option_checks(question: ChoiceQuestion) -> list[tuple[Path, str]]:
    found = _twice("options", "keuze", [option.id for option in question.options])
    if question.most and question.type != "multi":
        found.append((("most",), "`most` hoort bij `type: multi`. Haal het weg."))
    elif question.most and question.most > len(question.options):
        there = len(question.options)
        few = f"`most` is {question.most}, maar er zijn {there} keuzes. Kies hoogstens {there}."
        found.append((("most",), few))
    others = [place for place, option in enumerate(question.options) if option.other]
    if len(others) > 1:
        found.append((("options", others[1]), "geef hoogstens één keuze `other: true`."))
    if question.part == "audience":
        found += [
            (
                ("options", place),
                "geef elke keuze een `audience`: core_group, members of partners.",
            )
            for place, option in enumerate(question.options)
            if option.audience is None
        ][:1]
    return found


def _part_checks(questions: dict[int, Question]) -> list[Finding]:
    parts = {place: q.part for place, q in questions.items() if q.part}
    findings = [
        Finding(
            ("questions", place, "part"),
            f"Twee vragen hebben `part: {part}`. Geef dat aan één vraag.",
        )
        for place, part in _repeated(parts)
    ]
    for part, example in (("title", "de titel"), ("audience", "wie mag meelezen")):
        place = next((place for place, held in parts.items() if held == part), None)
        if place is None:
            nobody = f"Geen vraag heeft `part: {part}`. Zet dat bij de vraag naar {example}."
            findings.append(Finding(("questions",), nobody))
        elif not questions[place].required:
            needed = f"Vraag {questions[place].id}: zet er `required: true` bij, de app kan niet"
            findings.append(Finding(("questions", place), f"{needed} zonder."))
    return findings


def _repeated(ids: Mapping[int, str]) -> Iterable[tuple[int, str]]:
    """What is there more than once: the place of its second, and it."""
    counts: Counter[str] = Counter()
    for place, value in ids.items():
        counts[value] += 1
        if counts[value] == 2:
            yield place, value
