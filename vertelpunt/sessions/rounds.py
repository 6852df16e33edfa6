"""The rounds of a duidingsessie, with their minutes; three ready scripts to start from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Round:
    """`what`: what everybody does, in a sentence or two. `id`: '' where it is no session's yet."""

    name: str
    minutes: int
    what: str
    id: str = ""


READY: dict[str, tuple[Round, ...]] = {
    "Een half uur": (
        Round("Welkom", 3, "Vertel waarom we deze verhalen lezen, en wat we ermee gaan doen."),
        Round("Lezen", 9, "Lees in stilte. Zet een streep bij wat je raakt."),
        Round("Vertel het door", 8, "Vertel aan je tafel welk verhaal je bijbleef, en waarom."),
        Round("Wat zien we?", 7, "Wat komt vaker terug? En welk verhaal spreekt dat tegen?"),
        Round("Afronden", 3, "Noem samen één inzicht en één vraag."),
    ),
    "Een uur": (
        Round("Welkom", 5, "Vertel waarom we deze verhalen lezen, en wat we ermee gaan doen."),
        Round("Voorspel", 5, "Waar denk je dat de meeste stippen liggen? Kies eerst, kijk dan."),
        Round("Lezen", 15, "Lees in stilte. Zet een streep bij wat je raakt."),
        Round("Wat valt op?", 10, "Schrijf op wat je opvalt: één gedachte op één briefje."),
        Round("Ordenen", 10, "Leg briefjes bij elkaar die over hetzelfde gaan. Geef ze een naam."),
        Round("Duiden", 10, "Wat betekent dit? Zoek ook het verhaal dat het tegenspreekt."),
        Round("Afronden", 5, "Leg vast: inzichten, vragen, en wie wat gaat doen."),
    ),
    "Twee uur": (
        Round("Welkom", 10, "Vertel waarom we deze verhalen lezen. Stel je aan elkaar voor."),
        Round("Voorspel", 10, "Waar denk je dat de meeste stippen liggen? Kies eerst, kijk dan."),
        Round("Lezen", 25, "Lees in stilte. Zet een streep bij wat je raakt."),
        Round("Leg zelf de stip", 10, "Leg aan je tafel een verhaal in de driehoek. Kijk dan pas "
              "waar de verteller het legde, en praat over het verschil."),
        Round("Wat valt op?", 10, "Schrijf op wat je opvalt: één gedachte op één briefje."),
        Round("Pauze", 10, "Haal iets te drinken."),
        Round("Ordenen", 15, "Leg briefjes bij elkaar die over hetzelfde gaan. Geef ze een naam."),
        Round("Duiden", 15, "Wat betekent dit? Zoek ook het verhaal dat het tegenspreekt."),
        Round("Kiezen", 5, "Welk verhaal is voor jullie tafel het meest betekenisvol? Zeg waarom."),
        Round("Afronden", 10, "Leg vast: inzichten, vragen, en wie wat gaat doen."),
    ),
}  # fmt: skip
