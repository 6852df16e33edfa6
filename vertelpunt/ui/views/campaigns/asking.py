"""What a campaign asks: all questions or a short choice, and up to three of its own."""

import secrets
from collections.abc import Iterator, Sequence

import streamlit as st

from vertelpunt.insight.campaigns import Running
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import (
    ANSWERS,
    MOST_OWN,
    OwnQuestion,
    OwnType,
    ShortForm,
    can_be_left_out,
    first_choices,
)
from vertelpunt.store import Campaign
from vertelpunt.ui.views.keeping import say_once
from vertelpunt.ui.visit.acting import attempt, commands

_WHOLE, _SHORT = "Alle vragen", "Kort: in drie minuten klaar"
_NONE = "geen vraag"
_TYPES: dict[OwnType, str] = {
    "long_text": "open vraag",
    "single": "één antwoord kiezen",
    "multi": "meer antwoorden kiezen",
    "slider": "slider",
    "triad": "triade",
}
_WANTED = {
    "single": "twee tot twintig antwoorden",
    "multi": "twee tot twintig antwoorden",
    "slider": "twee uiteinden",
    "triad": "drie hoeken: links, rechts en boven",
}
_LONGEST = 300


def asking(source: Source, running: Running) -> None:
    """Change what the campaign asks."""
    campaign = running.campaign
    key = f"asks_{campaign.id}_{hash((campaign.short, campaign.questions))}"
    if running.stories and running.state in ("open", "closing"):
        st.write(
            "Er zijn al verhalen. Verander je nu iets, dan geldt dat voor nieuwe verhalen. Aan wat "
            "er al verteld is, verandert niets."
        )
    form = st.radio(
        "Welke vragen?", [_WHOLE, _SHORT], index=int(campaign.short is not None),
        key=f"{key}_form",
    )  # fmt: skip
    if form == _SHORT:
        _short(source, campaign.short or ShortForm(), key)
    st.subheader("Eigen vragen", anchor=False)
    st.write("Hoogstens drie. Ze staan op een eigen stap, na de driehoeken en sliders.")
    for n in range(MOST_OWN):
        _own(campaign.questions[n] if n < len(campaign.questions) else None, f"{key}_{n}", n)
    say_once(f"{key}_problem")
    say_once(f"saved_asks_{campaign.id}", st.success)
    st.button("Bewaar de vragen", type="primary", key=f"save_asks_{campaign.id}",
              on_click=attempt, args=[_save, source, campaign, key])  # fmt: skip


def _short(source: Source, short: ShortForm, key: str) -> None:
    asked = source.questionnaire
    usual = first_choices(asked)
    st.write(
        "Altijd gevraagd: de titel, wie het verhaal mag lezen, en waar een verteller mee akkoord "
        "gaat. Daarbij kies je zelf:"
    )
    for name, label, kind in (
        ("text", "Eén tekst", "long_text"),
        ("triad", "Eén triade", "triad"),
        ("slider", "Eén slider", "slider"),
    ):
        there = {each.id: each.label for each in asked.questions if each.type == kind}
        if there:
            chosen = getattr(short, name) or getattr(usual, name)
            st.selectbox(
                label, list(there), index=_place(list(there), chosen), key=f"{key}_{name}",
                format_func=there.__getitem__, filter_mode=None,
            )  # fmt: skip
    more = {each.id: each.name for each in can_be_left_out(asked)}
    st.multiselect(
        "Vraag ook (mag leeg blijven)", list(more), [each for each in short.also if each in more],
        format_func=more.__getitem__, key=f"{key}_also", placeholder="Kies een vraag",
        help="Elke vraag erbij kost tijd. Zonder rol en gemeente weet je niet wie er vertelde.",
    )  # fmt: skip


def _own(own: OwnQuestion | None, key: str, place: int) -> None:
    names = [_NONE, *_TYPES.values()]
    with st.container(border=True, key=f"{key}_own"):
        kind = st.selectbox(
            f"Eigen vraag {place + 1}: wat voor vraag?", names,
            index=names.index(_TYPES[own.type]) if own else 0, key=f"{key}_type",
            filter_mode=None, width=320,
        )  # fmt: skip
        if kind == _NONE:
            return
        st.text_input(f"De tekst van vraag {place + 1}", own.label if own else "",
                      max_chars=_LONGEST, key=f"{key}_label")  # fmt: skip
        if wanted := _WANTED.get(_type_of(kind)):
            st.text_area(
                f"Wat kun je kiezen bij vraag {place + 1}? Elk op een eigen regel: {wanted}",
                "\n".join(own.answers) if own else "", max_chars=6_000, key=f"{key}_answers",
            )  # fmt: skip


def _save(source: Source, campaign: Campaign, key: str) -> None:
    state = st.session_state
    short = None
    if state[f"{key}_form"] == _SHORT:
        names = ("text", "triad", "slider")
        chosen = {name: state.get(f"{key}_{name}") or "" for name in names}
        short = ShortForm(**chosen, also=tuple(state[f"{key}_also"]))
    questions = tuple(_typed(campaign, key))
    if problem := _problem(questions):
        state[f"{key}_problem"] = problem
        return
    wanted = {"short": short, "questions": questions}
    changes = {name: held for name, held in wanted.items() if held != getattr(campaign, name)}
    commands(source).change_campaign(campaign.id, changes, source.questionnaire)
    state[f"saved_asks_{campaign.id}"] = "Bewaard."


def _typed(campaign: Campaign, key: str) -> Iterator[OwnQuestion]:
    """The own questions that were filled in; another kind of question is another question."""
    for n in range(MOST_OWN):
        if (kind := st.session_state[f"{key}_{n}_type"]) == _NONE:
            continue
        own = campaign.questions[n] if n < len(campaign.questions) else None
        of_type = _type_of(kind)
        same = own is not None and own.type == of_type
        lines = st.session_state.get(f"{key}_{n}_answers", "").splitlines()
        answers = tuple(" ".join(each.split()) for each in lines if each.strip())
        yield OwnQuestion(
            own.id if own and same else f"c_{campaign.id}_{secrets.token_hex(4)}",
            of_type,
            " ".join(st.session_state.get(f"{key}_{n}_label", "").split()),
            () if of_type == "long_text" else answers,
        )


def _problem(questions: Sequence[OwnQuestion]) -> str | None:
    """What is wrong with the own questions, as a sentence without what was typed."""
    for n, each in enumerate(questions, 1):
        least, most = ANSWERS[each.type]
        if not each.label:
            return f"Eigen vraag {n} heeft nog geen tekst. Vul hem in, of kies ‘{_NONE}’."
        if not least <= len(each.answers) <= most:
            return f"Eigen vraag {n}: vul {_WANTED[each.type]} in, elk op een eigen regel."
        if len({answer.casefold() for answer in each.answers}) < len(each.answers):
            return f"Eigen vraag {n}: een antwoord staat er twee keer. Haal er een weg."
        if any(len(answer) > _LONGEST for answer in each.answers):
            return f"Eigen vraag {n}: maak een antwoord korter, hoogstens {_LONGEST} tekens."
    return None


def _type_of(name: str) -> OwnType:
    return next(each for each, said in _TYPES.items() if said == name)


def _place(ids: Sequence[str], chosen: str) -> int:
    return ids.index(chosen) if chosen in ids else 0
