"""On Beheer: where the questions are looked after, and the way to change them."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.intake.files import QUESTIONS


def questions_of(source: Source) -> None:
    """For whoever may say what is asked."""
    if not source.viewer.may("publish"):
        return
    name, own = QUESTIONS.path.name, source.collection.own_version
    st.header("Vragen")
    if own and own.kept_in == "app":
        st.write(
            f"De vragen zijn in het Vertelpunt zelf gemaakt. Wat in {name} staat, telt niet mee."
        )
    else:
        st.write(f"De vragen komen uit het bestand {name}. Je kunt ze ook in de app veranderen.")
    st.page_link("pages/vragen.py", label="Verander de vragen")
