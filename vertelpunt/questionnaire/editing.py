"""Questions as they are edited: a function an edit, sound questions in and sound questions out.

An id is made of the first label and never changes, nor does a type: answers hang on them. What is
hidden is asked no more; versions of before still have it.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from vertelpunt.questionnaire.checks import RESERVED_IDS, read_questionnaire
from vertelpunt.questionnaire.findings import QuestionnaireError
from vertelpunt.questionnaire.kinds import KINDS, kind_of
from vertelpunt.questionnaire.model import ChoiceQuestion, Option, Question, Questionnaire
from vertelpunt.questionnaire.question_types import TYPES, with_text
from vertelpunt.questionnaire.typed import cleaned

LONGEST_LABEL, LONGEST_TEXT = 300, 2_000
_LONGEST_ID = 36
# What the app can't do without.
_ALWAYS = {"title": "de titel", "audience": "wie het verhaal mag lezen"}
_LINES = ("label", "short")
_FLAGS = ("required", "not_applicable", "more")
_MOST_STONES = 8
Content = dict[str, Any]


class EditError(Exception):
    """An edit that can't be; nothing changed. Its text is a Dutch sentence that says what to do.

    `field`: where it goes wrong, as the edit calls it; '' for the whole.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def used_ids(versions: Iterable[Questionnaire]) -> frozenset[str]:
    """The ids and columns that any of these has: no new question may have one."""
    return frozenset(
        question.column(suffix)
        for version in versions
        for question in version.questions
        for suffix in ("", *kind_of(question).columns)
    )


def minimal() -> Questionnaire:
    """The least that stories can be told with: a story, its title, and who may read it."""
    levels = (
        ("core_group", "Alleen de kerngroep"),
        ("members", "De kerngroep en alle leden"),
        ("partners", "Ook partners die meedoen aan een sessie"),
    )
    return read_questionnaire(
        {
            "name": "Vertel je verhaal",
            "steps": [
                {"id": "story", "title": "Je verhaal"},
                {"id": "check", "title": "Controleren en versturen"},
            ],
            "questions": [
                {"id": "title", "type": "text", "part": "title", "step": "story",
                 "label": "Geef je verhaal een titel", "short": "Titel", "required": True},
                {"id": "story", "type": "long_text", "step": "story",
                 "label": "Wat gebeurde er?", "short": "Verhaal", "required": True},
                {"id": "share_level", "type": "single", "part": "audience", "step": "check",
                 "label": "Wie mag je verhaal lezen?", "short": "Wie mag lezen", "required": True,
                 "options": [{"id": each, "label": label, "audience": each}
                             for each, label in levels]},
            ],
        },
        "",
    )  # fmt: skip


# The whole


def reword_top(asked: Questionnaire, texts: Mapping[str, str]) -> Questionnaire:
    """Change what stands around the questions: name, introduction, time, names, afterwards."""
    content = asked.content()
    content["name"] = _line(texts["name"], "name")
    content["introduction"] = _text(texts.get("introduction", ""), "introduction")
    before = {each: _line(texts.get(each, ""), each, needed=False) for each in ("time", "names")}
    content["before"] = {name: words for name, words in before.items() if words}
    content["afterwards"] = _line(texts.get("afterwards", ""), "afterwards", needed=False) or None
    return _read(content)


def add_step(asked: Questionnaire, title: str) -> Questionnaire:
    """Put a new step before the last one, where the story is sent."""
    content = asked.content()
    made = {"id": _id_of(title, {each.id for each in asked.steps}), "title": _line(title, "title")}
    content["steps"].insert(len(asked.steps) - 1, made)
    return _read(content)


def reword_step(asked: Questionnaire, step_id: str, title: str, help: str = "") -> Questionnaire:
    """Give a step another title and help."""
    content = asked.content()
    step = _found(content["steps"], step_id)
    step |= {"title": _line(title, "title"), "help": _text(help, "help") or None}
    return _read(content)


def move_step(asked: Questionnaire, step_id: str, by: int) -> Questionnaire:
    """Move a step this many places."""
    content = asked.content()
    _move(content["steps"], step_id, by)
    return _read(content)


