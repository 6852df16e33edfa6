"""Reads everything and says what is wrong."""

from vertelpunt.dutch import moment
from vertelpunt.intake.files import file_problems
from vertelpunt.intake.record import check_record
from vertelpunt.paths import MUNICIPALITIES
from vertelpunt.questionnaire import load_places
from vertelpunt.store import Collection


def check_questions() -> list[str]:
    """What is wrong with the files that an admin edits, as Dutch sentences."""
    return [problem.sentence for problem in file_problems()]


def check_collection(collection: Collection) -> list[str]:
    """What is wrong with the record or the tables derived from it, as Dutch sentences."""
    # Numbered anew, as the numbers of what was erased stay free.
    raw = (
        {**vars(event), "seq": number} for number, event in enumerate(collection.events(), start=1)
    )
    record = check_record(raw, load_places(MUNICIPALITIES))
    findings = [finding.sentence for finding in record.findings]
    if lost := collection.lost_log_at():
        findings.append(
            f"{collection.path} is geopend zonder het bestand {collection.path.name}.wal dat erbij "
            f"hoort ({moment(lost)}): verhalen van de laatste tijd kunnen ontbreken. Kopieer een "
            "verzameling met beide bestanden, of stop de app eerst. Laad bij Beheer terug wat je "
            "hebt gedownload."
        )
    if collection.owes_copy():
        findings.append(
            f"In {collection.path} staat nog tekst van een verhaal dat is gewist. Maak ruimte op "
            "de schijf en start de app opnieuw, of druk bij Beheer op ‘Wis nu uit het bestand’."
        )
    findings += [
        f"Tabel {table} klopt niet met het logboek. Doe `python -m vertelpunt rebuild`."
        for table in collection.differences()
    ]
    return findings
