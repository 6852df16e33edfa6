"""Edits of which sliders are looked at together, and of what a plane's quarters are called."""

from collections.abc import Mapping

from vertelpunt.questionnaire.editing.content import Content, EditError, one_line, sound
from vertelpunt.questionnaire.model import Questionnaire

# Each quarter by its place in the data, in the order in which they are asked for.
QUARTERS = {
    "low_high": "linksboven", "high_high": "rechtsboven",
    "low_low": "linksonder", "high_low": "rechtsonder",
}  # fmt: skip


def add_plane(asked: Questionnaire, x: str, y: str) -> Questionnaire:
    """Look at two sliders together, `x` from left to right and `y` upward."""
    if x == y:
        raise EditError("Kies twee verschillende schuiven.", "plane")
    if any({each.x, each.y} == {x, y} for each in asked.planes):
        raise EditError("Deze twee horen al bij elkaar.", "plane")
    content = asked.content()
    return sound(content | {"planes": [*content.get("planes", ()), {"x": x, "y": y}]})


def name_quarters(asked: Questionnaire, x: str, y: str, names: Mapping[str, str]) -> Questionnaire:
    """Call the quarters of a plane so; a name that is empty: no name."""
    content = asked.content()
    _plane(content, x, y)["quadrants"] = quarters(names)
    return sound(content)


def drop_plane(asked: Questionnaire, x: str, y: str) -> Questionnaire:
    """Look at these two sliders together no more; each is asked as before."""
    content = asked.content()
    gone = _plane(content, x, y)
    content["planes"] = [each for each in content["planes"] if each is not gone]
    return sound(content)


def quarters(names: Mapping[str, str]) -> dict[str, str]:
    """The names of quarters that have one."""
    lines = {each: one_line(names.get(each, ""), each, needed=False) for each in QUARTERS}
    return {each: name for each, name in lines.items() if name}


def _plane(content: Content, x: str, y: str) -> Content:
    for each in content.get("planes", ()):
        if (each["x"], each["y"]) == (x, y):
            plane: Content = each
            return plane
    raise EditError("Deze twee staan er niet meer. Laad de pagina opnieuw.")
