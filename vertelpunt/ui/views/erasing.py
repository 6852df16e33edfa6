"""To erase a story for good: which one, what goes, and which backups still hold it."""

import re
from datetime import datetime

import streamlit as st

from vertelpunt.admin.backups import Backup, backups_before, gone_by
from vertelpunt.dutch import count, day, listed, moment, month, today
from vertelpunt.insight.erasures import ErasedMonth, erased_months
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow, story_rows
from vertelpunt.insight.storycard import Storycard, one_story
from vertelpunt.selection import parse_words, selection_of
from vertelpunt.selection.words import MOST_CHARACTERS, Search
from vertelpunt.settings import settings
from vertelpunt.store import (
    CHOSEN_REASONS,
    REASONS,
    ChosenReason,
    Reason,
    StoreError,
    UnfinishedError,
)
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.session import Key

_DONE, _REFUSED = Key[str | None]("erased"), Key[str | None]("not_erased")
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_MOST, _WIDE = 20, 640
# Why, as it is chosen, and as it is counted.
_WHY: dict[Reason, tuple[str, str]] = {
    "teller": ("De verteller vraagt het", "op verzoek van de verteller"),
    "privacy": ("Iemand is herkenbaar", "omdat iemand herkenbaar was"),
    "retention": ("De bewaartijd is voorbij", "omdat de bewaartijd voorbij was"),
    "other": ("Een andere reden", "om een andere reden"),
    "import": ("Teruggehaald", "omdat ze van elders kwamen en zijn teruggehaald"),
}


def erasing(source: Source) -> None:
    """For whoever may erase: find a story, see it, and erase it for good."""
    if not source.viewer.may("erase"):
        return
    st.header("Wis een verhaal")
    st.write(
        "Wil een verteller het eigen verhaal terug, of is iemand te herkennen? Dan wis je het "
        "hier. Wissen is voorgoed: het verhaal is daarna nergens in de app meer, ook niet in het "
        "bestand op de server."
    )
    with st.container(key="erasing_said"):
        if done := _DONE.take(None):
            st.success(done)
        if refused := _REFUSED.take(None):
            # It may name a file, so it is shown as plain text.
            st.text(refused)
    with st.container(key="erasing_unfinished"):
        _offer_to_finish(source)
    with st.container(key="erasing_one"):
        if story_id := _sought(source):
            _offer(source, story_id)
    with st.container(key="erasing_past", width=_WIDE):
        _what_was_erased(source)


def _sought(source: Source) -> str | None:
    """The id of the story that was looked for and chosen, or None."""
    typed = st.text_input(
        "Typ woorden uit het verhaal, of plak het adres van de kaart",
        key="erase_sought",
        width=_WIDE,
    )[:MOST_CHARACTERS]
    if not typed.strip():
        return None
    if named := [each for each in _ID.findall(typed) if source.collection.is_told(each)]:
        return str(named[-1])
    rows = _found(source, typed)
    if not rows:
        st.write("We vinden geen verhaal. Probeer minder woorden.")
        return None
    names = {row.story_id: _name(row) for row in rows}
    chosen: str | None = st.selectbox(
        "Kies het verhaal", list(names), index=None, format_func=lambda each: names[each],
        placeholder=f"{count(len(rows), 'verhaal', 'verhalen')} gevonden", key="erase_chosen",
        width=_WIDE,
    )  # fmt: skip
    return chosen


def _found(source: Source, typed: str) -> list[StoryRow]:
    words = parse_words(typed)
    if not words:
        return []
    selection = selection_of((Search(typed),), source.asked)
    return story_rows(source, selection, words, "best", most=_MOST)


def _name(row: StoryRow) -> str:
    return ", ".join(filter(None, [row.title, day(row.submitted_on), row.place]))


