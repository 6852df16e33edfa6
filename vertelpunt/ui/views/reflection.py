"""The parts of Reflectie: the stories looked back on, to look further, not to conclude."""

from collections.abc import Iterator

import streamlit as st

from vertelpunt.dutch import count, number, percent
from vertelpunt.figures.pairs import Pair, pair_bars
from vertelpunt.insight.differences import LEAST_STORIES, Difference, differences
from vertelpunt.insight.source import Source
from vertelpunt.selection import to_address
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import second_name
from vertelpunt.ui.plots.message import Clicked, Pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing
from vertelpunt.ui.views.choices import choice_patterns

_MOST_DIFFERENCES = 10
# What the second selection is called: in a table, behind a bar, and in a sentence.
_SECOND = {
    selecting.ALL: ("Van alle verhalen", "alle verhalen", "van alle {of}"),
    selecting.REST: ("In de rest", "de rest", "van de {of} uit de rest"),
}
_SAVED = ("In de tweede keuze", "tweede keuze", "van de {of} uit {name}")


def reflection(source: Source) -> Iterator[Pattern]:
    """In what the selection differs, what the core group added, what the questions look back on."""
    st.write(
        "Lees dit als een uitnodiging om verder te kijken, niet als een conclusie. "
        "De verhalen zijn niet willekeurig gekozen; wat weinig voorkomt kan toch belangrijk zijn."
    )
    yield from differing(source)
    asked = [q for name in source.asked.now.reflection if (q := source.asked.choice(name))]
    yield from choice_patterns(source, [*source.asked.codes.values(), *asked])


def differing(source: Source) -> Iterator[Pattern]:
    """Where the selection differs from what it is compared with; with nothing, from all stories.

    Where nothing can be said of that, a sentence in its place.
    """
    name, saved = second_name(source), selecting.saved_beside(source)
    if not selecting.chosen() and saved is None:
        st.text(f"Kies eerst verhalen. Dan zie je hier waarin ze verschillen van {name}.")
        return
    found, compared = selecting.found(), selecting.compared()
    if min(found.selected, found.stories if compared is None else found.beside) < LEAST_STORIES:
        st.write(
            f"Bij minder dan {LEAST_STORIES} verhalen in een van beide zeggen we niets over "
            "verschillen. Lees ze liever."
        )
        return
    seen = differences(
        source,
        selecting.chosen(),
        most=_MOST_DIFFERENCES,
        second="rest" if compared == selecting.REST else saved,
    )
    if seen:
        yield _drawn(source, seen, name)
    else:
        st.text(f"We zien geen verschil met {name}.")


def _drawn(source: Source, seen: list[Difference], name: str) -> Pattern:
    """The differences as bars, which can be chosen. `name`: what they are differences with."""
    keys = to_address(tuple(each.part for each in seen))
    column, behind, of = _SECOND.get(selecting.compared() or selecting.ALL, _SAVED)

    def point(sent: Pointed) -> None:
        if isinstance(sent, Clicked) and sent.key in keys:
            selecting.take(source, sent.key)

    return Pattern(
        pair_bars(
            [
                Pair(
                    key,
                    each.sentence,
                    (each.selected.stories, each.selected.answered),
                    (each.second.stories, each.second.answered),
                )
                for key, each in zip(keys, seen, strict=True)
            ],
            second=behind,
        ).figure,
        title=f"Grootste verschillen met {name}",
        sentence=_largest(seen[0], of.format(of=number(seen[0].second.answered), name=name)),
        names=("Antwoord", "In je keuze", "Aandeel", column, "Aandeel daarin"),
        rows=[
            (
                each.sentence,
                f"{each.selected.stories} van {each.selected.answered}",
                percent(each.selected.share),
                f"{each.second.stories} van {each.second.answered}",
                percent(each.second.share),
            )
            for each in seen
        ],
        file_name="verschillen",
        pointing=Pointing(
            unit=1.0, tools=("click",), outlines=[], selected=False, on_pointed=point
        ),
    )


def _largest(most: Difference, of: str) -> str:
    """The first difference in words. `of`: what the stories of the second are part of."""
    more = "vaker" if most.size > 0 else "minder vaak"
    told = count(most.selected.stories, "verhaal", "verhalen")
    return (
        f"Het grootste verschil: ‘{most.sentence}’ komt {more} voor, in {told} van de "
        f"{number(most.selected.answered)} ({percent(most.selected.share)}), tegen "
        f"{number(most.second.stories)} {of} ({percent(most.second.share)})."
    )
