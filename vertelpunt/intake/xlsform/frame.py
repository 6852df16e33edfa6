"""What stands around the questions of a form: its steps, what is read first, and the end."""

from vertelpunt.dutch import listed
from vertelpunt.intake.xlsform.becoming import Content, short_label
from vertelpunt.intake.xlsform.form import Form, FormRow
from vertelpunt.questionnaire import Questionnaire, cleaned
from vertelpunt.questionnaire.editing import LONGEST_TEXT
from vertelpunt.questionnaire.editing.content import let_go
from vertelpunt.questionnaire.editing.naming import id_of, is_id
from vertelpunt.questionnaire.form_names import INTRODUCTION, THANKS, step_of
from vertelpunt.questionnaire.form_words import before_said

_SHORTENED = "De inleiding is ingekort."


class Frame:
    """The frame so far. `remarks`: what is said of the whole, in Dutch."""

    def __init__(self, form: Form, asked: Questionnaire) -> None:
        self._form, self._asked = form, asked
        self._steps: list[Content] = []
        # The step of each group by its line; None: of what stands in no group.
        self._of: dict[int | None, Content] = {}
        self._before: list[str] = []
        self._afterwards = ""
        self.remarks = [*_said_of(form)]

    def step(self, group: FormRow | None) -> str:
        """The id of the step that a group is."""
        line = group.line if group else None
        if line not in self._of:
            label = group.label or group.name if group else ""
            title = short_label(label, self._form.title or "Vragen")
            named = step_of(group.name) if group and self._form.ours else ""
            taken = {each["id"] for each in self._steps}
            made = {"id": id_of(named if is_id(named) else title, taken), "title": title}
            self._steps.append(made)
            self._of[line] = made
        return str(self._of[line]["id"])

    def last_step(self, step_id: str) -> str:
        """The id of a step behind all others, with the words of this one of ours."""
        step = next(each for each in self._asked.steps if each.id == step_id)
        made = id_of(step.id, {each["id"] for each in self._steps})
        self._steps.append(step.model_dump(exclude_defaults=True) | {"id": made})
        return made

    def note(self, row: FormRow, group: FormRow | None, *, first: bool, first_of_step: bool) -> str:
        """What a note becomes, in Dutch; '' where there is no place for it.

        `first`, `first_of_step`: nothing was asked before it, at all or in its step.
        """
        if row.name == INTRODUCTION or (first and group is None):
            self._before.append(row.label)
            return "de inleiding"
        if row.name == THANKS:
            self._afterwards = row.label
            return "wat er na het versturen staat"
        if group and first_of_step:
            self.step(group)
            step = self._of[group.line]
            step["help"] = "\n".join(filter(None, (step.get("help"), row.label)))[:LONGEST_TEXT]
            return "de uitleg van de stap"
        return ""

    def content(self, questions: list[Content]) -> Content:
        """All of it in plain values, with these questions."""
        ids, used = {each["id"] for each in questions}, {each["step"] for each in questions}
        content: Content = {
            "name": short_label(self._form.title, self._asked.name),
            "steps": [each for each in self._steps if each["id"] in used],
            "questions": questions,
            **self._around(),
        }
        if self._form.ours:
            now = self._asked.content()
            content |= {each: now[each] for each in ("card", "reflection") if each in now}
            let_go(content, lambda each: each in ids)
            content["planes"] = [
                each for each in now.get("planes", ()) if {each["x"], each["y"]} <= ids
            ]
        return content

    def _around(self) -> Content:
        text = "\n\n".join(self._before)
        around: Content = {"introduction": text}
        if self._form.ours and text == cleaned(before_said(self._asked)):
            now = self._asked.content()
            around = {each: now[each] for each in ("introduction", "before") if each in now}
        elif len(text) > LONGEST_TEXT:
            around["introduction"] = f"{text[: LONGEST_TEXT - 1]}…"
            self.remarks.append(_SHORTENED)
        if self._afterwards:
            around["afterwards"] = short_label(self._afterwards, "")
        return around


def _said_of(form: Form) -> list[str]:
    said = []
    if form.ours:
        said.append(
            "Dit formulier is gemaakt van vragen van een Vertelpunt. Wat een XLSForm niet kan "
            "zeggen, blijft bij vragen die hier ook zijn zoals het was."
        )
    if len(form.languages) > 1:
        named = listed([f"‘{each or 'zonder naam'}’" for each in form.languages])
        said.append(f"Het formulier heeft meer talen: {named}. Hieronder kies je er een.")
    return said
