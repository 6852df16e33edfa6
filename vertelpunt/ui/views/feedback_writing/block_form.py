"""The fields of a block, by its kind, and whom it is for."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from vertelpunt.feedback import AUDIENCES, Audience, Block, BlockKind, Feedback
from vertelpunt.insight.coming import SOUGHT
from vertelpunt.insight.feedback_numbers import plottable
from vertelpunt.insight.session_words import OUTCOMES
from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.source import Source
from vertelpunt.ui.views.feedback_writing.naming import FOR_WHOM, short
from vertelpunt.ui.views.feedback_writing.quoting import choose_passage
from vertelpunt.ui.views.feedback_writing.undoing import UNDOING
from vertelpunt.ui.views.keeping import LONGEST_NAME, missing, say_once
from vertelpunt.ui.visit.acting import attempt, commands

LONGEST_TEXT = 4_000
# What was asked for is told with what came of it, and not as what was learned.
_LEARNED = ("insight", "principle")


def block_form(source: Source, feedback: Feedback, kind: BlockKind, held: Block | None) -> None:
    """The fields, and a button that keeps them. `held`: the block to change; None: a new one."""
    # Another key where somebody else changed it, so that the fields hold what it is now.
    mark = f"{held.id}_{hash(str(held))}" if held else f"new_{len(feedback.blocks)}"
    key = f"block_{kind}_{mark}"
    content = _fields(source, feedback, kind, held.content if held else {}, key)
    if kind == "quote":
        st.text("Een citaat is er alleen voor leden: vertellers stemden niet in met lezers "
                "daarbuiten. Verandert de verteller het verhaal, mogen leden het niet meer lezen "
                "of wordt het gewist, dan is het citaat meteen weg.")  # fmt: skip
    else:
        st.radio(
            "Voor wie is dit?", list(AUDIENCES), format_func=FOR_WHOM.__getitem__,
            index=AUDIENCES.index(held.audience if held else "everyone"),
            key=f"{key}_audience", horizontal=True,
        )  # fmt: skip
    say_once(f"{key}_problem")
    if content is not None:
        st.button(
            "Bewaar het blok" if held else "Zet dit blok erbij", type="primary", key=f"{key}_save",
            on_click=attempt, args=[_save, source, held, content, key],
        )  # fmt: skip


def _fields(
    source: Source, feedback: Feedback, kind: BlockKind, said: Mapping[str, Any], key: str
) -> Mapping[str, Any] | None:
    """What the fields hold now; None where there is nothing to choose from."""
    match kind:
        case "text":
            title = st.text_input(
                "Kop (mag leeg blijven)", said.get("title", ""), max_chars=LONGEST_NAME,
                key=f"{key}_title",
            )  # fmt: skip
            text = st.text_area(
                "Tekst", said.get("text", ""), max_chars=LONGEST_TEXT, key=f"{key}_text", height=220
            )
            st.text("Noem geen namen van mensen, en schrijf geen verhaal over.")
            return {"kind": kind, "title": title.strip(), "text": text.strip()}
        case "number":
            st.text("Hoeveel verhalen er zijn, en uit hoeveel gemeenten. Op vijf afgerond.")
            return {"kind": kind}
        case "plot":
            return _plot(source, said, key)
        case "quote":
            return choose_passage(source, said, key)
        case "outcome":
            return _outcome(source, said, key)
        case "request":
            return _request(feedback, said, key)
        case "next":
            st.text("Wat het eerst komt, met de dag. Een campagne die al loopt, gaat voor. Zonder "
                    "laatste dag staat ze er niet: dan weten lezers later niet of ze nog "
                    "loopt.")  # fmt: skip
            sought = st.radio(
                "Waarvan?", list(SOUGHT), format_func=lambda each: SOUGHT[each].capitalize(),
                index=_place([*SOUGHT], said.get("of")), key=f"{key}_of", horizontal=True,
            )  # fmt: skip
            titled = st.checkbox(
                "Zet ook de titel erbij", said.get("titled", False), key=f"{key}_titled"
            )
            return {"kind": kind, "of": sought, "titled": titled}


def _plot(source: Source, said: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    asked = plottable(source.asked)
    chosen = st.selectbox(
        "Van welke vraag?", list(asked), format_func=asked.__getitem__,
        index=_place([*asked], said.get("question")), key=f"{key}_question", filter_mode=None,
    )  # fmt: skip
    return {"kind": "plot", "question": chosen}


def _outcome(source: Source, said: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    there = {
        (session.id, outcome.id): f"{OUTCOMES[outcome.kind][0]}: {short(outcome.text)}"
        for session in all_sessions(source)
        if not session.removed
        for outcome in session.room.shown_outcomes()
        if outcome.kind in _LEARNED
    }
    if not there:
        st.write("Er is nog geen inzicht of principe vastgelegd in een duidingsessie.")
        return None
    session, outcome = st.selectbox(
        "Welke uitkomst?", list(there), format_func=there.__getitem__,
        index=_place([*there], (said.get("session"), said.get("outcome"))),
        key=f"{key}_outcome", filter_mode=None,
    )  # fmt: skip
    return {"kind": "outcome", "session": session, "outcome": outcome}


def _request(feedback: Feedback, said: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    asked = {each.id: short(each.text) for each in feedback.asked}
    if not asked:
        st.write("Schrijf eerst bij ‘Wat is gevraagd’ op wat er gevraagd is.")
        return None
    chosen = st.selectbox(
        "Wat is er gevraagd?", list(asked), format_func=asked.__getitem__,
        index=_place([*asked], said.get("request")), key=f"{key}_request", filter_mode=None,
    )  # fmt: skip
    return {"kind": "request", "request": chosen}


def _place(offered: list[Any], held: object) -> int:
    return offered.index(held) if held in offered else 0


def _save(source: Source, held: Block | None, drawn: Mapping[str, Any], key: str) -> None:
    """Keep what the fields hold now. `drawn`: what they held when they were drawn."""
    content, audience = _typed(drawn, key), _audience(key)
    if content["kind"] == "text" and (problem := missing({"een tekst": content["text"]})):
        st.session_state[f"{key}_problem"] = problem
        return
    if held is None:
        made = commands(source).add_block(audience, content)
        UNDOING.did("Het blok staat erbij, onderaan.", "remove_block", block=made)
    elif (held.audience, held.content) != (audience, content):
        commands(source).change_block(held, audience, content)
        put = Block(held.id, audience, content)
        UNDOING.did(
            "Het blok is veranderd.", "change_block",
            was=put, audience=held.audience, content=held.content,
        )  # fmt: skip


def _typed(drawn: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The content with what was typed since: a press comes along with what was typed last."""
    state, content = st.session_state, dict(drawn)
    match content["kind"]:
        case "text":
            content |= {name: state[f"{key}_{name}"].strip() for name in ("title", "text")}
        case "next":
            content |= {name: state[f"{key}_{name}"] for name in ("of", "titled")}
        case "plot" | "request" as kind:
            name = "question" if kind == "plot" else "request"
            content[name] = state[f"{key}_{name}"]
        case "outcome":
            content["session"], content["outcome"] = state[f"{key}_outcome"]
    return content


def _audience(key: str) -> Audience:
    """Whom it is for; a quotation has no choice."""
    chosen: Audience = st.session_state.get(f"{key}_audience", "members")
    return chosen
