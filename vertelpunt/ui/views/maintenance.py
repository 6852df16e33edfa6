"""The whole collection as one file: to keep elsewhere, and to load back."""

import io
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from vertelpunt.dutch import count, moment, number, today
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching
from vertelpunt.intake.differences import differences, erased_here, erases_here
from vertelpunt.intake.question_draft import draft_stays_out
from vertelpunt.intake.record import Record
from vertelpunt.intake.record_file import TransferError, parse_record
from vertelpunt.selection import Selection
from vertelpunt.store import Event, StoreError
from vertelpunt.store.transfer import write_record
from vertelpunt.ui.components.download import download
from vertelpunt.ui.views.activity import show_activity
from vertelpunt.ui.views.erasing import erasing
from vertelpunt.ui.views.figures_in import figures_in
from vertelpunt.ui.views.invitations import invitations
from vertelpunt.ui.views.privacy import privacy
from vertelpunt.ui.views.questions_of import questions_of
from vertelpunt.ui.views.retention import retention
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.entrance import say_closed
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.uploads import offer_upload

# What a load did, how many there were, and the file that is chosen, as it was checked.
_DONE, _LOADS = Key[str | None]("loaded"), Key[int]("loads")
# How many stories had been erased when it was chosen: it may hold one that was erased since.
_ERASED = Key[int]("erased_when_chosen")
_CHECKED = Key[tuple[str, Record] | None]("checked_record")

_MOST_LINES = 50


def maintenance(source: Source) -> None:
    """Download everything, and load back what was downloaded before: for whoever may."""
    if not source.viewer.may("take_out"):
        return
    stories = _stories(source)
    first = source.collection.first_told()
    oldest = f" Het oudste is van {moment(first)}." if first else ""
    st.write(f"In deze verzameling: {count(stories, 'verhaal', 'verhalen')}.{oldest}")
    invitations(source)
    questions_of(source)
    privacy(source)
    figures_in(source)
    _offer_tables(source)
    st.header("Bewaar alles")
    st.write(
        "Eén bestand met alle verhalen, vragen en hun concept, bewaarde keuzes en leeslijsten. "
        "Download het na elke sessie. Sommige servers maken hun schijf leeg als ze opnieuw "
        "starten; met dit bestand krijg je alles terug. Bewaar het op een veilige plek: het gaat "
        "over echte mensen."
    )
    download(
        "Download de hele verzameling",
        lambda: _record(source),
        name=f"vertelpunt-{today().isoformat()}.json",
        media_type="application/json",
        key="record",
    )
    erasing(source)
    retention(source)
    show_activity(source)
    st.header("Laad alles terug")
    if not source.viewer.may("load_back"):
        say_closed("Terugladen")
        return
    if done := _DONE.take(None):
        st.success(done)
    st.write(
        "Is er iets verloren gegaan? Kies het bestand dat je als laatste hebt gedownload. "
        "Wat er nu staat, blijft staan. Wat er al is, komt er niet dubbel bij."
    )
    offer_upload()
    erased = len(source.collection.erasures())
    if _ERASED.get(erased) != erased:
        _put_away()
    _ERASED.set(erased)
    # A new key empties the box after a file was loaded.
    loads = _LOADS.get(0)
    file = st.file_uploader("Kies het bestand dat je hebt bewaard", type="json", key=f"file{loads}")
    if file:
        with st.container(key="chosen_record"):
            _offer(source, file, stories)


def _offer_tables(source: Source) -> None:
    if source.viewer.may("bring_in"):
        st.header("Verhalen uit een ander programma")
        st.write("Hebben jullie al verhalen, bijvoorbeeld in SenseMaker of in een spreadsheet?")
        st.page_link("pages/overnemen.py", label="Neem ze over")


