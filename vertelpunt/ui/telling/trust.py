"""What a teller reads before the first question, and whom to ask: trust comes before a story."""

import re
from typing import Any

from vertelpunt.dutch import count
from vertelpunt.settings import settings
from vertelpunt.ui.visit.app_state import AppState

DEMONSTRATION = "Dit is een voorbeeld: iedereen kan lezen wat je verstuurt."
_READERS = "De kerngroep leest je verhaal. Jij kiest wie nog meer."
# True of a draft: the device has it, and the server a copy that no page shows but this device's.
_KEPT = "Tot je verstuurt, leest niemand mee: het staat op dit toestel, met een kopie op de server."
_BACK = "Je kunt je verhaal later teruglezen, veranderen of terugnemen, met een verhaalbon."
# One plain address and nothing else: whatever is not sure to be one stays text.
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def trust(app_state: AppState) -> dict[str, Any]:
    """For the form: `lines`, sentences for before the first question, and `contact`.

    `contact`: {text, mail}, None where the admin set none; `mail`: '' where it is no address.
    """
    before = app_state.questionnaire.before if app_state.questionnaire else None
    readers = DEMONSTRATION if app_state.collection.is_demonstration else _READERS
    months = settings().keep_months
    term = f"We bewaren je verhaal {count(months, 'maand', 'maanden')}." if months else None
    # What can be taken back stands last: the way to the privacy statement follows it.
    lines = [before and before.time, readers, _KEPT, term, before and before.names, _BACK]
    return {"lines": [line for line in lines if line], "contact": contact()}


def contact() -> dict[str, str] | None:
    """Whom a teller may ask, as the admin set it: {text, mail}; None for nobody."""
    text = settings().contact
    if not text:
        return None
    return {"text": text, "mail": text if _ADDRESS.fullmatch(text) else ""}