def drop_step(asked: Questionnaire, step_id: str) -> Questionnaire:
    """Take away a step without questions."""
    if any(each.step == step_id for each in asked.questions):
        raise EditError("Op deze stap staan nog vragen. Zet die eerst op een andere stap.")
    if len(asked.steps) == 1:
        raise EditError("Er moet één stap overblijven.")
    content = asked.content()
    content["steps"] = [each for each in content["steps"] if each["id"] != step_id]
    return _read(content)


# A question


def add_question(
    asked: Questionnaire, kind: str, step_id: str, words: Mapping[str, Any], used: Collection[str]
) -> tuple[Questionnaire, str]:
    """Add a question at the end of a step; returns the id that it got.

    `words`: its label, what its type needs by its place, and `options`: a label for each answer or
    stone. `used`: the ids that it may not have.
    """
    label = _line(words.get("label", ""), "label")
    there = {each.id for each in asked.questions}
    made: Content = {
        "id": _free(label, kind, used_ids([asked]) | set(used), there),
        "type": kind, "step": step_id, "label": label, "not_applicable": TYPES[kind].open,
    }  # fmt: skip
    _put_texts(made, kind, words)
    match TYPES[kind].listed:
        case "options":
            made["options"] = _listed(words.get("options", ()), 2, "twee antwoorden")
        case "stones":
            made["stones"] = _listed(words.get("options", ()), 1, "één steen")
            if len(made["stones"]) > _MOST_STONES:
                raise EditError("Er passen hoogstens acht stenen in een vlak.", "options")
    content = asked.content()
    _insert(content["questions"], made)
    return _read(content), made["id"]


def reword(asked: Questionnaire, question_id: str, words: Mapping[str, Any]) -> Questionnaire:
    """Change a question: its label, short name, help, step, what its type needs, flags, and how
    many answers may be chosen (`most`; 0: as many as there are).

    `words`: only what is other. `reflection`: whether a choice stands on the page Reflectie.
    """
    content = asked.content()
    question = _found(content["questions"], question_id)
    for name in _LINES:
        if name in words:
            question[name] = _line(words[name], name, needed=name == "label") or None
    if "help" in words:
        question["help"] = _text(words["help"], "help") or None
    question |= {name: bool(words[name]) for name in _FLAGS if name in words}
    question |= {name: words[name] for name in ("step", "part") if name in words}
    if "most" in words and question["type"] == "multi":
        question["most"] = words["most"] or None
        if question["most"] and question["most"] > len(question["options"]):
            there = len(question["options"])
            raise EditError(f"Er zijn {there} antwoorden. Kies hoogstens {there}.", "most")
    _put_texts(question, question["type"], words, only_given=True)
    if question.get("required") and question.get("not_applicable"):
        both = "‘Nodig’ en ‘niet van toepassing’ gaan niet samen. Kies een van beide."
        raise EditError(both, "not_applicable")
    if question.get("required") and question.get("more"):
        both = "Wat nodig is, staat altijd open. Kies ‘nodig’ of ‘onder Vertel meer’."
        raise EditError(both, "more")
    if question.get("part") in _ALWAYS and not question.get("required"):
        raise EditError("Zonder deze vraag kan het Vertelpunt niet. Laat hem nodig.", "required")
    if "reflection" in words:
        kept = [each for each in content.get("reflection", ()) if each != question_id]
        content["reflection"] = [*kept, *([question_id] if words["reflection"] else [])]
    return _read(content)


def move(asked: Questionnaire, question_id: str, by: int) -> Questionnaire:
    """Move a question this many places within its step."""
    content = asked.content()
    questions = content["questions"]
    step = _found(questions, question_id)["step"]
    places = [place for place, each in enumerate(questions) if each["step"] == step]
    own = [questions[place] for place in places]
    _move(own, question_id, by)
    for place, each in zip(places, own, strict=True):
        questions[place] = each
    return _read(content)


def hide(asked: Questionnaire, question_id: str) -> Questionnaire:
    """Ask this question no more; what was answered stays with the stories."""
    content = asked.content()
    question = _found(content["questions"], question_id)
    if question.get("part") in _ALWAYS:
        what = _ALWAYS[question["part"]]
        raise EditError(f"Deze vraag blijft: het Vertelpunt moet weten wat {what} is.")
    content["questions"].remove(question)
    _let_go(content, lambda each: each != question_id)
    content["planes"] = [
        each for each in content.get("planes", ()) if question_id not in (each["x"], each["y"])
    ]
    return _read(content)


