"""LimeSurvey: codes with their subquestions in brackets, and the columns of a response itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vertelpunt.intake.tables import guessing
from vertelpunt.intake.tables.asked import Choice
from vertelpunt.intake.tables.making import CHOSEN, UNCHOSEN, Making
from vertelpunt.intake.tables.numbers import NOTHING
from vertelpunt.intake.tables.plan import Beside, Plan, Table, TableError
from vertelpunt.intake.tables.words import plain

# A column of the response itself, by its code or by what it is called in English and Dutch.
_META = {
    "id": ("response id", "antwoord id", "antwoord-id", "reactie id"),
    "submitdate": ("date submitted", "datum verzonden", "datum ingediend", "datum ingestuurd"),
    "lastpage": ("last page", "laatste pagina"),
    "startlanguage": ("start language", "starttaal", "begintaal"),
    "seed": ("seed",),
    "token": ("access code", "toegangscode"),
    "startdate": ("date started", "startdatum", "datum gestart", "begindatum"),
    "datestamp": ("date last action", "datum laatste actie", "laatste actie"),
    "ipaddr": ("ip address", "ip-adres", "ip adres"),
    "refurl": ("referrer url", "verwijzende url", "referrer-url"),
    "interviewtime": ("total time", "totale tijd"),
}
_TIMES = re.compile(
    r"grouptime\d*|.+time|(group|question) time.*|(groep|vraag)tijd.*", re.IGNORECASE
)
_CODE = re.compile(
    r"(?P<code>[A-Za-z]\w*)(?:\[(?P<part>[^\]]*)\])?(?:\[(?P<scale>\d+)\])?(?:[.:]\s+(?P<text>.+))?",
    re.DOTALL,
)
_FULL = re.compile(r"(?P<text>.+?)\s*\[(?P<part>[^\[\]]*)\]", re.DOTALL)
_OTHER = ("other", "anders", "andere", "overig")
_NEVER = "1980-01-01"
_PERSONAL = ("ipaddr", "token", "refurl")
_UNANSWERED = "gegevens van LimeSurvey zelf"


@dataclass(frozen=True)
class _Column:
    """A column as its name says it. `part`: of a subquestion, '' for none; `label`: its words."""

    column: str
    question: str
    part: str
    label: str
    part_label: str


def fits(table: Table, beside: Beside | None) -> bool:
    """Whether it has two of the columns that LimeSurvey always writes."""
    there = set(_metas(table).values())
    return beside is None and len(there & {"submitdate", "lastpage", "startlanguage"}) >= 2


def plan(making: Making, beside: Beside | None, name: str) -> Plan:
    """Every question by its columns; raises TableError where nobody came to the end."""
    metas = {meta: column for column, meta in _metas(making.table).items()}
    complete = metas.get("submitdate")
    if complete and making.empty(complete):
        raise TableError(
            "In dit bestand is niemand tot het eind gekomen: ‘submitdate’ is overal leeg. Haal de "
            "afgemaakte antwoorden op."
        )
    for meta, column in metas.items():
        if meta in _PERSONAL:
            making.leave(column, "zegt van wie of waar dit kwam; dat bewaren we niet")
        elif meta not in ("id", "submitdate"):
            making.leave(column, _UNANSWERED)
    making.leave_personal(making.table.names)
    free = [c for c in making.table.names if c not in making.used() and c not in metas.values()]
    free = [c for c in free if not making.empty(c)]
    codes = {_parsed(each).question for each in free}
    for column in free:
        if _TIMES.fullmatch(column) and (
            column.lower().startswith("group") or column[:-4] in codes
        ):
            making.leave(column, "hoelang iemand erover deed")
    groups: dict[str, list[_Column]] = {}
    for column in free:
        if column not in making.left:
            parsed = _parsed(column)
            groups.setdefault(parsed.question, []).append(parsed)
    title = _title(making, groups)
    for question, columns in groups.items():
        if title is None or columns[0].column != title or not making.title_fits(title):
            _take(making, question, columns)
    told_at = complete
    if complete and all(each.startswith(_NEVER) for each in making.values(complete)):
        told_at = None
        making.remarks.append(
            "LimeSurvey heeft bij deze vragenlijst geen tijden bewaard; de dag blijft leeg."
        )
    return making.plan("limesurvey", name, key=metas.get("id"), told_at=told_at, title=title,
                       complete=complete)  # fmt: skip


def _metas(table: Table) -> dict[str, str]:
    """Column → which one of the response itself it is."""
    by_words = {words: meta for meta, named in _META.items() for words in named}
    found: dict[str, str] = {}
    for column in table.names:
        low = plain(column).casefold()
        code = low.split(". ", 1)[0]
        meta = code if code in _META else by_words.get(low)
        if meta and meta not in found.values():
            found[column] = meta
    return found


def _parsed(column: str) -> _Column:
    """What the name of a column says: a code, a code with words, or the words alone."""
    text = plain(column)
    if found := _CODE.fullmatch(text):
        code, part = found["code"], found["part"] or ""
        part = f"{part}_{found['scale']}" if found["scale"] else part
        words = found["text"] or code
        inner = _FULL.fullmatch(words) if part and found["text"] else None
        label = inner["text"] if inner else words
        return _Column(column, code, part, label, inner["part"] if inner else part)
    if found := _FULL.fullmatch(text):
        return _Column(column, found["text"], found["part"], found["text"], found["part"])
    return _Column(column, text, "", text, "")


def _title(making: Making, groups: Mapping[str, list[_Column]]) -> str | None:
    """The column of a short text that is called a title."""
    for columns in groups.values():
        first = columns[0]
        named = re.search(r"\b(titel|title|kop)\b|titel$", f"{first.question} {first.label}", re.I)
        if named and len(columns) == 1 and not first.part:
            return first.column
    return None


def _take(making: Making, question: str, columns: list[_Column]) -> None:
    """One column, one with words beside it, a column an option, or subquestions of their own."""
    whole = next((each for each in columns if not each.part), None)
    other = next((each for each in columns if each.part.casefold() in _OTHER), None)
    comments = [each for each in columns if each.part.endswith("comment")]
    parts = [each for each in columns if each.part and each is not other and each not in comments]
    label = columns[0].label
    rest = {"other": other.column} if other else {}
    if whole and other:
        found = [v for v in making.values(whole.column) if v.casefold() not in NOTHING]
        named = {"-oth-", *_OTHER}
        choices = [Choice((v,), v, v) for v in found if v.casefold() not in named]
        raws = ("-oth-", *(v for v in found if v.casefold() in named))
        choices.append(Choice(raws, "anders", "-oth-", other=True))
        making.choice((whole.column,), "option", question, label, choices, **rest)
    elif whole:
        guessing.one(making, whole.column, question, label, lambda _: None)
    if parts and all(_says_yes_or_no(making, each) for each in parts):
        choices = [Choice((p.column,), p.part_label, p.part) for p in parts]
        if other and not whole:
            choices.append(Choice((), "anders", "-oth-", other=True))
        making.choice([p.column for p in parts], "option_columns", question, label, choices,
                      **({} if whole else rest))  # fmt: skip
    else:
        for each in (*parts, *([other] if other and not whole else [])):
            guessing.one(making, each.column, f"{question} {each.part}",
                         f"{each.label}: {each.part_label}", lambda _: None)  # fmt: skip
    for each in comments:
        making.text(each.column, f"{question} {each.part}", f"{each.label}: {each.part_label}")


def _says_yes_or_no(making: Making, column: _Column) -> bool:
    return {each.casefold() for each in making.values(column.column)} <= CHOSEN | UNCHOSEN
