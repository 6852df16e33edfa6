"""What a visitor has selected: held by the session, carried by the address, the same on every page.

On a session's first run, and when the browser went back or forward, the address wins; otherwise
what the session holds is written to it. Every other run may come from a browser that has not heard
of the last choice yet, and whose address is behind.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import Matching, matching
from vertelpunt.selection import (
    MOST_PARTS,
    Chosen,
    Clause,
    Everything,
    Part,
    Period,
    Search,
    Selection,
    SelectionError,
    Words,
    base_of,
    change,
    fits,
    from_address,
    in_words,
    is_marked,
    negated,
    parse_words,
    part_of,
    press,
    press_bar,
    replaced,
    rest_of,
    selection_of,
    to_address,
    without,
)
from vertelpunt.ui.visit.acting import commands, refuse
from vertelpunt.ui.visit.session import Key

Query = dict[str, list[str]]
_CHOSEN, _COMPARED = Key[Chosen]("chosen"), Key[str | None]("beside")
_READ = Key[tuple[Selection, Matching] | None]("read")
_PARTS, _KEPT, _BESIDE = "kies", "bewaard", "naast"
REST, ALL = "rest", "alles"
_LONGEST = 1_800
_ALL_STORIES = "Je ziet nu alle verhalen."
_TOO_MUCH = (
    f"Zoveel past niet in één keuze: hoogstens {MOST_PARTS} dingen, en samen niet te lang. "
    "Haal er eerst een weg."
)


def follow_address(source: Source) -> None:
    """Bring session and address together; call once a run, before anything is drawn."""
    shown = _shown()
    if not _CHOSEN.is_set or _went_back():
        _take_over(source, shown)
    wanted = carried(source)
    if wanted != shown:
        others = {n: st.query_params.get_all(n) for n in st.query_params if n not in shown}
        st.query_params.from_dict(others | wanted)


def carried(source: Source) -> Query:
    """What an address carries of the selection: its parts, or a short id where they are many."""
    parts = to_address(chosen())
    query = {_PARTS: parts} if parts else {}
    if len(urlencode(query, doseq=True)) > _LONGEST:
        query = {_KEPT: [commands(source).keep_link(parts)]}
    return query | ({_BESIDE: [second]} if (second := compared()) else {})


def chosen() -> Chosen:
    """What is selected now."""
    return _CHOSEN.get(())


def read(source: Source) -> Matching:
    """Read what is selected, and count its stories; the rest of the run asks what was read."""
    wanted = _clauses(source, chosen())
    _READ.set((wanted, matching(source, wanted)))
    return found()


def selection() -> Selection:
    """What is selected as clauses, as it was read in this run."""
    return _read_now()[0]


def found() -> Matching:
    """How many stories are selected, as it was counted in this run."""
    return _read_now()[1]


def selection_usable_or_not(source: Source) -> Selection:
    """What is selected as clauses, whether or not stories are usable."""
    return _clauses(source, replaced(chosen(), Everything()))


def compared() -> str | None:
    """What the selection is compared with: the rest, all, or what is kept under this id."""
    return _COMPARED.get(None)


def compare(second: str | None) -> None:
    """Compare with this; None: with nothing."""
    _COMPARED.set(second)


def saved_beside(source: Source) -> Chosen | None:
    """The saved selection that is compared with; None for another, or one that can't be asked."""
    for kept in source.collection.kept(source.viewer, "selection"):
        if kept.id == compared() and not kept.removed:
            try:
                wanted = from_address(kept.body["parts"])
                selection_of(wanted, source.asked)
            except SelectionError:
                return None
            return wanted
    return None


def words() -> Words:
    """The words that are looked for, to mark them where they are found."""
    part = part_of(chosen(), Search.source)
    return parse_words(part.typed) if isinstance(part, Search) and not part.negated else Words()


def marked(part: Part) -> tuple[bool, bool]:
    """Whether its view shows this part as chosen, and whether with a *niet*."""
    standing = part_of(chosen(), part.source)
    is_shown = is_marked(chosen(), part)
    return is_shown, is_shown and standing is not None and standing.negated


# What a gesture makes of the selection is said in `selection/editing`.


