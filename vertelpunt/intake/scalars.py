"""What a value without quotes stands for: nothing, true, false, a whole number, a day, text."""

import re
from datetime import date

_NULL = re.compile(r"|~|null|Null|NULL")
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def plain_value(text: str) -> tuple[object, str | None]:
    """What these signs stand for, and what to write instead where that can't be what was meant."""
    if _NULL.fullmatch(text):
        return None, None
    if text in _TRUTH:
        return _TRUTH[text], None
    if _INTEGER.fullmatch(text):
        return int(text), None
    if _NUMBER.fullmatch(text):
        return text, _other_number(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text), None
        except ValueError:
            # A day that doesn't exist is told by who asks for a day.
            return text, None
    return text, None


def _other_number(text: str) -> str:
    if _THOUSANDS.fullmatch(text):
        read = text.split(".")[0]
        told = f"Een punt is hier een komma: dit telt als {read}. Schrijf {text.replace('.', '')}"
    else:
        told = "Hier past alleen een heel getal. Schrijf alleen cijfers"
    return f"{told}, of zet er aanhalingstekens om als het tekst is."
