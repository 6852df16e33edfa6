"""Verhaalbon: a teller finds the own story back, to read, change or take back."""

from dataclasses import replace

import streamlit as st

from vertelpunt.commands import Commands, teller_of_story
from vertelpunt.dutch import count, day, moment
from vertelpunt.insight.desk import judgement
from vertelpunt.insight.own_use import own_use
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.questionnaire import ChoiceQuestion, Questionnaire
from vertelpunt.store import AUDIENCES, StoreError, Told, agreed_to, teller
from vertelpunt.ui.components.statement import show_statement
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.telling.changing import forget_change, offer_to_change
from vertelpunt.ui.telling.receipt import PARAMETER
from vertelpunt.ui.visit.app_state import AppState
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.throttle import Throttle
from vertelpunt.ui.visit.visitors import block, visitor

_STORY, _SAID = Key[str | None]("found_back"), Key[tuple[str, bool] | None]("found_back_said")
_NOT_FOUND = (
    "Bij deze woorden vinden we geen verhaal. Kijk of je ze goed hebt overgenomen. Is het verhaal "
    "teruggenomen of gewist, dan is de bon ook niet meer te gebruiken."
)
_LONGEST_CODE = 120


@st.cache_resource(show_spinner=False)
def _throttle() -> Throttle:
    return Throttle()


def found_back(app_state: AppState) -> None:
    """Ask for the code, or show the story that it is of."""
    if PARAMETER in st.query_params:
        # Out of the address, so that who comes after on this device does not find it there.
        code = st.query_params[PARAMETER][:_LONGEST_CODE]
        del st.query_params[PARAMETER]
        _find(app_state, code)
    if said := _SAID.take(None):
        (st.success if said[1] else st.error)(said[0])
    story_id = _STORY.get(None)
    if story_id is None:
        _ask(app_state)
        return
    source = _own(app_state, story_id)
    story = source.collection.original(source.viewer, story_id) if source else None
    if source is None or story is None:
        _close()
        st.info("Dit verhaal is er niet meer.")
        return
    _show(source, story)


def _ask(app_state: AppState) -> None:
    st.write(
        "Na het versturen van je verhaal kreeg je een verhaalbon met zes woorden. Vul ze hier in, "
        "met een streepje of een spatie ertussen."
    )
    with st.form("receipt", width=480):
        typed = st.text_input("Je verhaalbon", max_chars=_LONGEST_CODE, autocomplete="off")
        sent = st.form_submit_button("Zoek mijn verhaal", type="primary")
    if sent:
        _find(app_state, typed)
        st.rerun()


def _find(app_state: AppState, typed: str) -> None:
    found: list[str] = []

    def is_right() -> bool:
        story_id = app_state.collection.of_receipt(typed)
        found.extend([story_id] if story_id else [])
        return bool(found)

    verdict = _throttle().attempt(visitor(), block(), right=is_right)
    if verdict.opened:
        forget_change()
        _STORY.set(found[0])
    elif verdict.wait:
        seconds = count(round(verdict.wait) or 1, "seconde", "seconden")
        _SAID.set((f"Er zijn te veel bonnen geprobeerd. Wacht nog {seconds}.", False))
    else:
        _SAID.set((_NOT_FOUND, False))


def _own(app_state: AppState, story_id: str) -> Source | None:
    if app_state.questionnaire is None:
        return None
    viewer = teller(story_id)
    return Source(app_state.collection, viewer, app_state.questionnaire, app_state.places)


def _show(source: Source, story: Told) -> None:
    """What came of the story, its card, and what its teller can do."""
    story_id, asked = story.story_id, source.collection.versions[story.version]
    st.button("Klaar, sluit mijn verhaal", on_click=_close)
    for line in [*_what_came_of_it(source, story), *_where_it_was_used(source, story_id)]:
        st.text(line)
    st.page_link("pages/terugkoppeling.py", label="Lees de terugkoppeling")
    with st.container(key="own_card", width=860):
        if card := one_story(source, story_id):
            # What became of it stands above, in words for its teller.
            show_storycard(replace(card, usable=True))
    _what_was_agreed_to(source, story)
    offer_to_change(source, story, _say_done)
    _offer_to_narrow(source, story, asked)
    _offer_to_take_back(source, story_id)


