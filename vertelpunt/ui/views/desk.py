"""Nieuw binnen: stories to judge one by one, their words to mask, and who may read them."""

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from vertelpunt.commands import Judged
from vertelpunt.dutch import count, moment
from vertelpunt.insight.desk import Judgement, State, counts, desk_rows, judgement
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow
from vertelpunt.insight.storycard import Storycard, one_story
from vertelpunt.intake.files import ORGANISATIONS
from vertelpunt.privacy import marks
from vertelpunt.selection import Words
from vertelpunt.store import StoreError
from vertelpunt.ui.address import panel
from vertelpunt.ui.components.mask_bar import LONGEST, Masking, mask_bar
from vertelpunt.ui.components.story_list import story_list
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.views.desk_forms import note_form, readers_form, set_aside_form, show_masks
from vertelpunt.ui.views.doubles import show_doubles
from vertelpunt.ui.views.side_list import choose_state, way_along
from vertelpunt.ui.visit.acting import commands, refuse
from vertelpunt.ui.visit.session import Key

_NAMES: dict[State, str] = {
    "waiting": "wacht",
    "usable": "bruikbaar",
    "unusable": "niet bruikbaar",
}
_NOTHING: dict[State, str] = {
    "waiting": "Er wacht geen verhaal. Wat er nieuw binnenkomt, zie je hier.",
    "usable": "Er is nog geen verhaal bruikbaar genoemd.",
    "unusable": "Er is geen verhaal dat niet bruikbaar is.",
}
_USABLE, _ASIDE = "‘{}’ is bruikbaar.", "‘{}’ is apart gezet."
_MOST_SHOWN, _MOST_SUGGESTED = 200, 12


@dataclass(frozen=True)
class Done:
    """What was done last with a story, in words, and the command that undoes it."""

    sentence: str
    story_id: str
    undo: str
    arguments: dict[str, Any]


_STATE, _DONE = Key[State]("desk_state"), Key[Done | None]("desk_done")


def desk(source: Source) -> None:
    """The stories in one state at the left, and at the right the open one with what can be done."""
    state = _STATE.get("waiting")
    rows = desk_rows(source, state, most=_MOST_SHOWN)
    ids = [row.story_id for row in rows]
    read = panel.opened()
    opened = read or next(iter(ids), None)
    with st.container(key="desk_head", horizontal=True, vertical_alignment="center", gap="small"):
        choose_state(_NAMES, counts(source), _STATE)
        _say_done(source, reading=read is not None)
    # One container whether a story was opened or not, so that the focus stays where it is.
    with st.container(key="desk", horizontal=True, gap=None, height="stretch"):
        with st.container(key="story_choice", height="stretch", gap="small"):
            _list(rows, state, opened)
        with st.container(key="story_reading", height="stretch"):
            if opened:
                _open(source, ids, opened)


def _list(rows: list[StoryRow], state: State, opened: str | None) -> None:
    if not rows:
        st.write(_NOTHING[state])
        return
    story_list(
        rows, label="Verhalen", opened=opened, words=Words(), key="desk_list",
        on_chosen=panel.open_story, print_all=False,
    )  # fmt: skip
    if len(rows) == _MOST_SHOWN:
        st.caption(f"Je ziet de eerste {_MOST_SHOWN} verhalen.")


def _say_done(source: Source, *, reading: bool) -> None:
    """What was done last. `reading`: on a phone the open story stands in the place of the list."""
    done = _DONE.get(None)
    name = "vp-done vp-reading" if reading else "vp-done"
    said = f'<p role="status" class="{name}">{escape(done.sentence) if done else ""}</p>'
    st.html(said, width="content")
    if done:
        st.button("Maak ongedaan", key="undo", on_click=_undo, args=[source, done])


def _undo(source: Source, done: Done) -> None:
    try:
        getattr(commands(source), done.undo)(**done.arguments)
    except StoreError as error:
        refuse(str(error))
        return
    _DONE.forget()
    panel.open_story(done.story_id)


