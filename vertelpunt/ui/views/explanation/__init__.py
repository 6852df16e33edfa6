"""The page Uitleg: how to read what the other pages show, on fictitious stories."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from jinja2 import Environment

from vertelpunt.admin.demonstration import passing_collection, stories_that_fit
from vertelpunt.insight.source import Source
from vertelpunt.paths import DEMONSTRATION_STORIES
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import CORE_GROUP
from vertelpunt.ui.plots.plot_card import numbers, plot_card
from vertelpunt.ui.views.explanation.lesson import Lesson
from vertelpunt.ui.views.explanation.lessons import lessons
from vertelpunt.ui.views.welcome import offer_again
from vertelpunt.ui.visit.app_state import AppState

_STYLE = Path(__file__).parent / "explanation.css"
_WORDS = Environment(autoescape=True).from_string(
    """<div class="vp-lesson">
{%- for sentence in lesson.sentences %}<p>{{ sentence }}</p>{% endfor %}
{%- if lesson.points %}<dl>{% for what, meaning in lesson.points %}
<dt>{{ what }}</dt><dd>{{ meaning }}</dd>{% endfor %}</dl>{% endif %}</div>"""
)


def explanation(app_state: AppState) -> None:
    """Every idea under its heading, with a picture beside it where there is one."""
    st.html(_STYLE)
    st.write(
        "Zo lees je de grafieken van het Vertelpunt, in ongeveer vijf minuten. Elke stip is een "
        "verhaal, en de verteller koos zelf de plek: je ziet dus geen oordeel van een ander."
    )
    st.write(
        "**Alle verhalen en getallen op deze pagina zijn verzonnen.** "
        "Ze staan er als voorbeeld; van echte vertellers lees je hier niets."
    )
    if app_state.questionnaire is None:
        st.write("Er zijn nog geen vragen, dus er valt nog niets uit te leggen.")
        return
    found = _lessons(app_state.questionnaire.version, app_state.questionnaire, app_state.places)
    if not any(lesson.picture for lesson in found):
        st.write(
            "De voorbeeldverhalen passen niet bij de vragen van nu. "
            "Daarom lees je hier de uitleg zonder plaatjes."
        )
    with st.container(key="explanation", gap="medium"):
        for lesson in found:
            _show(lesson)
    st.header("De tips op elke pagina")
    st.write("Opende je een pagina voor het eerst, dan las je drie zinnen. Wil je ze terug?")
    offer_again()


def _show(lesson: Lesson) -> None:
    st.header(lesson.heading)
    picture = lesson.picture
    words = _WORDS.render(lesson=lesson)
    if picture is None:
        st.html(words)
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.html(words)
    with right:
        plot_card(None, picture)
        with st.expander("Bekijk als tabel"):
            numbers(None, picture)


@st.cache_resource(show_spinner=False, max_entries=1)
def _lessons(
    version: str, _questionnaire: Questionnaire, _places: Mapping[str, Place]
) -> list[Lesson]:
    """The lessons for these questions, made once."""
    stories = stories_that_fit(DEMONSTRATION_STORIES, _questionnaire, _places)
    with passing_collection(stories, _questionnaire) as collection:
        return lessons(Source(collection, CORE_GROUP, _questionnaire, _places))
