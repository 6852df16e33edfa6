"""What can go wrong with the file, as a Dutch sentence that says what to do."""

import re
from pathlib import Path

import duckdb

# What somebody who only tells a story can do about it.
_FOR_TELLER = (
    "De server kan je verhaal nu niet bewaren. Wat je schreef, is niet weg: laat deze pagina open "
    "en probeer het straks opnieuw. Blijft het zo? Zeg het dan tegen de beheerder."
)


class StoreError(Exception):
    """The collection can't be read or written. The message is Dutch, and may name the file.

    `for_teller`: the same for who can't mend it and has no business with the file.
    """

    def __init__(self, message: str, for_teller: str | None = None) -> None:
        super().__init__(message)
        self.for_teller = for_teller or _FOR_TELLER


class UnfinishedError(StoreError):
    """A story was erased from everything but the file itself, and that is still to be done."""

    def __init__(self, why: StoreError) -> None:
        super().__init__(
            "Niemand ziet het gewiste verhaal nog, maar de tekst staat nog wel in het bestand. "
            f"{why} Bij Beheer kun je het opnieuw proberen; bij een nieuwe start gebeurt het "
            "vanzelf."
        )


# {path}: the file. Looked through from above: what a driver says of a damaged log may name a table
# that "does not exist", which is no word on a folder.
_SENTENCES = (
    (
        r"replaying WAL",
        "Het logbestand {path}.wal is beschadigd. Daarin staat wat er het laatst bij kwam. Maak "
        "eerst een kopie van {path} en van {path}.wal. Haal daarna het logbestand weg en open de "
        "verzameling opnieuw: dan mist alleen wat er het laatst bij kwam. Laad dat terug bij "
        "Beheer uit het bestand dat je hebt gedownload.",
    ),
    (
        r"Catalog Error|Binder Error",
        "Er mist een tabel of een kolom in {path}. Het bestand is beschadigd of van een ander "
        "programma. Zet een kopie van eerder terug, of begin met een nieuw bestand en laad bij "
        "Beheer terug wat je hebt gedownload.",
    ),
    (
        r"Corrupt database|Could not read enough bytes|checksum",
        "Het bestand {path} is beschadigd of niet heel overgekomen. Zet een kopie van eerder "
        "terug, of begin met een nieuw bestand en laad bij Beheer terug wat je hebt gedownload.",
    ),
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
        "De app mag niet schrijven in de map van {path}. Geef schrijfrechten op die map.",
    ),
    (
        r"newer|storage version|version number|requires a storage",
        "Deze verzameling is gemaakt met een nieuwere versie. Werk het Vertelpunt eerst bij.",
    ),
    (
        r"not a valid DuckDB database|is a directory|Is a directory",
        "{path} is geen verzameling van het Vertelpunt. Kies een ander bestand.",
    ),
    (
        r"No such file or directory|Not a directory|Cannot open file|cannot open",
        "De map van {path} is er niet of is niet te openen. Maak hem aan, of kies een ander "
        "bestand.",
    ),
)


def store_error(error: duckdb.Error | OSError | StoreError, path: Path) -> StoreError:
    """The StoreError that says what this driver or system error means for this file."""
    if isinstance(error, StoreError):
        return error
    text = str(error)
    for pattern, sentence in _SENTENCES:
        if re.search(pattern, text):
            return StoreError(sentence.format(path=path))
    return StoreError(
        "Er ging iets mis met de verzameling. Probeer het opnieuw; lukt het dan niet, vraag dan de "
        "beheerder om `python -m vertelpunt check` te doen."
    )
