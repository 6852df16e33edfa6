"""What can go wrong with the file, as a Dutch sentence that says what to do."""

import re

import duckdb


class StoreError(Exception):
    """The collection can't be read or written. The message is Dutch, for the person at the page."""


_SENTENCES = (
    (
        r"set lock on file|Conflicting lock",
        "De verzameling is al geopend door een ander programma. Sluit dat eerst af.",
    ),
    (
        r"No space left|disk is full|File too large|out of disk|Disk quota",
        "De schijf is vol, dus er kan niets bij. Maak ruimte en probeer het opnieuw.",
    ),
    (
        r"Permission denied|Operation not permitted|[Rr]ead-only",
        "De app mag niet schrijven in de map van de verzameling. Geef schrijfrechten op die map.",
    ),
    (
        r"newer|storage version|version number|requires a storage",
        "Deze verzameling is gemaakt met een nieuwere versie. Werk het Vertelpunt eerst bij.",
    ),
    (
        r"not a valid DuckDB database|is a directory|Is a directory",
        "Dit bestand is geen verzameling van het Vertelpunt. Kies een ander bestand.",
    ),
    (
        r"No such file or directory|Cannot open file|cannot open|does not exist",
        "De map van de verzameling is er niet of is niet te openen. Maak hem aan, of kies een "
        "ander bestand.",
    ),
)


def store_error(error: duckdb.Error | OSError) -> StoreError:
    """The StoreError that says what this driver or system error means."""
    text = str(error)
    for pattern, sentence in _SENTENCES:
        if re.search(pattern, text):
            return StoreError(sentence)
    return StoreError(
        "Er ging iets mis met de verzameling. Probeer het opnieuw; lukt het dan niet, vraag dan de "
        "beheerder om `python -m vertelpunt check` te doen."
    )
