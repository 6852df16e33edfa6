"""The questions of a story that was sent, each as a plain field with the answer that it has.

A dot is set by numbers here: they can be empty, are exact, and ask for no gesture.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from vertelpunt.dutch import whole_percents
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    Place,
    PlaceQuestion,
    Question,
    SliderQuestion,
    Stone,
    StonesQuestion,
    TextQuestion,
    TriadQuestion,
)

Field = dict[str, Any]
Places = Mapping[str, Place]
_CORNERS = ("left", "right", "top")
PREFIX = "change"


def change_field(question: Question, there: Field, places: Places) -> Field:
    """Draw a question with what is `there`; returns what stands there now, as a form sends it."""
    with st.container(key=f"{PREFIX}_{question.id}", gap="xsmall"):
        needed = " (nodig)" if question.required else ""
        st.write(f"**{literal(question.label)}**{needed}")
        if question.help:
            st.text(question.help)
        if question.not_applicable and st.checkbox(
            "Niet van toepassing", key=_held(question, "na", there.get("not_applicable") is True)
        ):
            return {"not_applicable": True}
        return {"not_applicable": False, **_DRAWN[question.type](question, there, places)}


def literal(text: str) -> str:
    """Text of the admin's, of which Markdown makes nothing."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def same(one: Field, other: Field) -> bool:
    """Whether two fields say one thing; what says nothing may be there or not."""
    return _said(one) == _said(other)


def _said(field: Field) -> Field:
    # A dot at 0 says something, though 0 equals False.
    return {
        name: part
        for name, part in field.items()
        if part is not False and part not in (None, "", [])
    }


def forget_fields() -> None:
    """Let go of what was typed, so that fields are drawn anew from the story."""
    for name in [each for each in st.session_state if str(each).startswith(f"{PREFIX}_")]:
        del st.session_state[name]


def dot_problem(question: Question, field: Field) -> str | None:
    """What is wrong with the numbers of a dot or of stones, as a sentence; None for nothing."""
    value = field.get("value")
    if isinstance(question, StonesQuestion) and isinstance(value, list):
        names = [stone.label for stone in question.stones for mark in value
                 if mark["stone"] == stone.id and None in mark.values()]  # fmt: skip
        both = "Vul beide getallen in, of laat ze allebei leeg"
        return f"{both}: {', '.join(names)}." if names else None
    if not isinstance(value, Mapping):
        return None
    if any(value[corner] is None for corner in _CORNERS):
        return "Vul alle drie de getallen in, of laat ze alle drie leeg."
    total = round(100 * sum(value[corner] for corner in _CORNERS))
    if total != 100:
        return f"De drie getallen zijn samen {total}. Maak er samen 100 van."
    return None


def percents(value: Mapping[str, float | None] | None) -> list[int | None]:
    """The shares of a dot as whole numbers; those of a whole dot add to 100."""
    shares = [(value or {}).get(corner) for corner in _CORNERS]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares) and abs(sum(known) - 1) < 1e-6:
        return [int(each.rstrip("%")) for each in whole_percents(known)]
    return [None if share is None else round(100 * share) for share in shares]


def _held(question: Question, part: str, first: Any) -> str:
    """The key of a widget, which holds what is typed from the first time on."""
    key = f"{PREFIX}_{question.id}_{part}"
    st.session_state.setdefault(key, first)
    return key


def _text(question: TextQuestion, there: Field, _: Places) -> Field:
    draw = st.text_area if question.type == "long_text" else st.text_input
    typed = draw(
        _plain(question.label), label_visibility="collapsed",
        key=_held(question, "text", there.get("value") or ""),
    )  # fmt: skip
    return {"value": typed}


