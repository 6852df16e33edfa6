"""Trying questions: the form as a teller gets it, of which nothing is kept and nothing is sent."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.telling import story_form
from vertelpunt.ui.telling.receiving import AUDIENCE_SENTENCES
from vertelpunt.ui.visit.app_state import AppState

# Under which an address has the token of a trial link.
PARAMETER = "proef"
_SCRIPT = Path(story_form.__file__).parent / "trial.js"
_OVER = (
    "Deze proeflink werkt niet meer. Vraag een nieuwe link aan wie je vroeg om de vragen te "
    "proberen."
)


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_trial_form", css=story_form.style(), js=linked(_SCRIPT)
    )


def trial_form(
    asked: Questionnaire, places: Mapping[str, Place], *, step: str = "", titled: bool = False
) -> None:
    """Draw the form to try. `step`: where it begins; `titled`: it is the page, with its heading."""
    lines = [asked.before.time, asked.before.names]
    _component()(
        key="trial_form",
        data={
            "questionnaire": asked.model_dump(mode="json"),
            "places": [{"code": p.code, "label": p.label} for p in places.values()],
            "audience_sentences": AUDIENCE_SENTENCES,
            "trust": {"lines": [line for line in lines if line], "contact": None},
            "step": step,
            "titled": titled,
        },
    )


def trial(app_state: AppState) -> None:
    """The page of a trial link: the draft, or where there is none what is asked now."""
    collection = app_state.collection
    if not collection.trials.opens(st.query_params.get(PARAMETER, "")):
        st.title("Proef")
        st.info(_OVER)
        return
    draft = collection.question_drafts.now()
    asked = draft.asked if draft else app_state.questionnaire
    if asked is None:
        st.title("Proef")
        st.info("Er zijn nog geen vragen om te proberen. Kom later terug.")
        return
    st.info(
        "Dit is een proef: je probeert vragen die nog niet af zijn. Vul gerust iets in. Er wordt "
        "niets bewaard en niets verstuurd."
    )
    trial_form(asked, app_state.places, titled=True)
