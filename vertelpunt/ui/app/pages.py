"""The pages, one record each; the address is that of the file in `pages/`."""

from dataclasses import dataclass
from typing import Literal

from vertelpunt.store import Right, Viewer

Group = Literal["Vertel", "Kijken", "Lezen", "Duiden", "Terzijde"]


@dataclass(frozen=True)
class PageRecord:
    """What the app knows of a page.

    `group`: where it stands in the menu. `needs`: the right to see it; None: it shows no story of
    the collection and is for anyone. `follows`: it shows what is selected. `one_screen`: it never
    scrolls as a whole where the screen is large enough. `has_plots`: it needs plotly.js.
    `in_menu`: the menu leads there; else another page does, or a link. `for_room`: it is drawn for
    the big screen of a room.
    """

    address: str
    name: str
    group: Group
    needs: Right | None = "explore"
    follows: bool = True
    one_screen: bool = True
    has_plots: bool = False
    in_menu: bool = True
    for_room: bool = False


PAGES = {
    page.address: page
    for page in (
        PageRecord("vertel", "Vertel", "Vertel", None, follows=False, one_screen=False),
        PageRecord("verhaalbon", "Verhaalbon", "Vertel", None, follows=False, one_screen=False),
        PageRecord("privacy", "Privacy", "Vertel", None, follows=False, one_screen=False),
        PageRecord("proef", "Proef", "Vertel", None, follows=False, one_screen=False,
                   in_menu=False),
        PageRecord("responses", "Responses", "Kijken", has_plots=True),
        PageRecord("onderdeel", "Onderdeel", "Kijken", has_plots=True),
        PageRecord("triades", "Triades", "Kijken", has_plots=True),
        PageRecord("sliders", "Sliders", "Kijken", has_plots=True),
        PageRecord("multis", "Multi’s", "Kijken", has_plots=True),
        PageRecord("gemeenten", "Gemeenten", "Kijken", has_plots=True),
        PageRecord("storycards", "Storycards", "Lezen", "read"),
        PageRecord("beeld", "Beeld", "Kijken", "read", follows=False, one_screen=False),
        PageRecord("terugkoppeling", "Terugkoppeling", "Lezen", None, follows=False,
                   one_screen=False),
        PageRecord("leeslijst", "Leeslijst", "Lezen", "keep"),
        PageRecord("nieuw", "Nieuw binnen", "Lezen", "judge", follows=False),
        PageRecord("coderen", "Coderen", "Lezen", "judge", follows=False),
        PageRecord("reflectie", "Reflectie", "Duiden", has_plots=True),
        PageRecord("bewaard", "Bewaard", "Duiden", "keep"),
        PageRecord("campagnes", "Campagnes", "Duiden", "keep", follows=False, one_screen=False),
        PageRecord("zaal", "In de zaal", "Duiden", "keep", follows=False, one_screen=False,
                   in_menu=False, for_room=True),
        PageRecord("duidingsessie", "Duidingsessie", "Duiden", "keep", follows=False,
                   one_screen=False),
        PageRecord("rapport", "Jaarrapport", "Duiden", "keep", follows=False, one_screen=False),
        PageRecord("terugkoppelen", "Terugkoppeling schrijven", "Duiden", "keep", follows=False,
                   one_screen=False),
        PageRecord("meedoen", "Meedoen", "Duiden", "take_part", follows=False, one_screen=False,
                   in_menu=False),
        PageRecord("scherm", "Scherm", "Duiden", "keep", follows=False, one_screen=False,
                   in_menu=False, for_room=True),
        PageRecord(
            "uitleg", "Uitleg", "Terzijde", None, follows=False, one_screen=False, has_plots=True
        ),
        PageRecord("overnemen", "Overnemen", "Terzijde", "bring_in", follows=False,
                   one_screen=False, in_menu=False),
        PageRecord("vragen", "Vragen", "Terzijde", "publish", follows=False, one_screen=False,
                   in_menu=False),
        PageRecord("beheer", "Beheer", "Terzijde", "take_out", follows=False, one_screen=False),
    )
}  # fmt: skip
DESK = PAGES["nieuw"]


def may_open(viewer: Viewer | None, page: PageRecord) -> bool:
    """Whether this viewer may see this page; None: nobody who is known."""
    return page.needs is None or (viewer is not None and viewer.may(page.needs))
