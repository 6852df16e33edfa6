"""What each row of a form becomes: a question of ours in plain values, or why it can't be one."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vertelpunt.dutch import number
from vertelpunt.intake.tables.xlsform import FILES, span_in
from vertelpunt.intake.xlsform.form import Form, FormRow
from vertelpunt.questionnaire.editing import LONGEST_LABEL, LONGEST_TEXT
from vertelpunt.questionnaire.editing.naming import id_of, is_id
from vertelpunt.questionnaire.form_names import PLACES
from vertelpunt.questionnaire.form_words import ends_read, option_said

Content = dict[str, Any]
_MOST_OPTIONS = 200
_LENGTH = re.compile(r"string-length\(\.\)\s*<=\s*(\d{1,6})")
_MOST = re.compile(r"count-selected\(\.\)\s*<=\s*(\d{1,3})")
_YES, _NO = ("yes", "true", "true()", "1"), ("", "no", "false", "false()", "0")
# Of a row, what we have nothing for → what is said of it.
_LOST = {
    "relevant": "De voorwaarde gaat niet mee: iedereen krijgt deze vraag.",
    "choice_filter": "Alle antwoorden staan er altijd: het filter gaat niet mee.",
    "default": "Wat er al was ingevuld, gaat niet mee.",
    "calculation": "De berekening gaat niet mee.",
    "read_only": "De vraag kan hier gewoon worden ingevuld.",
}
_MEDIA = ("media::", "image", "audio", "video", "big-image")


class NotTakenError(Exception):
    """A row that can't be a question of ours. Its text says why, in Dutch."""


@dataclass
class Made:
    """A question in plain values, without an id and a step. `becomes`: what it is, in Dutch;
    `lost`: sentences on what of it is otherwise now.
    """

    content: Content
    becomes: str
    lost: list[str] = field(default_factory=list)


def made_of(row: FormRow, form: Form) -> Made:
    """The question that a row asks; raises NotTakenError."""
    make = _MAKE.get(row.kind)
    if make is None:
        raise NotTakenError(_why(row.kind))
    made = make(row, form)
    made.content = {**words_of(row, made.lost), **made.content}
    if (lost := _required(row)) is not None:
        made.lost.append(lost)
    made.content["required"] = row.cells.get("required", "").casefold() in _YES
    made.lost += [said for name, said in _LOST.items() if row.cells.get(name)]
    if any(name.startswith(_MEDIA) for name in row.cells):
        made.lost.append("Het plaatje of geluid gaat niet mee.")
    bound = row.cells.get("constraint", "")
    if bound and not (_LENGTH.fullmatch(bound) or _MOST.fullmatch(bound)):
        made.lost.append("De grens aan het antwoord gaat niet mee.")
    if not form.ours and "${" in row.label + row.hint:
        made.lost.append("Een antwoord van eerder in de tekst (${…}) komt er als letters te staan.")
    return made


def words_of(row: FormRow, lost: list[str], hint: str | None = None) -> Content:
    """Label and help of a row. `hint`: what explains it, where that is other than its own."""
    label = row.label or row.name or "Zonder naam"
    about = row.hint if hint is None else hint
    if len(label) > LONGEST_LABEL:
        lost.append("De vraag is ingekort; de hele tekst staat in de uitleg.")
        label, about = f"{label[: LONGEST_LABEL - 1]}…", f"{label}\n{about}".strip()
    if len(about) > LONGEST_TEXT:
        lost.append(f"De uitleg is ingekort tot {number(LONGEST_TEXT)} tekens.")
        about = f"{about[: LONGEST_TEXT - 1]}…"
    return {"label": label, "help": about or None}


def short_label(text: str, otherwise: str) -> str:
    """A text as long as a label may be."""
    words = text or otherwise
    return words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1]}…"


def _required(row: FormRow) -> str | None:
    said = row.cells.get("required", "").casefold()
    return None if said in (*_YES, *_NO) else "Of hij nodig is, hing ergens van af. Dat kan niet."


def _text(row: FormRow, _: Form) -> Made:
    long = "multiline" in row.cells.get("appearance", "").split()
    content: Content = {"type": "long_text" if long else "text"}
    if (found := _LENGTH.fullmatch(row.cells.get("constraint", ""))) and int(found[1]):
        content["max_length"] = int(found[1])
    return Made(content, "een lange tekst" if long else "een korte tekst")


def _as_text(what: str) -> Callable[[FormRow, Form], Made]:
    def make(_: FormRow, __: Form) -> Made:
        return Made({"type": "text"}, "een korte tekst", [f"{what} wordt hier als tekst getypt."])

    return make


