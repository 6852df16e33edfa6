"""The pages, one record each; the address is that of the file in `pages/`."""

from dataclasses import dataclass
from typing import Literal

Group = Literal["Vertel", "Kijken", "Lezen", "Duiden", "Terzijde"]


@dataclass(frozen=True)
class PageRecord:
    """What the app knows of a page.

    `group`: where it stands in the menu. `open_to`: who may see it; what shows no story of the
    collection is for anyone. `follows`: it shows what is selected. `one_screen`: it never scrolls
    as a whole where the screen is large enough. `has_plots`: it needs plotly.js.
    """

    address: str
    name: str
    group: Group
    open_to: Literal["anyone", "core_group", "admin"] = "core_group"
    follows: bool = True
    one_screen: bool = True
    has_plots: bool = False


PAGES = {
    page.address: page
    for page in (
        PageRecord("vertel", "Vertel", "Vertel", "anyone", follows=False, one_screen=False),
        PageRecord("responses", "Responses", "Kijken", has_plots=True),
        PageRecord("onderdeel", "Onderdeel", "Kijken", has_plots=True),
        PageRecord("triades", "Triades", "Kijken", has_plots=True),
        PageRecord("sliders", "Sliders", "Kijken", has_plots=True),
        PageRecord("multis", "Multi’s", "Kijken", has_plots=True),
        PageRecord("storycards", "Storycards", "Lezen"),
        PageRecord("leeslijst", "Leeslijst", "Lezen"),
        PageRecord("nieuw", "Nieuw binnen", "Lezen", follows=False),
        PageRecord("reflectie", "Reflectie", "Duiden", has_plots=True),
        PageRecord("bewaard", "Bewaard", "Duiden"),
        PageRecord(
            "uitleg", "Uitleg", "Terzijde", "anyone",
            follows=False, one_screen=False, has_plots=True,
        ),
        PageRecord("beheer", "Beheer", "Terzijde", "admin", follows=False, one_screen=False),
    )
}  # fmt: skip
DESK = PAGES["nieuw"]
