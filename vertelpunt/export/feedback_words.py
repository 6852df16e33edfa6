"""The sentences of a terugkoppeling that the app writes, and all of it as plain lines."""

from collections.abc import Iterator

from vertelpunt.dutch import day, number
from vertelpunt.insight.coming import Sort
from vertelpunt.insight.feedback import (
    Asked,
    Collected,
    Learned,
    Next,
    Piece,
    Plot,
    Quote,
    Told,
    Words,
)

TITLE = "Terugkoppeling"
HELD_BACK = "niet getoond"
NOTHING = (
    "Er is nu geen terugkoppeling te lezen. Zodra de kerngroep vertelt wat er met de verhalen is "
    "gedaan, staat het hier."
)

_COMES: dict[Sort, str] = {
    "session": "De volgende duidingsessie is op",
    "campaign": "De volgende campagne begint op",
    "running": "Er loopt een campagne. Je kunt je verhaal vertellen tot en met",
}


def gathered(piece: Collected) -> str:
    """How many stories there are, as a sentence."""
    if piece.stories is None:
        return "Er zijn verhalen verteld. Het zijn er nog te weinig om een getal te noemen."
    stories = f"Er zijn ongeveer {number(piece.stories)} verhalen verteld"
    if piece.places is None:
        return f"{stories}."
    return f"{stories}, uit ongeveer {number(piece.places)} gemeenten."


def coming(piece: Next) -> str:
    """What is planned, as a sentence."""
    said = f"{_COMES[piece.sort]} {day(piece.on)}"
    return f"{said}: {piece.title}" if piece.title else f"{said}."


def since(told: Told) -> str:
    """Which terugkoppeling this is, as a sentence."""
    whom = "voor leden" if told.audience == "members" else "voor iedereen"
    return f"Dit staat hier sinds {day(told.on)}, {whom}."


def about_numbers(told: Told, smallest: int) -> str:
    """What somebody should know of its numbers; '' where it has none."""
    if not any(isinstance(each, Collected | Plot) for each in told.pieces):
        return ""
    return (
        f"Getallen zijn afgerond op {smallest}, en zijn van de dag waarop dit gemaakt is. Een "
        f"getal verandert pas als het om {smallest} verhalen of meer gaat. Staat er "
        f"‘{HELD_BACK}’, dan zou het iets verraden over minder dan {smallest} verhalen."
    )


def lines_of(piece: Piece) -> Iterator[tuple[str, str]]:
    """A piece as what each line is and what it says: heading, line, item or quote."""
    match piece:
        case Words():
            if piece.title:
                yield "heading", piece.title
            yield from (("line", each) for each in piece.text.splitlines() if each.strip())
        case Collected():
            yield "line", gathered(piece)
        case Plot():
            yield "heading", piece.name
            for label, stories in piece.answers:
                said = HELD_BACK if stories is None else f"ongeveer {number(stories)}"
                yield "item", f"{label}: {said}"
        case Quote():
            yield "quote", piece.text
        case Learned():
            yield "line", f"{piece.named}: {piece.text}"
        case Asked():
            yield "line", f"Gevraagd: {piece.text}"
            for each in piece.said:
                yield "item", f"{day(each.on)}: {each.said}"
        case Next():
            yield "line", coming(piece)
