"""The smaller typefaces have every sign that our Dutch texts use, and weigh a fraction."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from streamlit import file_util

from vertelpunt.paths import DATA, ROOT
from vertelpunt.ui.serving import fonts

MEDIA = Path(file_util.get_static_dir()) / "static" / "media"
TEXTS = [
    *DATA.glob("*.yaml"), *DATA.glob("demonstration/*.yaml"), DATA / "municipalities.csv",
    *(ROOT / "vertelpunt").rglob("*.py"), *(ROOT / "vertelpunt").rglob("*.js"),
    *(ROOT / "vertelpunt").rglob("*.jinja"), *(ROOT / "pages").glob("*.py"),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    fonts.prepare()


def source(start: str) -> Path:
    (found,) = MEDIA.glob(f"{start}.*woff2")
    return found


def signs(font: bytes | Path) -> set[int]:
    return set(TTFont(BytesIO(font) if isinstance(font, bytes) else font).getBestCmap())


@pytest.mark.parametrize("start", ["SourceSansVF-Upright", "SourceSerifVariable-Roman"])
def test_a_smaller_typeface_has_every_sign_of_our_texts_that_the_whole_one_has(start: str) -> None:
    used = {ord(sign) for each in TEXTS for sign in each.read_text(encoding="utf-8")}
    made = fonts.smaller(source(start).name)
    assert made
    missing = (used & signs(source(start))) - signs(made)
    assert not {chr(sign) for sign in missing}


@pytest.mark.parametrize("start", ["SourceSansVF-Upright", "SourceSerifVariable-Roman"])
def test_a_smaller_typeface_keeps_its_weights_and_is_less_than_a_quarter(start: str) -> None:
    made = fonts.smaller(source(start).name)
    assert made
    axes = {axis.axisTag: axis for axis in TTFont(BytesIO(made))["fvar"].axes}
    assert set(axes) == {"wght"}
    assert (axes["wght"].minValue, axes["wght"].maxValue) == (400, 700)
    assert len(made) < source(start).stat().st_size / 4


def test_the_icons_that_streamlit_draws_are_still_found_by_their_names() -> None:
    made = fonts.smaller(source("MaterialSymbols-Rounded").name)
    assert made
    font = TTFont(BytesIO(made))
    letters = {glyph: chr(sign) for sign, glyph in font.getBestCmap().items()}
    # An icon is a ligature of the letters of its name.
    found = {
        "".join(letters[glyph] for glyph in (first, *one.Component))
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items()
        for one in ligatures
    }
    assert {"menu", "close", "error", "info", "expand_more", "keyboard_arrow_down"} <= found
    assert len(made) < 80_000


def test_a_font_that_can_not_be_made_is_served_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(_: Path) -> bytes:
        raise ValueError("another font")

    monkeypatch.setattr(fonts, "_ready", {})
    monkeypatch.setattr(fonts, "_KEPT", tmp_path)
    monkeypatch.setattr(fonts, "text_font", fails)
    monkeypatch.setattr(fonts, "symbols", fails)
    fonts.prepare()
    assert fonts.smaller(source("SourceSansVF-Upright").name) is None
