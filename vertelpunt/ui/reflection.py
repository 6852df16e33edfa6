"""The parts of Reflectie: the stories looked back on, to look further, not to conclude."""

import streamlit as st

from vertelpunt.dutch import count, number, percent
from vertelpunt.figures.pairs import Pair, pair_bars
from vertelpunt.insight.differences import LEAST_STORIES, Difference, differences
from vertelpunt.insight.source import Source
from vertelpunt.selection import to_address
from vertelpunt.ui import selecting
from vertelpunt.ui.choices import choice_plots
from vertelpunt.ui.plot import Pointing
from vertelpunt.ui.plot.message import Clicked, Pointed
from vertelpunt.ui.plot_card import plot_card
from vertelpunt.ui.questions import questions
from vertelpunt.ui.word_cloud import large_cloud

_MOST_DIFFERENCES = 10


def reflection(source: Source) -> None:
    """What the core group added, what the questionnaire looks back on, words and differences."""
    found = selecting.found()
    st.html(
        f'<dl class="vp-numbers"><div><dd>{number(found.selected)}</dd>'
        f"<dt>{'verhaal' if found.selected == 1 else 'verhalen'}</dt></div></dl>"
    )
    st.write(
        "Lees dit als een uitnodiging om verder te kijken, niet als een conclusie. "
        "De verhalen zijn niet willekeurig gekozen; wat weinig voorkomt kan toch belangrijk zijn."
    )
    asked = [q for name in source.asked.now.reflection if (q := source.asked.choice(name))]
    choice_plots(source, [*source.asked.codes.values(), *asked])
    large_cloud(source)
    _differences(source)
    questions(source)


def _differences(source: Source) -> None:
    st.header("Waarin deze keuze verschilt")
    chosen = selecting.chosen()
    if not chosen:
        st.write("Kies eerst verhalen. Dan zie je hier waarin ze verschillen van alle verhalen.")
        return
    if selecting.found().selected < LEAST_STORIES:
        st.write(
            f"Bij minder dan {LEAST_STORIES} verhalen zeggen we niets over verschillen. "
            "Lees ze liever."
        )
        return
    found = differences(source, chosen, most=_MOST_DIFFERENCES)
    if not found:
        st.write("We zien geen verschil met alle verhalen.")
        return
    keys = to_address(tuple(each.part for each in found))

    def point(sent: Pointed) -> None:
        if isinstance(sent, Clicked) and sent.key in keys:
            selecting.take(source, sent.key)

    plot_card(
        pair_bars(
            [
                Pair(
                    key,
                    each.sentence,
                    (each.selected.stories, each.selected.answered),
                    (each.stories.stories, each.stories.answered),
                )
                for key, each in zip(keys, found, strict=True)
            ],
            second=" (alle)",
        ).figure,
        title="Grootste verschillen met alle verhalen",
        sentence=_largest(found[0]),
        names=("Antwoord", "In je keuze", "Aandeel", "Van alle verhalen", "Aandeel"),
        rows=[
            (
                each.sentence,
                f"{each.selected.stories} van {each.selected.answered}",
                percent(each.selected.share),
                f"{each.stories.stories} van {each.stories.answered}",
                percent(each.stories.share),
            )
            for each in found
        ],
        file_name="verschillen",
        pointing=Pointing(
            unit=1.0, tools=("click",), outlines=[], selected=False, on_pointed=point
        ),
    )


def _largest(most: Difference) -> str:
    more = "vaker" if most.size > 0 else "minder vaak"
    told = count(most.selected.stories, "verhaal", "verhalen")
    return (
        f"Het grootste verschil: ‘{most.sentence}’ komt {more} voor, in {told} van de "
        f"{number(most.selected.answered)} ({percent(most.selected.share)}), tegen "
        f"{number(most.stories.stories)} van alle {number(most.stories.answered)} "
        f"({percent(most.stories.share)})."
    )
