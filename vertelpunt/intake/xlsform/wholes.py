"""Questions of ours that are several rows in a form: a triad and stones."""

from collections.abc import Sequence

from vertelpunt.intake.xlsform.becoming import Content, Made, short_label, words_of
from vertelpunt.intake.xlsform.form import FormRow
from vertelpunt.questionnaire.form_names import about_name
from vertelpunt.questionnaire.form_words import SHARES_HOW, STONES_HOW, stone_read

_CORNERS = ("left", "right", "top")


def whole_made(name: str, rows: Sequence[FormRow]) -> Made | None:
    """The question called `name` that a group asks; None where it is none of ours.

    `rows`: the group itself, and what stands in it.
    """
    group, *inside = rows
    if not name or not inside:
        return None
    notes = [each for each in inside if each.name == about_name(name)]
    parts = {each.name: each for each in inside if each.name != about_name(name)}
    hint = notes[0].label if notes else ""
    return _triad(name, group, parts, hint) or _stones(name, group, parts, hint)


def _triad(name: str, group: FormRow, parts: dict[str, FormRow], hint: str) -> Made | None:
    if parts.keys() != {f"{name}_{corner}" for corner in _CORNERS}:
        return None
    corners = {c: short_label(parts[f"{name}_{c}"].label, c) for c in _CORNERS}
    required = parts[f"{name}_left"].cells.get("required") == "yes"
    content: Content = {"type": "triad", "corners": corners, "required": required}
    return _made(content, group, hint, SHARES_HOW, "een driehoek")


def _stones(name: str, group: FormRow, parts: dict[str, FormRow], hint: str) -> Made | None:
    """Each stone is two ranges, of which the labels say what it is called, and both ends."""
    read = {key: stone_read(each.label) for key, each in parts.items() if each.kind == "range"}
    if not read or read.keys() != parts.keys():
        return None
    stones: list[Content] = []
    ends: dict[str, Content] = {}
    for key, said in read.items():
        stone, side = key.removeprefix(f"{name}_")[:-2], key[-1:]
        if said is None or key != f"{name}_{stone}_{side}" or side not in ("x", "y"):
            return None
        ends.setdefault(side, {"low": short_label(said[1], ""), "high": short_label(said[2], "")})
        if side == "x":
            stones.append({"id": stone, "label": short_label(said[0], stone)})
    if ends.keys() != {"x", "y"} or len(read) != 2 * len(stones) or len(stones) > 8:
        return None
    return _made({"type": "stones", **ends, "stones": stones}, group, hint, STONES_HOW,
                 "stenen in een vlak")  # fmt: skip


def _made(content: Content, group: FormRow, hint: str, how: str, becomes: str) -> Made:
    lost: list[str] = []
    about = hint.removesuffix(how).rstrip("\n")
    return Made(words_of(group, lost, about) | content, becomes, lost)
