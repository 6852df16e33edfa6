"""How stories are looked at: what comes first on a card, and which sliders belong together."""

from typing import Any

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Plane, Questionnaire, editing, kind_of
from vertelpunt.ui.telling.question_editor.drafting import Wrong, act, done, edit

_CARD, _PLANES = "card", "planes"
_PLACES: dict[str, tuple[str, editing.CardPart | None]] = {
    "top": ("Zet hem vooraan", "top"), "closing": ("Zet hem in het slot", "closing"),
    "none": ("Laat hem vanzelf komen", None),
}  # fmt: skip


def card_order(source: Source, asked: Questionnaire) -> None:
    """What stands first on a storycard, and what at its end."""
    with st.expander("De volgorde op een verhaalkaart", key="card_order"):
        st.write(
            "Bovenaan staan titel, dag en plaats. Daarna komen de vragen die je vooraan zet, en "
            "dan die van het slot, met de hele vraag erbij. De andere volgen vanzelf."
        )
        for name, ids in (("Vooraan", asked.card.top), ("In het slot", asked.card.closing)):
            there = [question.name for each in ids if (question := asked.question(each))]
            st.text(f"{name}: {' · '.join(there) or 'niets'}")
        names = {
            each.id: each.name
            for each in asked.questions
            if kind_of(each).tells and each.part != "title"
        }
        if not names:
            return
        st.selectbox("Welke vraag?", list(names), format_func=names.__getitem__,
                     key="card_which", filter_mode=None)  # fmt: skip
        with st.container(horizontal=True):
            for name, (label, _) in _PLACES.items():
                st.button(label, key=f"card_{name}", on_click=act,
                          args=[_CARD, _put, source, asked, name])  # fmt: skip
            for label, by in (("Eerder", -1), ("Later", 1)):
                st.button(label, key=f"card_by_{by}", on_click=act,
                          args=[_CARD, _move, source, asked, by])  # fmt: skip
        Wrong(_CARD).say_rest()


def planes(source: Source, asked: Questionnaire) -> None:
    """Which sliders are looked at together, and what their quarters are called."""
    sliders = {each.id: each.name for each in asked.questions if each.type == "slider"}
    if len(sliders) < 2:
        return
    wrong = Wrong(_PLANES)
    with st.expander("Schuiven die bij elkaar horen", key="question_planes"):
        st.write(
            "Op Sliders zie je deze schuiven samen in één vlak: de eerste van links naar rechts, "
            "de tweede van onder naar boven. Een kwart mag een naam hebben."
        )
        for plane in asked.planes:
            _plane(source, asked, plane, sliders, wrong)
        for label, side in (("Van links naar rechts", "x"), ("Van onder naar boven", "y")):
            st.selectbox(label, list(sliders), index=int(side == "y"),
                         format_func=sliders.__getitem__, key=f"plane_{side}",
                         filter_mode=None)  # fmt: skip
        wrong.say_at("plane")
        st.button("Zet ze bij elkaar", key="add_plane", on_click=act,
                  args=[_PLANES, _add, source, asked])  # fmt: skip
        wrong.say_rest()


def quarter_fields(names: dict[Any, str], key: str, wrong: Wrong) -> None:
    """A field for the name of each quarter of a plane, within a form."""
    for quarter, where in editing.QUARTERS.items():
        wrong.say_at(quarter)
        st.text_input(f"Het kwart {where} heet (mag leeg blijven)", names.get(quarter, ""),
                      max_chars=editing.LONGEST_LABEL, key=f"{key}_{quarter}")  # fmt: skip


def typed_quarters(key: str) -> dict[str, str]:
    """What these fields hold."""
    return {each: st.session_state[f"{key}_{each}"] for each in editing.QUARTERS}


def _plane(
    source: Source, asked: Questionnaire, plane: Plane, sliders: dict[str, str], wrong: Wrong
) -> None:
    key = f"plane_{plane.x}_{plane.y}_{hash(tuple(plane.quadrants.items()))}"
    with st.container(border=True, key=f"box_{plane.x}_{plane.y}"):
        st.text(f"{sliders[plane.x]} en {sliders[plane.y]}")
        with st.form(key, border=False):
            quarter_fields(dict(plane.quadrants), key, wrong)
            st.form_submit_button("Bewaar deze namen", on_click=act,
                                  args=[_PLANES, _name, source, asked, plane, key])  # fmt: skip
        st.button("Haal ze uit elkaar", key=f"{key}_drop", on_click=act,
                  args=[_PLANES, _drop, source, asked, plane])  # fmt: skip


def _put(source: Source, was: Questionnaire, name: str) -> None:
    which, part = st.session_state["card_which"], _PLACES[name][1]
    edit(source, lambda asked: editing.put_on_card(asked, which, part), was, _card)


def _move(source: Source, was: Questionnaire, by: int) -> None:
    which = st.session_state["card_which"]
    edit(source, lambda asked: editing.move_on_card(asked, which, by), was, _card)


def _add(source: Source, was: Questionnaire) -> None:
    x, y = st.session_state["plane_x"], st.session_state["plane_y"]
    edit(source, lambda asked: editing.add_plane(asked, x, y), was, _planes)
    done("Deze schuiven horen nu bij elkaar.")


def _name(source: Source, was: Questionnaire, plane: Plane, key: str) -> None:
    names = typed_quarters(key)
    edit(source, lambda asked: editing.name_quarters(asked, plane.x, plane.y, names), was, _planes)
    done("Bewaard in het concept.")


def _drop(source: Source, was: Questionnaire, plane: Plane) -> None:
    edit(source, lambda asked: editing.drop_plane(asked, plane.x, plane.y), was, _planes)
    done("Je ziet ze niet meer samen. Elke schuif blijft gevraagd.")


def _card(asked: Questionnaire) -> object:
    return asked.card


def _planes(asked: Questionnaire) -> object:
    return asked.planes