def choose(source: Source, part: Part) -> None:
    """Narrow by this part, in the place of what came from the same view."""
    _edit(source, lambda: replaced(chosen(), part))


def toggle(source: Source, part: Part, *, more: bool = False) -> None:
    """Press what stands for this part: marked, it goes away. `more`: beside what is marked."""
    _edit(source, lambda: press(chosen(), part, more=more))


def toggle_bar(source: Source, bar: Period, *, joins: bool) -> None:
    """Press a bar of time. `joins`: it makes a period of it with the one bar that is marked."""
    _edit(source, lambda: press_bar(chosen(), bar, joins=joins))


def adjust(source: Source, part: Part) -> None:
    """Put this in the place of what a field showed; its *niet* stays."""
    _edit(source, lambda: change(chosen(), part))


def drop(view: str) -> None:
    """Forget what came from this view."""
    _change(without(chosen(), view))


def turn(view: str) -> None:
    """Turn what came from this view round: *niet*, or back."""
    _change(negated(chosen(), view))


def clear() -> None:
    """Forget everything that was selected."""
    _change(())


def take(source: Source, text: str) -> None:
    """Narrow by a part in its address form."""
    try:
        (part,) = from_address([text])
    except SelectionError:
        refuse("Deze keuze kunnen we niet lezen. Kies opnieuw.")
    else:
        choose(source, part)


def take_all(source: Source, texts: list[str]) -> None:
    """Select what was kept in its address form, in the place of everything else."""
    _edit(source, lambda: from_address(texts))


def sentence_of(source: Source, texts: list[str]) -> str:
    """What was kept in its address form, in words."""
    return in_words(texts, source.asked)


def count_of(source: Source, texts: list[str]) -> Matching | None:
    """How many stories what was kept in its address form has now; None where it can't be asked."""
    try:
        return matching(source, selection_of(from_address(texts), source.asked))
    except SelectionError:
        return None


def _read_now() -> tuple[Selection, Matching]:
    read_now = _READ.get(None)
    if read_now is None:
        raise RuntimeError("The selection was not read yet")
    return read_now


def _clauses(source: Source, wanted: Chosen) -> Selection:
    found = selection_of(wanted, source.asked)
    return Selection(found.clauses, _beside(source, found))


def _beside(source: Source, first: Selection) -> tuple[Clause, ...] | None:
    """The clauses of the second selection; None where there is none, or none any more."""
    match compared():
        case "rest":
            return rest_of(first).clauses
        case "alles":
            return base_of(chosen()).clauses
        case None:
            return None
    second = saved_beside(source)
    return None if second is None else selection_of(second, source.asked).clauses


def _edit(source: Source, edited: Callable[[], Chosen]) -> None:
    """Keep what a gesture makes of the selection; where it can't be, say so and keep what was."""
    try:
        wanted = edited()
        if not fits(to_address(wanted)):
            raise SelectionError(_TOO_MUCH)
        selection_of(wanted, source.asked)
    except SelectionError as error:
        refuse(str(error))
    else:
        _change(wanted)


def _change(wanted: Chosen) -> None:
    _CHOSEN.set(wanted)


def _take_over(source: Source, shown: Query) -> None:
    """Take over what the address says; where that can't be, everything and a sentence."""
    _CHOSEN.set(())
    _COMPARED.set(shown.get(_BESIDE, [None])[-1])
    parts = shown.get(_PARTS, [])
    if _KEPT in shown:
        kept = source.collection.kept_selection(shown[_KEPT][-1])
        if kept is None:
            refuse(f"De keuze uit deze link is hier niet bewaard. {_ALL_STORIES}")
            return
        parts = kept
    try:
        wanted = from_address(parts)
        selection_of(wanted, source.asked)
    except SelectionError as error:
        refuse(f"{error} {_ALL_STORIES}")
    else:
        _CHOSEN.set(wanted)


def _went_back() -> bool:
    """The browser's back or forward button made this run."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _shown() -> Query:
    names = [name for name in (_PARTS, _KEPT, _BESIDE) if name in st.query_params]
    return {name: st.query_params.get_all(name) for name in names}