def _choice(row: FormRow, form: Form) -> Made:
    several = row.kind == "select_multiple"
    name = row.of[0] if row.of else ""
    if form.ours and name == PLACES:
        return Made({"type": "place"}, "een gemeente")
    labels = form.lists.get(name, {})
    if len(labels) > _MOST_OPTIONS:
        raise NotTakenError(
            f"Er zijn {number(len(labels))} antwoorden. Hoogstens {_MOST_OPTIONS} is hier te doen."
        )
    lost: list[str] = []
    options = _options(labels, lost)
    if "or_other" in row.of:
        ids = {each["id"] for each in options}
        options.append({"id": id_of("anders", ids), "label": "Anders", "other": True})
    if len(options) < 2:
        raise NotTakenError("Een keuze heeft hier ten minste twee antwoorden.")
    content: Content = {"type": "multi" if several else "single", "options": options}
    found = _MOST.fullmatch(row.cells.get("constraint", ""))
    if several and found and 0 < int(found[1]) <= len(options):
        content["most"] = int(found[1])
    if form.ours:
        content |= words_of(row, lost, _explained(row.hint, options))
    kind = "meer keuzes" if several else "één keuze"
    return Made(content, f"{kind} uit {len(options)} antwoorden", lost)


def _options(labels: Mapping[str, str], lost: list[str]) -> list[Content]:
    options: list[Content] = []
    taken: set[str] = set()
    for name, label in labels.items():
        if len(label) > LONGEST_LABEL:
            lost.append(f"Een antwoord is ingekort: ‘{label[:40]}…’.")
        made = id_of(name if is_id(name) else label, taken)
        taken.add(made)
        options.append({"id": made, "label": short_label(label, name)})
    return options


def _explained(hint: str, options: Sequence[Content]) -> str:
    """The hint, less the lines at its end that explain options, which get them."""
    for option in reversed(options):
        start = option_said(option["label"], "")
        before, said, about = hint.rpartition(start)
        alone = not before or before.endswith("\n")
        if said and about and alone and "\n" not in about and len(about) <= LONGEST_LABEL:
            option["help"], hint = about, before.removesuffix("\n")
    return hint


def _slider(row: FormRow, form: Form) -> Made:
    above, _, last = row.hint.rpartition("\n")
    if form.ours and (ends := ends_read(last)):
        low, high = (short_label(each, "") for each in ends)
        lost: list[str] = []
        content = words_of(row, lost, above) | {"ends": {"low": low, "high": high}}
        return Made({"type": "slider", **content}, "een schuif", lost)
    span = span_in(row.cells.get("parameters", ""))
    if span is None:
        raise NotTakenError("De schaal heeft geen begin en eind.")
    low, high = (f"{each:g}" for each in span)
    said = f"De schaal van {low} tot {high} wordt een schuif zonder getallen. Geef de uiteinden "
    ends_now = {"low": low, "high": high}
    return Made({"type": "slider", "ends": ends_now}, "een schuif", [f"{said}een naam."])


def _confirmation(_: FormRow, __: Form) -> Made:
    return Made({"type": "confirmation"}, "een zin om aan te vinken")


def _why(kind: str) -> str:
    if kind in FILES:
        return "Een foto, opname, bestand of plek op de kaart kan hier niet."
    if kind.startswith(("select_one_from", "select_multiple_from")):
        return "De antwoorden staan in een ander bestand."
    if kind == "rank":
        return "Antwoorden op volgorde zetten kan hier niet. Maak er een keuze van."
    if kind in ("calculate", "hidden", "xml-external", "csv-external"):
        return "Dit rekent of bewaart iets, en vraagt niets."
    if kind in _OF_THE_DEVICE:
        return "Dit legt vast wie of wanneer, en vraagt niets."
    return "Dit soort vraag kennen we niet."


_OF_THE_DEVICE = (
    "start", "end", "today", "deviceid", "username", "subscriberid", "simserial", "phonenumber",
    "email", "audit", "start-geopoint", "background-audio",
)  # fmt: skip
_NUMBER, _DAY = _as_text("Een getal"), _as_text("Een dag of tijd")
_MAKE: Mapping[str, Callable[[FormRow, Form], Made]] = {
    "text": _text, "string": _text, "integer": _NUMBER, "int": _NUMBER, "decimal": _NUMBER,
    "date": _DAY, "time": _DAY, "datetime": _DAY, "select_one": _choice,
    "select_multiple": _choice, "range": _slider, "acknowledge": _confirmation,
    "trigger": _confirmation,
}  # fmt: skip
