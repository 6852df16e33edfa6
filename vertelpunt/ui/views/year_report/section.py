"""A section on the page: its sentences, to hold on to, with what they rest on, and its plots."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count, day, day_of
from vertelpunt.export.blocks import Heading
from vertelpunt.export.session_blocks import outcome_blocks
from vertelpunt.export.year_blocks import beside_blocks, told_blocks
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_sentences import Sentence
from vertelpunt.insight.year_standing import Standing, YearTold, year_told
from vertelpunt.reports import Report, Section
from vertelpunt.ui.address import big_screen, selecting
from vertelpunt.ui.components.report_blocks import html_of
from vertelpunt.ui.visit.acting import attempt, commands


def section(source: Source, shown: Source, made: Report, key: Section) -> None:
    """Draw it as this screen may show it; `source`: who writes."""
    told = year_told(shown, made, [key])
    (filled,) = told.report.sections
    may_keep = not shown.others
    for part in filled.told:
        if len(filled.told) > 1:
            st.html(html_of([Heading(part.title, 2)]))
        _sentence(source, made, told, part.sentence, may_keep=may_keep)
        if blocks := [*told_blocks(part), *beside_blocks(part.sentence, told.before)]:
            st.html(html_of(blocks))
    if filled.gone:
        st.write(
            f"{count(filled.gone, 'passage staat', 'passages staan')} hier niet meer: het verhaal "
            "is gewist, telt niet mee, of is door de verteller veranderd."
        )
    for session in filled.sessions:
        st.html(html_of([Heading(session.title, 2)]))
        _sentence(source, made, told, session.sentence, may_keep=may_keep)
        st.html(html_of(outcome_blocks(session.outcomes, 3)))
    if filled.todo:
        st.html(html_of(outcome_blocks(filled.todo, 2)))
    for standing in told.unmade(key):
        _moved(source, made, standing)


def _sentence(
    source: Source, made: Report, told: YearTold, sentence: Sentence, *, may_keep: bool
) -> None:
    standing = told.standings.get(sentence.key)
    name = sentence.key.replace(".", "_")
    with st.container(key=f"sentence_{name}"):
        if standing and not standing.holds:
            _moved(source, made, standing)
        else:
            st.html(_html(sentence, standing))
        with st.container(horizontal=True, gap="small"):
            if may_keep:
                _ways(source, made, sentence, standing, name)
            if sentence.stories and sentence.selection and st.button(
                f"Lees {_these(len(sentence.stories))}", key=f"read_{name}", type="tertiary",
            ):  # fmt: skip
                selecting.take_all(source, [*sentence.selection])
                st.switch_page("pages/storycards.py", query_params=big_screen.carried())


def _ways(
    source: Source, made: Report, sentence: Sentence, standing: Standing | None, name: str
) -> None:
    """To hold on to a sentence, to take it as it is now, or to let go of it."""
    if standing is None or not standing.holds:
        st.button(
            "Zo staat het in het rapport" if standing is None else "Neem de zin van nu",
            key=f"keep_{name}", on_click=attempt, args=[_keep, source, made, sentence],
            help="Dan blijft deze zin staan. Verandert er iets in de verhalen of de getallen, dan "
            "zie je dat hier.",
        )  # fmt: skip
    if standing:
        st.button(
            "Laat los", key=f"release_{name}",
            on_click=attempt, args=[_release, source, made, sentence.key],
        )  # fmt: skip


def _html(sentence: Sentence, standing: Standing | None) -> Markup:
    kept = (
        Markup("<small>Vastgehouden op {}. Klopt nog.</small>").format(
            day(day_of(standing.kept.at))
        )
        if standing
        else ""
    )
    return Markup("<div class='vp-said'><p>{}</p>{}</div>").format(sentence.text, kept)


def _moved(source: Source, made: Report, standing: Standing) -> None:
    """A sentence that holds no longer: what it was, what is other, and what it would be now."""
    now = standing.now.text if standing.now else "Deze zin wordt niet meer gemaakt."
    st.html(
        Markup(
            "<div class='vp-said vp-amber'><p><strong>Klopt niet meer.</strong> {}</p>"
            "<p>Veranderd sinds {}: {}.</p><p>Nu: {}</p></div>"
        ).format(standing.kept.text, day(day_of(standing.kept.at)), standing.why, now)
    )
    if standing.now is None:
        st.button(
            "Laat los", key=f"release_{standing.kept.key.replace('.', '_')}",
            on_click=attempt, args=[_release, source, made, standing.kept.key],
        )  # fmt: skip


def _these(stories: int) -> str:
    return "dit verhaal" if stories == 1 else f"deze {count(stories, '', 'verhalen')}"


def _keep(source: Source, made: Report, sentence: Sentence) -> None:
    commands(source).keep_sentence(
        made.first, made.last, sentence.key, sentence.text, sentence.numbers, sentence.stories
    )


def _release(source: Source, made: Report, key: str) -> None:
    commands(source).release_sentence(made.first, made.last, key)
