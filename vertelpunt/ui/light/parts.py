"""The files of the light page, each under a name that changes with what is in it."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit import file_util

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components import feedback_text, own_dot, statement, storycard
from vertelpunt.ui.telling import pass_on, story_form

_HERE = Path(__file__).parent
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
# What Streamlit calls a colour of the theme → what its components get it as.
_COLOURS = {
    "textColor": "text-color",
    "backgroundColor": "background-color",
    "secondaryBackgroundColor": "secondary-background-color",
    "borderColor": "border-color",
    "primaryColor": "primary-color",
    "linkColor": "link-color",
}
_FONTS = {
    ("Source Sans", "normal"): "SourceSansVF-Upright",
    ("Source Serif", "normal"): "SourceSerifVariable-Roman",
}


@dataclass(frozen=True)
class Part:
    """A file of the page. `name`: with the mark of its content."""

    name: str
    content: str
    media_type: str


@cache
def parts() -> dict[str, Part]:
    """Every part by its plain name: the page's own, the form's and the thanks'."""
    around = (_HERE / "card.css", own_dot.STYLE)
    card = [storycard.style(), *(each.read_text(encoding="utf-8") for each in around)]
    contents = {
        "form.js": (story_form.script(), _SCRIPT),
        "light.js": (linked(_HERE / "light.js"), _SCRIPT),
        "pass_on.js": (pass_on.script(), _SCRIPT),
        "form.css": (story_form.style(), _STYLE),
        "card.css": ("\n".join(card), _STYLE),
        "feedback.css": (feedback_text.STYLE.read_text(encoding="utf-8"), _STYLE),
        "statement.css": (statement.STYLE.read_text(encoding="utf-8"), _STYLE),
        "pass_on.css": (pass_on.style(), _STYLE),
        "light.css": (_theme() + (_HERE / "light.css").read_text(encoding="utf-8"), _STYLE),
    }
    return {plain: _part(plain, *each) for plain, each in contents.items()}


def part_named(name: str) -> Part | None:
    """The part under this name with its mark, None where there is none."""
    return next((each for each in parts().values() if each.name == name), None)


def font_files() -> list[str]:
    """The addresses of the typefaces, from the app's own path."""
    folder = Path(file_util.get_static_dir()) / "static" / "media"
    found = [sorted(folder.glob(f"{start}.*woff2")) for start in _FONTS.values()]
    return [f"static/media/{files[0].name}" for files in found if files]


def mark_of(*texts: str) -> str:
    """A short mark that changes with the texts."""
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()


def _part(plain: str, content: str, media_type: str) -> Part:
    stem, _, ending = plain.partition(".")
    return Part(f"{stem}-{mark_of(content)}.{ending}", content, media_type)


def _theme() -> str:
    """Colours, letters and size as `.streamlit/config.toml` has them."""
    size = float(st.get_option("theme.baseFontSize") or 16)
    faces = [
        f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: 400 700; '
        f'font-display: swap; src: url("../../{address}") format("woff2"); }}'
        for (family, style), address in zip(_FONTS, font_files(), strict=False)
    ]
    return "\n".join(
        [
            *faces,
            f":root {{ font-size: {100 * size / 16:g}%; color-scheme: light dark; "
            '--st-font: "Source Sans", sans-serif; --st-heading-font: "Source Serif", serif; '
            f"{_colours('light')} }}",
            f"@media (prefers-color-scheme: dark) {{ :root {{ {_colours('dark')} }} }}\n",
        ]
    )


def _colours(which: str) -> str:
    values = {name: st.get_option(f"theme.{which}.{name}") for name in _COLOURS}
    return " ".join(f"--st-{_COLOURS[name]}: {value};" for name, value in values.items() if value)
