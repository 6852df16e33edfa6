"""What the story form in the browser sends, checked before anything is done with it."""

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, TypeGuard, get_args

# `link`: keep this draft and make a link to it; `resume`: what is behind a link.
Kind = Literal["draft", "submit", "discard", "link", "resume"]

MAX_BYTES = 2_000_000
_MAX_FIELDS = 500
_MAX_NR = 2**53
_DRAFT_ID = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,47}")
_PARTS = frozenset(
    ["value", "other", "not_applicable", "route", "revision", "line", "seen", "others"]
)
_VERSION_PARTS = frozenset(["value", "other", "revision", "line", "settled"])
_MOST_VERSIONS = 200
_LINE = re.compile(r"[0-9a-f]{0,16}")
_VERSION = re.compile(r"[0-9a-f]{12}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_ADDRESS = re.compile(r"https?://[^\s#\"'<>\\]{1,400}")


class MessageError(ValueError):
    """A message that is not one of the form's. Its text is a Dutch sentence for the teller."""


@dataclass(frozen=True)
class Message:
    """One message of the form.

    `fields`: {question id: {value, other, not_applicable, route, revision}}, plain JSON values
    whose text holds whole characters only; whether the answers are sound is for the questionnaire
    to say. A field that was written in two places has `line`, `seen` and `others`
    (`store/versions.py`).
    `step`: the id of the step where the teller is, or None. `shared`: others use this device next.
    `confirm`: the form waits for a word that the draft is kept. `address`: of the page, for a link.
    `privacy`: the version of the privacy statement beside the button.
    `token`: of a link that was opened; `mine`: its teller said that the draft is theirs. A message
    with a token knows no draft yet, and its `draft_id` is empty.
    """

    kind: Kind
    draft_id: str
    nr: int
    fields: dict[str, dict[str, Any]]
    step: str | None = None
    shared: bool = False
    confirm: bool = False
    address: str | None = None
    privacy: str | None = None
    token: str | None = None
    mine: bool = False


def parse_message(raw: object) -> Message:
    """Read a message; raises MessageError where it is malformed or over 2 MB."""
    content = _plain(raw)
    if not isinstance(content, dict):
        raise _garbled()
    kind, nr, step = content.get("kind"), content.get("nr"), content.get("step")
    if not _is_kind(kind):
        raise _garbled()
    if isinstance(nr, bool) or not isinstance(nr, int) or not 0 <= nr <= _MAX_NR:
        raise _garbled()
    if step is not None and not _is_name(step):
        raise _garbled()
    if kind == "resume":
        token = _matching(_TOKEN, content.get("token"))
        return Message(kind, "", nr, {}, token=token, mine=content.get("mine") is True)
    # A form of before there was a statement has none.
    privacy = content.get("privacy")
    return Message(
        kind=kind,
        draft_id=parse_draft_id(content.get("draft_id")),
        nr=nr,
        fields=_fields(content.get("fields")),
        step=step,
        shared=content.get("shared") is True,
        confirm=content.get("confirm") is True,
        address=_matching(_ADDRESS, content.get("address")) if kind == "link" else None,
        privacy=None if privacy is None else _matching(_VERSION, privacy),
    )


def parse_draft_id(raw: object) -> str:
    """Read a draft's id, 32 hexadecimal digits; raises MessageError."""
    if not isinstance(raw, str) or not _DRAFT_ID.fullmatch(raw):
        raise _garbled()
    return raw


def _plain(raw: object) -> Any:
    """The message as plain JSON values, without half characters."""
    try:
        text = json.dumps(raw, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        encoded = text.encode("utf-8", "replace")
        if len(encoded) > MAX_BYTES:
            raise MessageError("Je verhaal is te lang om te bewaren. Maak een tekst korter.")
        return json.loads(encoded)
    except MessageError:
        raise
    except (TypeError, ValueError, RecursionError):
        raise _garbled() from None


def _fields(raw: object) -> dict[str, dict[str, Any]]:
    if raw is None:
        return {}
    if not isinstance(raw, dict) or len(raw) > _MAX_FIELDS:
        raise _garbled()
    for name, field in raw.items():
        if not _is_name(name) or not isinstance(field, dict) or not _PARTS.issuperset(field):
            raise _garbled()
        if not _are_versions(field):
            raise _garbled()
    return raw


def _are_versions(field: dict[str, Any]) -> bool:
    """Whether what a field says of its versions has the shape that merging them needs."""
    seen, others = field.get("seen", {}), field.get("others", [])
    if not isinstance(seen, dict) or not isinstance(others, list):
        return False
    if max(len(seen), len(others)) > _MOST_VERSIONS or not _is_line(field.get("line", "")):
        return False
    return all(_is_line(line) and _is_revision(at) for line, at in seen.items()) and all(
        isinstance(each, dict)
        and _VERSION_PARTS.issuperset(each)
        and _is_line(each.get("line"))
        and _is_revision(each.get("revision"))
        for each in others
    )


def _is_line(raw: object) -> bool:
    return isinstance(raw, str) and _LINE.fullmatch(raw) is not None


def _is_revision(raw: object) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= _MAX_NR


def _matching(pattern: re.Pattern[str], raw: object) -> str:
    if not isinstance(raw, str) or not pattern.fullmatch(raw):
        raise _garbled()
    return raw


def _is_kind(raw: object) -> TypeGuard[Kind]:
    return raw in get_args(Kind)


def _is_name(raw: object) -> bool:
    return isinstance(raw, str) and _NAME.fullmatch(raw) is not None


def _garbled() -> MessageError:
    return MessageError("Dit bericht is niet goed doorgekomen. Laad de pagina opnieuw.")