def bring_back(asked: Questionnaire, question: Question) -> Questionnaire:
    """Ask a question of before again, as it was, at the end of its step."""
    content = asked.content()
    brought = question.model_dump(mode="json", exclude_defaults=True)
    if question.step not in {each.id for each in asked.steps}:
        brought["step"] = asked.steps[0].id
    if question.part and asked.part(question.part):
        del brought["part"]
    _insert(content["questions"], brought)
    return _read(content)


def as_new(asked: Questionnaire, question_id: str, used: Collection[str]) -> Questionnaire:
    """Make another question of this one: the same words in the same place, under an id of its own.

    So what was answered before stands apart from what is answered now.
    """
    content = asked.content()
    question = _found(content["questions"], question_id)
    there = {each.id for each in asked.questions}
    made = _free(question["label"], question["type"], used_ids([asked]) | set(used), there)
    question["id"] = made
    _let_go(content, lambda _: True, {question_id: made})
    for plane in content.get("planes", ()):
        plane |= {side: made for side in ("x", "y") if plane[side] == question_id}
    return _read(content)


# An answer that can be chosen


def add_option(
    asked: Questionnaire, question_id: str, label: str, used: Collection[str]
) -> Questionnaire:
    """Add an answer at the end. `used`: the ids that answers of this question ever had."""
    content = asked.content()
    question = _found(content["questions"], question_id)
    if question.get("part") == "audience":
        raise EditError("Wie mag lezen ligt vast. Je kunt de woorden wel veranderen.", "option")
    there = {each["id"] for each in question["options"]}
    words = _line(label, "option")
    _need_other(question["options"], words)
    question["options"].append({"id": _id_of(words, there | set(used)), "label": words})
    return _read(content)


def reword_option(
    asked: Questionnaire, question_id: str, option_id: str, words: Mapping[str, Any]
) -> Questionnaire:
    """Change an answer: its label, its help, and whether it asks for words beside it (`other`)."""
    content = asked.content()
    options = _found(content["questions"], question_id)["options"]
    option = _found(options, option_id)
    label = _line(words.get("label", option["label"]), "label")
    _need_other([each for each in options if each is not option], label)
    option["label"] = label
    if "help" in words:
        option["help"] = _line(words["help"], "help", needed=False) or None
    if "other" in words:
        for each in options:
            each["other"] = each.get("other", False) and not words["other"]
        option["other"] = bool(words["other"])
    return _read(content)


def move_option(asked: Questionnaire, question_id: str, option_id: str, by: int) -> Questionnaire:
    """Move an answer this many places."""
    content = asked.content()
    _move(_found(content["questions"], question_id)["options"], option_id, by)
    return _read(content)


def hide_option(asked: Questionnaire, question_id: str, option_id: str) -> Questionnaire:
    """Let nobody choose this answer any more; stories that have it keep it."""
    content = asked.content()
    question = _found(content["questions"], question_id)
    if len(question["options"]) < 3:
        raise EditError("Er moeten twee antwoorden overblijven. Verberg liever de hele vraag.")
    question["options"].remove(_found(question["options"], option_id))
    if question.get("most"):
        question["most"] = min(question["most"], len(question["options"]))
    return _read(content)


def bring_back_option(asked: Questionnaire, question_id: str, option: Option) -> Questionnaire:
    """Let an answer of before be chosen again."""
    content = asked.content()
    options = _found(content["questions"], question_id)["options"]
    brought = option.model_dump(mode="json", exclude_defaults=True)
    if any(each.get("other") for each in options):
        brought.pop("other", None)
    options.append(brought)
    return _read(content)


# What was there before


def hidden_questions(asked: Questionnaire, versions: Iterable[Questionnaire]) -> list[Question]:
    """The questions of these versions that are asked no more, as they were asked last."""
    found: dict[str, Question] = {}
    for version in versions:
        found |= {each.id: each for each in version.questions}
    return [each for name, each in found.items() if asked.question(name) is None]