def _choice(question: ChoiceQuestion, there: Field, _: Places) -> Field:
    names = {option.id: option.label for option in question.options}
    label, value = _plain(question.label), there.get("value")
    if question.type == "single":
        one = st.selectbox(
            label, list(names), index=None, format_func=lambda each: names.get(each, each),
            placeholder="Kies", label_visibility="collapsed",
            key=_held(question, "one", value if value in names else None),
        )  # fmt: skip
        chosen: Any = one
    else:
        if question.most:
            st.text(f"Kies er hoogstens {question.most}.")
        chosen = [
            each
            for each, name in names.items()
            if st.checkbox(literal(name), key=_held(question, f"is_{each}", each in (value or [])))
        ]
        if question.most and len(chosen) > question.most:
            over = len(chosen) - question.most
            st.error(f"Je koos er {len(chosen)}. Haal er {over} weg.")
    if not any(option.other for option in question.chosen(chosen)):
        return {"value": chosen}
    words = st.text_input(
        f"Namelijk bij {label}", key=_held(question, "other", there.get("other") or "")
    )  # fmt: skip
    return {"value": chosen, "other": words}


def _triad(question: TriadQuestion, there: Field, _: Places) -> Field:
    value = there.get("value")
    before = percents(value)
    st.text("Verdeel 100 over de drie hoeken. Hoe hoger het getal, hoe dichter bij die hoek.")
    now = [
        _number(question, corner, getattr(question.corners, corner), first)
        for corner, first in zip(_CORNERS, before, strict=True)
    ]
    if now == before:
        # Whole numbers are less exact than the dot that stands there.
        return {"value": value}
    if now == [None, None, None]:
        return {"value": None}
    shares = [None if each is None else each / 100 for each in now]
    return {"value": dict(zip(_CORNERS, shares, strict=True))}


def _slider(question: SliderQuestion, there: Field, _: Places) -> Field:
    value = there.get("value")
    before = None if value is None else round(value)
    ends = f"Van 0 ({question.ends.low}) tot 100 ({question.ends.high})"
    now = _number(question, "at", ends, before)
    return {"value": value if now == before else now}


def _stones(question: StonesQuestion, there: Field, _: Places) -> Field:
    before = {mark["stone"]: mark for mark in there.get("value") or ()}
    st.text("Geef elke steen twee getallen van 0 tot 100. Laat ze leeg als je de steen weglaat.")
    marks = [_stone(question, stone, before.get(stone.id, {})) for stone in question.stones]
    return {"value": [mark for mark in marks if (mark["x"], mark["y"]) != (None, None)]}


def _stone(question: StonesQuestion, stone: Stone, there: Field) -> Field:
    """Where it lies by what is typed; whole numbers are less exact than where it lay."""
    now: Field = {"stone": stone.id}
    for side, ways, ends in (
        ("x", "van links naar rechts", question.x), ("y", "van onder naar boven", question.y),
    ):  # fmt: skip
        exact = there.get(side)
        before = None if exact is None else round(exact)
        label = f"{stone.label}, {ways}: van 0 ({ends.low}) tot 100 ({ends.high})"
        typed = _number(question, f"{stone.id}_{side}", label, before)
        now[side] = exact if typed == before else typed
    return now


def _number(question: Question, part: str, label: str, first: int | None) -> int | None:
    st.text(label)
    typed: int | None = st.number_input(
        f"{_plain(label)} bij {_plain(question.label)}", min_value=0, max_value=100, step=1,
        value=None, label_visibility="collapsed", width=160, key=_held(question, part, first),
    )  # fmt: skip
    return typed


def _place(question: PlaceQuestion, there: Field, places: Places) -> Field:
    value = there.get("value")
    # A place that is in the list no longer may stay where it stands.
    codes = [*places, *([value] if value and value not in places else [])]
    one = st.selectbox(
        _plain(question.label), codes, index=None, placeholder="Kies",
        format_func=lambda each: places[each].label if each in places else each,
        label_visibility="collapsed", key=_held(question, "place", value),
    )  # fmt: skip
    return {"value": one}


def _confirmation(_: Question, there: Field, __: Places) -> Field:
    return there


_DRAWN: dict[str, Callable[[Any, Field, Places], Field]] = {
    "text": _text,
    "long_text": _text,
    "single": _choice,
    "multi": _choice,
    "triad": _triad,
    "slider": _slider,
    "stones": _stones,
    "place": _place,
    "confirmation": _confirmation,
}


def _plain(label: str) -> str:
    """A label that is heard and not seen, without what Markdown makes of it."""
    return "".join(sign for sign in label if sign.isalnum() or sign in " ,.?")
