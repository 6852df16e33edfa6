"""The story form: drawn by the browser from the questions, so that it works without a connection.

The JavaScript lies beside this file, one idea a module, and is linked into one script.
"""

from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.browser.styles import CONTROLS, DOTS, styled
from vertelpunt.ui.telling.story_form.message import Message, MessageError, parse_message

_HERE = Path(__file__).parent


def style() -> str:
    """The form's stylesheet, for a shadow root that has `--st-…` of the theme."""
    return styled(CONTROLS, DOTS, _HERE / "form.css")


def script() -> str:
    """The form as one JavaScript module, whose default export draws it."""
    return linked(_HERE / "form.js")


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component("vertelpunt_story_form", css=style(), js=script())


def story_form(
    *,
    questionnaire: dict[str, Any],
    places: list[dict[str, str]],
    suggestions: dict[str, list[str]],
    audience_sentences: dict[str, str],
    trust: dict[str, Any],
    privacy: dict[str, str] | None,
    former: dict[str, dict[str, str]],
    campaign: dict[str, Any] | None,
    draft: dict[str, Any] | None,
    outcome: dict[str, Any] | None,
    key: str = "story_form",
) -> Message | None:
    """Draw the form; returns what it sent in this run, None for nothing.

    `places`: {code, label}. `suggestions`: question id → texts. `audience_sentences`: audience →
    who reads the story. `trust`: {lines, contact}, as `ui/telling/trust.py` gives it.
    `privacy`: {version, address} of the privacy statement, None where there is none.
    `former`: question id → option id → label, of options that are gone.
    `campaign`: as `ui/telling/arriving.py` gives it, None outside one.
    `draft`: {draft_id, fields, step} as the server kept it. `outcome`: {draft_id, nr}
    with `sent`, `errors` [{question, message}], `wait`, the seconds before it may come again, or
    `failure`, a Dutch sentence, or `told`: it was sent at an earlier visit; or {unkept}, why the
    server has no copy of a draft.
    """
    result = _component()(
        key=key,
        data={
            "questionnaire": questionnaire,
            "places": places,
            "suggestions": suggestions,
            "audience_sentences": audience_sentences,
            "trust": trust,
            "privacy": privacy,
            "former": former,
            "campaign": campaign,
            "draft": draft,
            "outcome": outcome,
            "base": base_path(),
        },
        on_message_change=lambda: None,
    )
    if (raw := result["message"]) is None:
        return None
    try:
        return parse_message(raw)
    except MessageError as error:
        st.error(str(error))
        return None