def _what_came_of_it(source: Source, story: Told) -> list[str]:
    said = judgement(source, story.story_id)
    read = said is not None and said.usable is not None
    lines = [
        f"Ontvangen op {moment(story.at)}.",
        "De kerngroep heeft je verhaal gelezen." if read
        else "De kerngroep heeft je verhaal nog niet bekeken.",
    ]  # fmt: skip
    if story.revision > 1:
        lines.append("Je hebt het daarna veranderd. Wat er nu staat, telt.")
    if lists := source.collection.listed(story.story_id):
        lists_of = count(lists, "leeslijst", "leeslijsten")
        lines.append(f"Het staat op {lists_of}: verhalen die een groep samen leest.")
    if source.collection.is_double(story.story_id):
        lines.append(
            "Hetzelfde is nog een keer verteld. De kerngroep leest het samen met dat verhaal, en "
            "telt het één keer."
        )
    elif said is not None and said.usable is False:
        lines.append("Het telt nu niet mee met de andere verhalen.")
    if story.masks:
        lines.append("De kerngroep heeft woorden afgeschermd die iemand herkenbaar maakten.")
    return lines


def _where_it_was_used(source: Source, story_id: str) -> list[str]:
    """In which sessions it was read, and what was published that rests on it or quotes it."""
    used = own_use(source, story_id)
    lines = [
        f"Het is gelezen in de duidingsessie van {day(on)}." if on
        else "Het is gelezen in een duidingsessie."
        for on in used.read_on
    ]  # fmt: skip
    lines += [f"In de terugkoppeling rust dit mee op jouw verhaal: {text}" for text in used.rests]
    if used.for_members:
        told = count(used.for_members, "ding", "dingen")
        lines.append(
            f"In de terugkoppeling voor leden {'staat' if used.for_members == 1 else 'staan'} "
            f"{told} waar jouw verhaal aan bijdroeg."
        )
    lines += [f"Leden lezen deze woorden van jou: ‘{quote}’" for quote in used.quotes]
    return lines


def _what_was_agreed_to(source: Source, story: Told) -> None:
    agreed = agreed_to(source.collection.statements, story.privacy, story.at)
    if agreed is None:
        return
    st.text(f"Je stemde in met de privacyverklaring van {moment(agreed.at)}.")
    with st.expander("Lees die privacyverklaring", key="agreed_to", width=860):
        show_statement(agreed.statement)


def _offer_to_narrow(source: Source, story: Told, asked: Questionnaire) -> None:
    question = asked.part("audience")
    if not isinstance(question, ChoiceQuestion):
        return
    chosen = next(iter(question.chosen(story.submission.answers.get(question.id))), None)
    if chosen is None or chosen.audience is None:
        return
    place = AUDIENCES.index(chosen.audience)
    fewer = [
        each for each in question.options
        if each.audience and AUDIENCES.index(each.audience) < place
    ]  # fmt: skip
    with st.expander("Wie mag je verhaal lezen", key="narrow_own", width=860):
        st.text(f"Nu: {chosen.label}.")
        if not fewer:
            st.write("Minder mensen kan niet.")
        for option in fewer:
            st.text(f"Alleen nog: {option.label}")
            if st.button("Kies dit", key=f"narrow_own_{option.id}"):
                done = "Vanaf nu lezen minder mensen je verhaal."
                _do(source, story.story_id, done, "narrow_own", option.id)


def _offer_to_take_back(source: Source, story_id: str) -> None:
    with st.expander("Neem je verhaal terug", key="take_back", width=860):
        st.write(
            "Je verhaal wordt dan echt gewist: de tekst, je stippen en alles wat erbij hoort. Dat "
            "kan niemand ongedaan maken. Wie het al las of afdrukte, kunnen we niet bereiken. In "
            "reservekopieën staat het nog tot die verlopen."
        )
        sure = st.checkbox("Ik weet het zeker", key="take_back_sure")
        if st.button("Wis mijn verhaal", type="primary", disabled=not sure, key="take_back_now"):
            done = "Je verhaal is gewist. Dank dat je het wilde vertellen."
            _do(source, story_id, done, "take_back")


def _do(source: Source, story_id: str, done: str, command: str, *arguments: object) -> None:
    own = Commands(source.collection, teller_of_story(story_id))
    try:
        getattr(own, command)(story_id, *arguments)
    except StoreError as error:
        st.text(error.for_teller or str(error))
        return
    if command == "take_back":
        _close()
    _say_done(done)


def _say_done(sentence: str) -> None:
    _SAID.set((sentence, True))
    st.rerun()


def _close() -> None:
    _STORY.forget()
    forget_change()
