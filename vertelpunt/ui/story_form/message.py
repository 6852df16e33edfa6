"""What the story form in the browser sends, checked before anything is done with it."""

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, TypeGuard, get_args

Kind = Literal["draft", "submit", "discard"]

MAX_BYTES = 2_000_000
_MAX_FIELDS = 500
_MAX_NR = 2**53
_DRAFT_ID = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,47}")
_PARTS = frozenset(["value", "other", "not_applicable", "route", "revision"])


class MessageError(ValueError):
    """A message that is not one of the form's. Its text is a Dutch sentence for the teller."""


@dataclass(frozen=True)
class Message:
    """One message of the form.

    `fields`: {question id: {value, other, not_applicable, route, revision}}, plain JSON values
    whose text holds whole characters only; whether the answers are sound is for the questionnaire
    to say.
    `step`: the id of the step where the teller is, or None.
    """

    kind: Kind
    draft_id: str
    nr: int
    fields: dict[str, dict[str, Any]]
    step: str | None = None


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
    return Message(
        kind=kind,
        draft_id=parse_draft_id(content.get("draft_id")),
        nr=nr,
        fields=_fields(content.get("fields")),
        step=step,
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
    return raw


def _is_kind(raw: object) -> TypeGuard[Kind]:
    return raw in get_args(Kind)


def _is_name(raw: object) -> bool:
    return isinstance(raw, str) and _NAME.fullmatch(raw) is not None


def _garbled() -> MessageError:
    return MessageError("Dit bericht is niet goed doorgekomen. Laad de pagina opnieuw.")
