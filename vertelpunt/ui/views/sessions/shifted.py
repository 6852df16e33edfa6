"""Whether a pattern shifted since a session, in a sentence and in numbers."""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count, number, percent, short_day
from vertelpunt.export.blocks import Block, Heading, Table, Words
from vertelpunt.insight.shifted import Counted, Question, Shift, shifts
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.components.report_blocks import html_of

_MOST = 3
# A share that moved less than this is no news, and so few stories are said to be few.
_NEWS, _FEW = 0.1, 30


def shifted(source: Source, session: Session) -> None:
    """What the session read beside what the same selections find today."""
    found = shifts(source, session)
    if not found:
        st.write(
            "Er zijn geen verhalen die met een keuze mee zijn gegaan. Daarom is er niets om naast "
            "te leggen."
        )
    for shift in found:
        st.html(html_of(_blocks(shift)))
        st.html(Markup().join(map(_folded, shift.questions)))


def _blocks(shift: Shift) -> Iterator[Block]:
    yield Heading(shift.name, 3)
    for sentence in shift.chosen:
        yield Words(sentence)
    yield Words(" ".join(_numbers(shift)))
    yield Words(" ".join(_moved(shift)))


def _numbers(shift: Shift) -> Iterator[str]:
    """How many stories there were, and are."""
    yield f"Toen ({short_day(shift.on)}): {count(shift.then, 'verhaal', 'verhalen')}."
    if shift.gone:
        yield f"{count(shift.gone, 'ander verhaal is', 'andere verhalen zijn')} er niet meer."
    yield f"Vandaag: {count(shift.now, 'verhaal', 'verhalen')}."
    yield f"Nieuw sinds de sessie: {count(shift.new, 'verhaal', 'verhalen')}."
    if shift.left_out:
        were = count(shift.left_out, "verhaal was", "verhalen waren")
        yield f"{were} er toen al, maar {'ging' if shift.left_out == 1 else 'gingen'} niet mee."


def _moved(shift: Shift) -> Iterator[str]:
    """What moved furthest, said no stronger than so many stories can say it."""
    furthest = shift.furthest(_MOST)
    if not furthest:
        yield "Er zijn te weinig verhalen, of er is niets veranderd. We noemen geen verschil."
        return
    news = [
        (question, answer) for question, answer in furthest if abs(question.moved(answer)) >= _NEWS
    ]
    if not news:
        yield "Er is weinig verschoven: geen aandeel veranderde tien procentpunten of meer."
        return
    for n, (question, answer) in enumerate(news):
        begin = "Het meest verschoven" if n == 0 else "Daarna"
        yield f"{begin}: bij ‘{question.title}’ ging ‘{answer.name}’ van {_then(question, answer)}"
        yield f"naar {_now(question, answer)}."
    if min(shift.then, shift.now) < _FEW:
        yield "Het zijn weinig verhalen: een paar meer of minder kan dit al doen."


def _then(question: Question, answer: Counted) -> str:
    return _part(answer.then, question.then, shares=question.has_shares)


def _now(question: Question, answer: Counted) -> str:
    return _part(answer.now, question.now, shares=question.has_shares)


def _part(stories: int, answered: int, *, shares: bool) -> str:
    told = f"{number(stories)} van {number(answered)}"
    return f"{percent(stories / answered)} ({told})" if shares else told


def _folded(question: Question) -> Markup:
    return Markup("<details class='vp-folded'><summary>{}</summary>{}</details>").format(
        question.title, html_of(_table(question))
    )


def _table(question: Question) -> Iterator[Block]:
    if not question.has_shares:
        yield Words("Dit zijn minder dan vijf verhalen. Daarom staan hier geen percentages.")
    if question.means and question.has_shares:
        then, now = (number(round(mean)) for mean in question.means)
        yield Words(f"Gemiddeld op de schuif: toen {then} van 100, vandaag {now} van 100.")
    rows = tuple(
        (each.name, _then(question, each), _now(question, each)) for each in question.answers
    )
    yield Table(question.title, ("Antwoord", "Toen", "Vandaag"), rows)