def _offer(source: Source, story_id: str) -> None:
    """The story, what goes with it, and after a second confirmation the button."""
    card = one_story(source, story_id)
    if card is None:
        return
    show_storycard(card, printed=False)
    st.write(
        "Dit gaat weg: de titel, de teksten en alle antwoorden; wat de kerngroep eraan toevoegde; "
        "de plek op leeslijsten; de kopie van het concept en de links ernaar; en zoekwoorden in "
        "bewaarde keuzes die alleen in dit verhaal staan. Er blijft één regel over: dat er een "
        "verhaal is gewist, wanneer en waarom."
    )
    reason = st.selectbox(
        "Waarom wis je dit verhaal?", CHOSEN_REASONS, index=None,
        format_func=lambda each: _WHY[each][0], placeholder="Kies een reden",
        key=f"erase_why_{story_id}", width=_WIDE,
    )  # fmt: skip
    sure = st.checkbox(
        "Ik heb het verhaal hierboven gelezen. Ik weet dat ik wissen niet ongedaan kan maken.",
        key=f"erase_sure_{story_id}",
    )
    st.button(
        "Wis dit verhaal voorgoed", type="primary", key=f"erase_{story_id}",
        disabled=not (sure and reason), on_click=_erase, args=[source, card, reason],
    )  # fmt: skip


def _erase(source: Source, card: Storycard, reason: ChosenReason) -> None:
    try:
        commands(source).erase([card.story_id], reason)
    except UnfinishedError as error:
        _REFUSED.set(str(error))
    except StoreError as error:
        _REFUSED.set(str(error))
        return
    else:
        _DONE.set("Het verhaal is gewist. Het staat nu ook niet meer in het bestand op de server.")
    # Nothing on the page may hold its words.
    st.session_state["erase_sought"] = ""


def _offer_to_finish(source: Source) -> None:
    if not source.collection.owes_copy():
        return
    st.warning(
        "Niemand ziet het gewiste verhaal nog, maar de tekst staat nog in het bestand op de "
        "server. Maak ruimte op de schijf, of wacht tot niemand meer downloadt."
    )
    st.button("Wis nu uit het bestand", on_click=_finish, args=[source])


def _finish(source: Source) -> None:
    try:
        commands(source).finish_erasing()
        _DONE.set("De tekst staat nu ook niet meer in het bestand op de server.")
    except StoreError as error:
        _REFUSED.set(str(error))


def _what_was_erased(source: Source) -> None:
    """What still holds erased stories, and how many went in which month."""
    months = erased_months(source)
    if not months:
        return
    st.subheader("Waar gewiste verhalen nog kunnen staan")
    for sentence in _still(source.collection.erasures()[-1].at):
        # It may name a file, so it is shown as plain text.
        st.text(sentence)
    st.subheader("Gewist, per maand")
    for each in months:
        st.write(_month(each))


def _still(last: datetime) -> list[str]:
    """Which backups are from before the last erasure and until when they are there."""
    now = settings()
    found = backups_before(now.backups, last, now.backup_days)
    own = (
        "Heeft iemand de hele verzameling gedownload, of een back-up ergens anders neergezet? "
        f"Gooi dan de bestanden van vóór {moment(last)} weg. Laad je zo’n bestand toch terug, dan "
        "blijft een gewist verhaal gewist."
    )
    if found:
        return [
            f"Deze back-ups zijn van vóór {moment(last)}. Er kunnen verhalen in staan die "
            "sindsdien zijn gewist:",
            "\n".join(map(_line, found)),
            own,
        ]
    if found is not None:
        return ["In de map met back-ups staat geen bestand meer van vóór het laatste wissen.", own]
    until = gone_by(last, now.backup_days)
    if until < today():
        return [own]
    return [
        f"Maakt je server elke nacht een back-up, dan bewaart hij die {now.backup_days} dagen. "
        f"Uiterlijk op {day(until)} staat het laatst gewiste verhaal in geen back-up meer.",
        own,
    ]


def _line(backup: Backup) -> str:
    return (
        f"· {backup.name}, van {moment(backup.made)}: gaat vanzelf weg, uiterlijk op "
        f"{day(backup.until)}"
    )


def _month(erased: ErasedMonth) -> str:
    why = [
        f"{number} {_WHY[reason][1]}" for reason in REASONS if (number := erased.reasons[reason])
    ]
    stories = count(erased.reasons.total(), "verhaal", "verhalen")
    return f"{month(erased.month).capitalize()}: {stories}, {listed(why)}."