def _offer(source: Source, file: UploadedFile, stories: int) -> None:
    """Say what is in the file and what differs, and load it on a press of the button."""
    # What goes wrong may name the file, whatever somebody called it, so it is shown as plain text.
    try:
        record = _checked(source, file)
        if record.findings:
            _list(
                f"{count(len(record.findings), 'ding klopt', 'dingen kloppen')} niet in dit "
                "bestand. Er is niets teruggeladen. Verbeter het bestand, of kies een ander.",
                [finding.sentence for finding in record.findings],
                "wat-er-niet-klopt.txt",
            )
            return
        differing = [each.sentence for each in differences(source.collection, record)]
        versions = {**record.versions, **source.collection.versions}
        stays = draft_stays_out(source.collection, record, versions)
    except (TransferError, StoreError) as error:
        st.text(str(error))
        return
    st.write(_contents(record.events))
    if stay := erased_here(source.collection, record):
        st.write(
            f"Hier gewist: {count(stay, 'verhaal', 'verhalen')} uit dit bestand. Dat blijft zo."
        )
    erases = erases_here(source.collection, record)
    if erases and not source.viewer.may("erase"):
        st.warning(
            f"In dit bestand staat dat {_stories_are(erases)} gewist. Alleen de beheerder kan dit "
            "bestand terugladen."
        )
        return
    if erases:
        st.warning(
            f"In dit bestand staat dat {_stories_are(erases)} gewist. Laad je het terug, dan gaan "
            "die ook hier voorgoed weg."
        )
    if record.draft:
        st.text(stays or "Er zit ook een concept van de vragen in.")
    if differing:
        _list(
            f"{count(len(differing), 'ding staat', 'dingen staan')} hier anders dan in het "
            "bestand. Wat hier staat, blijft staan. De rest van het bestand komt erbij.",
            differing,
            "verschillen.txt",
        )
    sure = not stories or st.checkbox(
        "Dit bestand is van deze verzameling. Ik weet dat ik terugladen niet ongedaan kan maken."
    )
    if not st.button("Laad terug", type="primary", disabled=not sure):
        return
    drafted = source.collection.question_drafts.now()
    try:
        with st.spinner("Even geduld. We zetten alles terug."):
            came = commands(source).load_back(record)
    except (TransferError, StoreError) as error:
        st.text(str(error))
        return
    _put_away()
    said = _done(came, _stories(source) - stories + erases, len(differing))
    if source.collection.question_drafts.now() != drafted:
        said = f"{said if came else ''} Het concept van de vragen staat er weer.".strip()
    _DONE.set(said)
    st.rerun()


def _put_away() -> None:
    """Put the chosen file away, and what was read from it."""
    _CHECKED.forget()
    _LOADS.set(_LOADS.get(0) + 1)


def _done(came: int, stories: int, differing: int) -> str:
    kept = " Waar iets verschilde, staat nog wat hier stond." if differing else ""
    if came:
        more = count(stories, "verhaal", "verhalen")
        return f"Alles is teruggeladen. Erbij gekomen: {more}.{kept}"
    return f"Alles uit dit bestand stond er al. Er is niets veranderd.{kept}"


def _stories_are(number: int) -> str:
    return f"{count(number, 'verhaal', 'verhalen')} van hier {'is' if number == 1 else 'zijn'}"


def _checked(source: Source, file: UploadedFile) -> Record:
    """The file, read and checked once for as long as it is chosen; raises TransferError."""
    kept = _CHECKED.get(None)
    if kept and kept[0] == file.file_id:
        return kept[1]
    record = parse_record(file.getvalue(), file.name, source.places)
    _CHECKED.set((file.file_id, record))
    return record


def _list(sentence: str, lines: list[str], file_name: str) -> None:
    """The first of these lines, and all as a file. They hold what anybody wrote: plain text."""
    st.write(sentence)
    for line in lines[:_MOST_LINES]:
        st.text(line)
    if len(lines) > _MOST_LINES:
        st.write(f"En nog {number(len(lines) - _MOST_LINES)}. Alles staat in de lijst.")
    download(
        "Download de hele lijst",
        lambda: "\n".join(lines).encode("utf-8"),
        name=file_name,
        media_type="text/plain",
        key=file_name,
    )


def _contents(events: Sequence[Event]) -> str:
    told = sorted(event.at for event in events if event.kind == "story_submitted")
    between = f", van {moment(told[0])} tot {moment(told[-1])}" if told else ""
    return f"In dit bestand: {count(len(told), 'verhaal', 'verhalen')}{between}."


def _stories(source: Source) -> int:
    return matching(source, Selection()).stories


def _record(source: Source) -> bytes:
    out = io.StringIO()
    write_record(source.collection, out, step=lambda _: None)
    return out.getvalue().encode("utf-8")
