"""A question of ours that comes back in a form: what a form can't say of it stays as it was."""

from vertelpunt.intake.xlsform.becoming import Content
from vertelpunt.questionnaire import KINDS, Question, kind_of

_KEPT = ("short", "more", "suggestions", "part", "quadrants")
_READERS = "Wie mag lezen ligt vast: de antwoorden blijven die van jullie, met deze woorden."


def is_same(was: Question, content: Content) -> bool:
    """Whether a question may go on under this id: answers of one kind are kept alike."""
    return kind_of(was).columns == KINDS[content["type"]].columns


def kept(was: Question, content: Content, lost: list[str]) -> Content:
    """The question as the form has it, with what only we know of it. `lost` gets what is said."""
    before = was.model_dump(mode="json", exclude_defaults=True)
    made = {**content, **{each: before[each] for each in _KEPT if each in before}, "id": was.id}
    if was.part in ("title", "organisation"):
        made["type"] = was.type
    if was.type == "stones":
        made["required"] = was.required
    if was.part == "audience":
        made["options"] = _readers(before["options"], made["options"], lost)
    if was.part in ("title", "audience"):
        made["required"] = True
    if made.get("required"):
        made["more"] = made["not_applicable"] = False
    return made


def _readers(before: list[Content], said: list[Content], lost: list[str]) -> list[Content]:
    """The options that say who may read: those that there are, in the words of the form."""
    words = {each["id"]: each for each in said}
    if words.keys() != {each["id"] for each in before}:
        lost.append(_READERS)
        return [each | _words(words.get(each["id"], {})) for each in before]
    there = {each["id"]: each for each in before}
    return [there[name] | _words(each) for name, each in words.items()]


def _words(option: Content) -> Content:
    return {"help": option.get("help"), "label": option["label"]} if option else {}
