"""A form as the questions of a draft, and what becomes of each of its rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vertelpunt.dutch import number
from vertelpunt.intake.tables import TableError
from vertelpunt.intake.tables.xlsform import TITLE
from vertelpunt.intake.xlsform.becoming import (
    Content,
    Made,
    NotTakenError,
    made_of,
    short_label,
)
from vertelpunt.intake.xlsform.blocks import blocks_of
from vertelpunt.intake.xlsform.form import Form, FormRow
from vertelpunt.intake.xlsform.frame import Frame
from vertelpunt.intake.xlsform.keeping import is_same, kept
from vertelpunt.intake.xlsform.wholes import whole_made
from vertelpunt.questionnaire import EditError, Question, Questionnaire, used_ids
from vertelpunt.questionnaire.editing.content import sound
from vertelpunt.questionnaire.editing.naming import free_id
from vertelpunt.questionnaire.form_names import DONE, VERSION, skipped_of, whole_of

_MOST_QUESTIONS = 200
# The rows of our own form that are no question.
_OURS = (DONE, VERSION)
_CHOSEN = re.compile(
    r"selected\(\s*\$\{(?P<one>\w+)\}\s*,\s*'(?P<in_one>[^']*)'\s*\)|"
    r"\$\{(?P<other>\w+)\}\s*=\s*'(?P<in_other>[^']*)'"
)
_OTHERWISE = re.compile(r"(anders|overig|other)\b.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class FormLine:
    """What becomes of a row. `becomes`: in Dutch, '' where it stays out; `lost`: sentences on what
    of it is otherwise, or why it stays out.
    """

    line: int
    asks: str
    becomes: str
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """The questions that a form becomes, its rows, and what else is said. All words are Dutch."""

    asked: Questionnaire
    lines: tuple[FormLine, ...]
    remarks: tuple[str, ...]


def take_form(form: Form, asked: Questionnaire, versions: Iterable[Questionnaire]) -> Taken:
    """What `asked` becomes when it is this form; raises TableError where nothing of it can be.

    `versions`: all that there were. A question of ours keeps its id, and what a form can't say.
    """
    return _Taking(form, asked, [*versions]).take()


class _Taking:
    """The questions so far. `_by_name`: what the form calls a question → it, and its row."""

    def __init__(self, form: Form, asked: Questionnaire, versions: list[Questionnaire]) -> None:
        self._form, self._asked = form, asked
        own = (each for each in (*versions, asked) if each.is_own)
        known = {each.id: each for version in own for each in version.questions}
        self._known: dict[str, Question] = known if form.ours else {}
        self._used = used_ids([*versions, asked])
        self._frame = Frame(form, asked)
        self._questions: list[Content] = []
        self._by_name: dict[str, tuple[Content, FormRow]] = {}
        self._lines: list[FormLine] = []
        self._groups: list[tuple[FormRow, FormRow | None]] = []

    def take(self) -> Taken:
        for block in blocks_of(self._form):
            first = block.rows[0]
            if block.repeated:
                self._leave(first, "Een groep die wordt herhaald, kan hier niet.")
            elif first.kind != "begin_group":
                self._take_row(first, block.step)
            elif made := whole_made(name := whole_of(first.name), block.rows):
                self._put(name, first, made, block.step)
            else:
                self._groups.append((first, block.step))
                for row in block.rows[1:]:
                    self._take_row(row, block.step)
        if not self._questions:
            raise TableError("In dit formulier staat geen vraag die we kunnen overnemen.")
        if len(self._questions) > _MOST_QUESTIONS:
            raise TableError(
                f"Dit formulier heeft {number(len(self._questions))} vragen. Hoogstens "
                f"{_MOST_QUESTIONS} gaan in één keer: haal er in het formulier een deel uit."
            )
        self._say_groups()
        self._add_ours()
        try:
            asked = sound(self._frame.content(self._questions))
        except EditError as error:
            raise TableError(f"Van dit formulier zijn geen vragen te maken. {error}") from error
        lines = sorted(self._lines, key=lambda each: each.line)
        return Taken(asked, tuple(lines), tuple(self._frame.remarks))

    def _take_row(self, row: FormRow, step: FormRow | None) -> None:
        if row.kind == "note":
            asked_there = any(each["step"] == self._frame.step(step) for each in self._questions)
            becomes = self._frame.note(row, step, first=not self._questions,
                                       first_of_step=not asked_there)  # fmt: skip
            if becomes:
                self._say(row, becomes)
            else:
                self._leave(row, "Losse uitleg kan hier niet. Zet hem in de uitleg van een vraag.")
        elif row.name not in _OURS and not self._stands_beside(row):
            try:
                made = made_of(row, self._form)
            except NotTakenError as error:
                self._leave(row, str(error))
            else:
                self._put(row.name, row, made, step)

    def _stands_beside(self, row: FormRow) -> bool:
        """Whether a row says something of an answer to a question that stands before it."""
        if self._form.ours and (found := self._by_name.get(skipped_of(row.name))):
            question, above = found
            question["not_applicable"] = not question.get("required")
            self._say(row, f"‘niet van toepassing’ bij ‘{above.label}’")
            return True
        said = _CHOSEN.fullmatch(row.cells.get("relevant", ""))
        if row.kind not in ("text", "string") or not said:
            return False
        found = self._by_name.get(said["one"] or said["other"])
        option = self._option(found, said["in_one"] or said["in_other"] or "") if found else None
        if found is None or option is None:
            return False
        option["other"] = True
        self._say(row, f"de woorden bij ‘{option['label']}’ van ‘{found[1].label}’")
        return True

    def _option(self, found: tuple[Content, FormRow], name: str) -> Content | None:
        """The option that asks for words of one's own, if it is that; a question has one."""
        question, row = found
        options: list[Content] = question.get("options", [])
        if any(each.get("other") for each in options):
            return None
        names = [*self._form.lists.get(row.of[0] if row.of else "", {})]
        option = dict(zip(names, options, strict=False)).get(name)
        asks = self._form.ours or _OTHERWISE.match(name) or (
            option and _OTHERWISE.match(option["label"])
        )  # fmt: skip
        return option if asks else None

    def _put(self, name: str, row: FormRow, made: Made, step: FormRow | None) -> None:
        becomes, ids = made.becomes, {each["id"] for each in self._questions}
        was = self._known.get(name) or self._title(row, made, ids)
        content: Content = made.content
        if was and was.id not in ids and is_same(was, content):
            content = kept(was, content, made.lost)
            if any(each.get("part") == content.get("part") for each in self._questions):
                content.pop("part", None)
            what = "de titel van het verhaal" if was.part == "title" else f"jullie ‘{was.name}’"
            becomes = f"{what}, {made.becomes}"
        else:
            taken = self._used if not self._form.ours or was else self._used - self._known.keys()
            content = content | {"id": free_id(name or row.label, content["type"], taken, ids)}
        content["step"] = self._frame.step(step)
        self._questions.append(content)
        self._by_name.setdefault(name, (content, row))
        self._say(row, becomes, made.lost)

    def _title(self, row: FormRow, made: Made, ids: set[str]) -> Question | None:
        """Our question for the title, where this asks for one."""
        title = self._asked.part("title")
        asks = made.content["type"] == "text" and TITLE.fullmatch(row.name)
        return title if asks and title and title.id not in ids else None

    def _add_ours(self) -> None:
        """What no Vertelpunt can do without, where the form does not ask it."""
        parts = {each.get("part") for each in self._questions}
        if "title" not in parts and (title := self._asked.part("title")):
            first = self._questions[0]["step"]
            self._questions.insert(0, _plain(title) | {"step": first})
            self._frame.remarks.append("Jullie eigen vraag naar de titel staat vooraan.")
        if "audience" not in parts and (audience := self._asked.part("audience")):
            step = self._frame.last_step(audience.step)
            self._questions.append(_plain(audience) | {"step": step})
            self._frame.remarks.append("Jullie eigen vraag wie mag lezen staat achteraan.")

    def _say_groups(self) -> None:
        """A group is a step, or has no place; a condition on it has none either."""
        used = {each["step"] for each in self._questions}
        for row, step in self._groups:
            lost = ["De voorwaarde gaat niet mee: iedereen krijgt dit."]
            if step is row and self._frame.step(row) in used:
                self._say(row, "een stap", lost if row.cells.get("relevant") else ())
            elif step is row:
                self._leave(row, "Er staat geen vraag in die we kunnen overnemen.")
            else:
                deeper = "Een groep in een groep kan hier niet: de vragen staan in de hele stap."
                self._leave(row, deeper)

    def _say(self, row: FormRow, becomes: str, lost: Iterable[str] = ()) -> None:
        asks = short_label(row.label, row.name or row.kind)
        self._lines.append(FormLine(row.line, asks, becomes, tuple(lost)))

    def _leave(self, row: FormRow, why: str) -> None:
        self._say(row, "", [why])


def _plain(question: Question) -> Content:
    return question.model_dump(mode="json", exclude_defaults=True)
