"""Laat proberen: a link with which anybody tries the draft, and which keeps nothing."""

import streamlit as st

from vertelpunt.dutch import count, day, day_of
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.ui.components.qr_code import qr_code
from vertelpunt.ui.telling.question_editor.drafting import act, done
from vertelpunt.ui.telling.trial import PARAMETER
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.site import link_to

_TOKEN = Key[str | None]("trial_token")


def sharing(source: Source, _: Questionnaire) -> None:
    """Make a trial link, and take all of them back."""
    st.write(
        "Met een proeflink kan iedereen het concept proberen, zonder code. Wat iemand invult, "
        "wordt nergens bewaard. De link laat steeds zien wat er nu in het concept staat, en werkt "
        "veertien dagen."
    )
    st.button("Maak een proeflink", type="primary", key="make_trial", on_click=act,
              args=["trial", _make, source])  # fmt: skip
    if token := _TOKEN.get(None):
        link = link_to("proef", **{PARAMETER: token})
        st.write("Dit is de link. Bewaar hem nu: we laten hem maar één keer zien.")
        st.code(link, language=None, wrap_lines=True)
        st.html(qr_code(link, "QR-code met de proeflink"))
    if until := source.collection.trials.until():
        named = count(len(until), "proeflink werkt", "proeflinks werken")
        st.write(f"Nu {named} nog, tot en met {day(day_of(until[-1]))}.")
        st.button("Laat geen proeflink meer werken", key="withdraw_trials", on_click=act,
                  args=["trial", _withdraw, source])  # fmt: skip


def _make(source: Source) -> None:
    _TOKEN.set(commands(source).make_trial())


def _withdraw(source: Source) -> None:
    commands(source).withdraw_trials()
    _TOKEN.forget()
    done("Geen enkele proeflink werkt meer.")