def hidden_options(
    asked: Questionnaire, question_id: str, versions: Iterable[Questionnaire]
) -> list[Option]:
    """The answers of a question that can be chosen no more, as they were last."""
    found: dict[str, Option] = {}
    for version in versions:
        if isinstance(question := version.question(question_id), ChoiceQuestion):
            found |= {each.id: each for each in question.options}
    now = asked.question(question_id)
    return [each for name, each in found.items() if now and now.option(name) is None]


def _read(content: Content) -> Questionnaire:
    try:
        return read_questionnaire(content, "")
    except QuestionnaireError as error:
        raise EditError(" ".join(error.problems)) from error


def _line(text: str, field: str, *, needed: bool = True) -> str:
    """One line of text, without what can't be seen."""
    line = " ".join(_seen(text).split())
    if needed and not line:
        raise EditError("Dit is nog leeg. Vul het in.", field)
    if len(line) > LONGEST_LABEL:
        raise EditError(f"Dit is te lang. Houd het op hoogstens {LONGEST_LABEL} tekens.", field)
    return line


def _text(text: str, field: str) -> str:
    """Text of some lines."""
    whole = _seen(text).strip()
    if len(whole) > LONGEST_TEXT:
        raise EditError(f"Dit is te lang. Houd het op hoogstens {LONGEST_TEXT} tekens.", field)
    return whole


def _seen(text: str) -> str:
    """The text, or nothing where nothing in it can be seen."""
    return cleaned(text) if any(c.isprintable() and not c.isspace() for c in text) else ""


def _put_texts(
    question: Content, kind: str, words: Mapping[str, Any], *, only_given: bool = False
) -> None:
    for place in TYPES[kind].texts:
        if place in words or not only_given:
            with_text(question, place, _line(words.get(place, ""), place))


def _listed(labels: Iterable[str], least: int, few: str) -> list[Content]:
    made: list[Content] = []
    for label in labels:
        words = _line(label, "options")
        _need_other(made, words, "options")
        made.append({"id": _id_of(words, {each["id"] for each in made}), "label": words})
    if len(made) < least:
        raise EditError(f"Geef ten minste {few}, elk op een eigen regel.", "options")
    return made


def _need_other(options: Iterable[Content], label: str, field: str = "label") -> None:
    if any(each["label"].casefold() == label.casefold() for each in options):
        raise EditError("Dit antwoord staat er al. Kies andere woorden.", field)


def _found(things: list[Content], wanted: str) -> Content:
    """The step, question or answer with this id, in its list."""
    for each in things:
        if each["id"] == wanted:
            return each
    raise EditError("Dit staat er niet meer. Laad de pagina opnieuw.")


def _move(things: list[Content], wanted: str, by: int) -> None:
    thing = _found(things, wanted)
    place = things.index(thing)
    things.remove(thing)
    things.insert(min(max(place + by, 0), len(things)), thing)


def _insert(questions: list[Content], made: Content) -> None:
    """After the last question of its step; where there is none yet, at the end."""
    places = [place for place, each in enumerate(questions) if each["step"] == made["step"]]
    questions.insert(places[-1] + 1 if places else len(questions), made)


def _let_go(
    content: Content, stays: Callable[[str], bool], renamed: Mapping[str, str] | None = None
) -> None:
    """Where the top names questions: only those that stay, under the id that they have now."""

    def named(ids: Iterable[str]) -> list[str]:
        return [(renamed or {}).get(each, each) for each in ids if stays(each)]

    if "card" in content:
        content["card"] = {part: named(ids) for part, ids in content["card"].items()}
    content["reflection"] = named(content.get("reflection", ()))


def _free(label: str, kind: str, used: Collection[str], ids: Collection[str]) -> str:
    """An id for a new question, of which no column is another's."""
    suffixes = [each for each in KINDS[kind].columns if each]
    taken = {*used, *ids, *RESERVED_IDS}
    while True:
        made = _id_of(label, taken)
        if not any(f"{made}_{suffix}" in taken for suffix in suffixes):
            return made
        taken.add(made)


def _id_of(label: str, taken: Collection[str]) -> str:
    """An id of what the label says, with a number behind it where it is taken."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_ID].strip("_")
    if not re.match(r"[a-z]", made) or made.startswith("coded_"):
        made = f"v_{made}".strip("_")
    tries = (made if n == 1 else f"{made}_{n}" for n in range(1, 100_000))
    return next(each for each in tries if each not in taken)
