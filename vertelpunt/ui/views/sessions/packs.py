"""Who reads what: stories divided over tables or people, changed by hand, and printed."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count, listed, today
from vertelpunt.export.booklet import Booklet, BookletError, pdf_of
from vertelpunt.insight.reading_list import on_list, rows_of
from vertelpunt.insight.sessions import kindred
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import storycards
from vertelpunt.sessions import Kindred, Pack, Place, Session, divide
from vertelpunt.ui.address import room
from vertelpunt.ui.components.download import download
from vertelpunt.ui.views.export import care
from vertelpunt.ui.views.keeping import say_once
from vertelpunt.ui.visit.acting import attempt, commands

_MOST_READERS, _LONGEST_READER = 60, 40
_MINUTES_A_STORY = 2
_PLACES: dict[Place, tuple[str, str]] = {
    "outlier": ("uitschieter", "uitschieters"),
    "edge": ("van de rand", "van de rand"),
    "middle": ("uit het midden", "uit het midden"),
}


def packs(source: Source, session: Session) -> None:
    """Divide the stories, see why they lie so, change that, and print it."""
    if not session.stories:
        st.write("Kies eerst verhalen, bij ‘Verhalen’.")
        return
    told = {each.story_id: each for each in kindred(source, session.stories)}
    _offer_to_divide(source, session, told)
    if not session.packs:
        return
    st.html(_table(session, told))
    left = told.keys() - {each for pack in session.packs for each in pack.stories}
    if left:
        unread = count(len(left), "verhaal wordt", "verhalen worden")
        st.write(
            f"{unread} nu door niemand gelezen. Geef ze hieronder zelf aan iemand, of verdeel "
            "opnieuw."
        )
    # A field for each of up to 500 stories, so only for who asks for them.
    with st.expander(
        "Verander het zelf", key=f"by_hand_{session.id}", on_change="rerun"
    ) as by_hand:
        if by_hand.open:
            _by_hand(source, session)
    with st.expander("Druk af", key=f"print_{session.id}", on_change="rerun") as printed:
        if printed.open:
            _offer_booklets(source, session)


def _offer_to_divide(source: Source, session: Session, told: Mapping[str, Kindred]) -> None:
    names = [pack.reader for pack in session.packs] or [f"Tafel {n}" for n in range(1, 5)]
    st.text_area(
        "Wie lezen er? Zet op elke regel een tafel of een naam.", "\n".join(names),
        key=f"readers_{session.id}", height=150,
    )  # fmt: skip
    st.number_input(
        "Hoeveel verhalen leest ieder hoogstens?", 2, 40, 6, key=f"most_{session.id}", width=280,
    )  # fmt: skip
    st.write(
        "Elk verhaal gaat naar twee tafels of mensen, zodat je het er samen over kunt hebben. "
        "Ieder krijgt van alles wat: verhalen die ver van de rest liggen, verhalen van de rand en "
        "uit het midden van de grafieken, korte en lange."
    )
    st.write(_enough(len(told), len(names)))
    say_once(f"divide_problem_{session.id}")
    label = "Verdeel opnieuw" if session.packs else "Verdeel"
    st.button(label, type="primary", key=f"divide_{session.id}", on_click=attempt,
              args=[_divide, source, session, [*told.values()]])  # fmt: skip


def _enough(stories: int, readers: int) -> str:
    """How many everybody would read if each story were read twice, and how long that takes."""
    most = 2 * -(-stories // readers) if readers > 1 else stories
    minutes = count(most * _MINUTES_A_STORY, "minuut", "minuten")
    return (
        f"Er zijn {count(stories, 'verhaal', 'verhalen')}. Wil je dat ze allemaal worden gelezen? "
        f"Dan leest ieder er {most}. Reken daar {minutes} voor."
    )


def _divide(source: Source, session: Session, told: list[Kindred]) -> None:
    typed = st.session_state[f"readers_{session.id}"].splitlines()
    readers = list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in typed))))
    if not readers or len(readers) > _MOST_READERS or max(map(len, readers)) > _LONGEST_READER:
        st.session_state[f"divide_problem_{session.id}"] = (
            f"Zet een tot {_MOST_READERS} tafels of namen op een eigen regel, elk van hoogstens "
            f"{_LONGEST_READER} tekens."
        )
        return
    most = st.session_state[f"most_{session.id}"]
    commands(source).divide(session.id, divide(told, readers, most).packs)


def _table(session: Session, told: Mapping[str, Kindred]) -> Markup:
    """What everybody reads, and what makes it differ."""
    head = Markup(
        "<div class='vp-table'><table><caption>Wie leest wat</caption><thead><tr>"
        "<th scope='col'>Wie</th><th scope='col'>Verhalen</th>"
        "<th scope='col'>Wat voor verhalen</th></tr></thead>"
    )
    rows = Markup().join(
        Markup("<tr><th scope='row'>{}</th><td>{}</td><td>{}</td></tr>").format(
            pack.reader, sum(each in told for each in pack.stories), _sorts(pack, told)
        )
        for pack in session.packs
    )
    return head + Markup("<tbody>{}</tbody></table></div>").format(rows)


def _sorts(pack: Pack, told: Mapping[str, Kindred]) -> str:
    read = [told[each] for each in pack.stories if each in told]
    if not read:
        return "–"
    lie = Counter(each.place for each in read)
    said = [count(lie[place], *names) for place, names in _PLACES.items() if lie[place]]
    lengths = sorted(each.words for each in read)
    return f"{listed(said)}; van {lengths[0]} tot {lengths[-1]} woorden"


def _by_hand(source: Source, session: Session) -> None:
    readers = [pack.reader for pack in session.packs]
    st.write("Kies per verhaal wie het leest.")
    for row in rows_of(source, session.stories):
        now = [pack.reader for pack in session.packs if row.story_id in pack.stories]
        key = f"reads_{session.id}_{row.story_id}"
        st.session_state[key] = now
        st.text(row.title)
        # Names that people typed: what is chosen from here is shown as plain text.
        st.multiselect(
            "Wie leest dit verhaal?", readers, key=key, placeholder="niemand", filter_mode=None,
            select_all=False,
            label_visibility="collapsed",
            on_change=attempt, args=[_give, source, session.id, row.story_id, now, key],
        )  # fmt: skip


def _give(source: Source, session_id: str, story: str, before: list[str], key: str) -> None:
    after = set(st.session_state[key])
    for reader in after - set(before):
        commands(source).give_story(session_id, reader, story)
    for reader in set(before) - after:
        commands(source).take_story(session_id, reader, story)


def _offer_booklets(source: Source, session: Session) -> None:
    """A booklet for each reader, with room for notes."""
    shown = room.for_whom(
        source, on_list(session.stories), what="boekje", key=f"session_{session.id}"
    )
    st.write("Voor ieder een boekje met de eigen verhalen, en ruimte voor notities.")
    for pack in session.packs:
        st.text(pack.reader)
        download(
            "Download het boekje", partial(_pdf, shown, session, pack),
            name="boekje.pdf", media_type="application/pdf",
            key=f"pack_{session.id}_{pack.reader}",
        )  # fmt: skip


def _pdf(source: Source, session: Session, pack: Pack) -> bytes:
    name = f"{session.title} · {pack.reader}"
    goal = [session.goal] if session.goal else []
    cards = storycards(source, pack.stories)
    try:
        return pdf_of(Booklet(name, goal, care(source, "boekje"), today(), [], cards))
    except BookletError as error:
        # Whoever pressed gets a page that says why, in place of nothing.
        return pdf_of(Booklet(name, [], f"{error} {error.title}", today(), [], []))
