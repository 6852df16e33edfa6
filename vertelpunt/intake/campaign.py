"""The campaign that a link to Vertel names: `/vertel?campagne=Vertelweek%20voorjaar`."""

import unicodedata
from collections.abc import Iterable, Mapping

NAME = "campagne"
# What its teller typed, where the campaign asks a code.
CODE = "code"
MOST = 60
_TOLD_ANYWAY = "Je verhaal kun je gewoon vertellen."
# Signs that steer, that hide, or that stand for nothing; a joiner belongs to an emoji.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
# What a browser makes of a sign that it can't read.
_UNREAD = "\ufffd"
_JOINERS = "\u200d\ufe0f"


def given_in(address: Mapping[str, Iterable[str]]) -> list[str]:
    """What an address gives as campaign, also where its maker left in an & or a capital.

    `address`: name → its values, in the order of the address.
    """
    given: list[str] = []
    for name, values in address.items():
        if name.lower() == NAME:
            given += values
        elif given and not any(values):
            # What stands behind a bare & arrives as a name without a value.
            given[-1] += f"&{name}"
    return given


def read_campaign(given: Iterable[str]) -> tuple[str | None, str | None]:
    """The campaign as it was meant, and a sentence for the teller where it can't be kept.

    `given`: what the address says, once or more often. Nothing given: neither.
    """
    name = ", ".join(dict.fromkeys(filter(None, map(cleaned, given))))
    if not name:
        return None, None
    if _UNREAD in name:
        return None, (
            "In de naam van de campagne in deze link staat een teken dat niet goed is overgekomen, "
            f"dus die bewaren we niet. {_TOLD_ANYWAY}"
        )
    if not any(c.isalnum() for c in name):
        return None, f"De campagne in deze link heeft geen letter of cijfer. {_TOLD_ANYWAY}"
    if len(name) > MOST:
        return None, (
            f"De naam van de campagne in deze link is langer dan {MOST} tekens, dus die bewaren we "
            f"niet. {_TOLD_ANYWAY}"
        )
    return name, None


def may_be_recorded(name: str) -> bool:
    """Whether a link may have given this name, now or in 0.1.0: on one line, all of it seen."""
    return 0 < len(name) <= MOST and name == _seen(name)


def cleaned(text: str) -> str:
    """A name as it was meant: on one line, without signs that can't be seen."""
    return _seen(unicodedata.normalize("NFC", text))


def _seen(text: str) -> str:
    """On one line, without signs that can't be seen."""
    folded = " ".join(text.split())
    seen = (c for c in folded if c in _JOINERS or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(seen).split())