def _open(source: Source, ids: list[str], opened: str) -> None:
    """The open story: the way along the list, what can be done with it, and its card."""
    card, said = one_story(source, opened), judgement(source, opened)
    following = _after(ids, opened)
    with st.container(key="desk_tools", gap="xsmall"):
        way_along(ids, opened)
        if card is None or said is None:
            st.info("Dit verhaal is er niet, of niet meer. Kies een ander verhaal uit de lijst.")
            return
        with st.container(key="desk_actions", horizontal=True, gap="xsmall"):
            st.button(
                "Bruikbaar", type="primary", key="accept", shortcut="Alt+B",
                disabled=said.usable is True,
                on_click=_judge, args=[source, said, following, True, _USABLE],
            )  # fmt: skip
            set_aside_form(source, said, partial(_judge, source, said, following, False, _ASIDE))
            readers_form(source, said, lambda audience: _narrow(source, said, audience))
            note_form(source, said)
        mask_bar(
            opened, masked=said.masked, suggested=_suggested(source, card), key="mask_bar",
            on_mask=lambda masking: _mask(source, said, masking),
        )  # fmt: skip
    if said.revision > 1:
        st.text("De verteller heeft dit verhaal veranderd. Je leest het zoals het nu is.")
    show_doubles(
        source, opened,
        let_stay=partial(_let_stay, source, said), part=partial(_part, source, said),
    )  # fmt: skip
    if said.agreed:
        st.text(f"De verteller stemde in met de privacyverklaring van {moment(said.agreed)}.")
    elif not card.fictitious:
        st.text("We weten niet met welke privacyverklaring de verteller instemde.")
    show_masks(source, said)
    show_storycard(card, printed=not card.core_group_only)


def _suggested(source: Source, card: Storycard) -> list[Masking]:
    """What may identify somebody in the story as it is read, each once; what is masked is not."""
    listed = ORGANISATIONS.now(source.collection).content
    texts = [card.title, *(each.text for each in card.texts)]
    found = {
        Masking(text[mark.start : mark.end], mark.replacement): None
        for text in texts
        for mark in marks(text, listed)
    }
    return [each for each in found if len(each.words) <= LONGEST][:_MOST_SUGGESTED]


def _after(ids: list[str], opened: str) -> str | None:
    """The story to go on with once this one has left the list; None: there is no other."""
    if opened not in ids:
        return None
    place = ids.index(opened)
    return next(iter([*ids[place + 1 :], *reversed(ids[:place])]), None)


def _judge(
    source: Source,
    said: Judgement,
    following: str | None,
    usable: bool,
    sentence: str,
    reason: str | None = None,
    double_of: str | None = None,
) -> None:
    """Judge a story and open the next one. `sentence`: with {} for its title."""
    try:
        commands(source).judge(said.story_id, usable=usable, reason=reason, double_of=double_of)
    except StoreError as error:
        refuse(str(error))
        return
    _judged(sentence.format(said.title), said.story_id, said)
    if following:
        panel.open_story(following)
    else:
        panel.close_story()


def _let_stay(source: Source, said: Judgement) -> None:
    """Let this double stay, in the place of the one that stayed."""
    stayed = judgement(source, said.double_of or "")
    try:
        commands(source).turn_around(said.story_id)
    except StoreError as error:
        refuse(str(error))
        return
    before = [each for each in (said, stayed) if each]
    _judged(f"‘{said.title}’ blijft staan.", said.story_id, *before)


def _part(source: Source, said: Judgement) -> None:
    """A double that is none: it waits, and counts."""
    try:
        commands(source).judge(said.story_id, usable=None)
    except StoreError as error:
        refuse(str(error))
        return
    _judged(f"‘{said.title}’ is niet dubbel, en wacht weer.", said.story_id, said)


def _judged(sentence: str, story_id: str, *before: Judgement) -> None:
    """Say what was done; undoing it says of each story again what was said before."""
    judgements = [
        # What doubles a story that is set aside waits, but was not said to.
        Judged(each.story_id, False if each.doubles else each.usable, each.reason, each.doubles)
        for each in before
    ]
    _DONE.set(Done(sentence, story_id, "judge_all", {"judgements": judgements}))


def _narrow(source: Source, said: Judgement, audience: Any) -> None:
    try:
        commands(source).narrow(said.story_id, audience)
    except StoreError as error:
        refuse(str(error))
        return
    undo = {"story_id": said.story_id, "audience": said.audience if said.narrowed else None}
    _DONE.set(Done(f"Wie ‘{said.title}’ mag lezen, is veranderd.", said.story_id, "narrow", undo))


def _mask(source: Source, said: Judgement, masking: Masking) -> None:
    try:
        masks = commands(source).mask(said.story_id, masking.words, masking.shown)
    except StoreError as error:
        refuse(str(error))
        return
    places = count(len(masks), "plek", "plekken")
    undo = {"story_id": said.story_id, "masks": masks}
    _DONE.set(Done(f"Op {places} staat nu {masking.shown}.", said.story_id, "unmask", undo))
