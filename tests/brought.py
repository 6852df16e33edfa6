"""A small table of stories of elsewhere, as it is brought in."""

from functools import cache

from vertelpunt.commands import TableFile
from vertelpunt.intake import load_questionnaire
from vertelpunt.intake.table_source import new_source
from vertelpunt.intake.tables import Prepared, prepare, read_table, recognise
from vertelpunt.paths import QUESTIONNAIRE

LINES = [
    "nr;datum;titel;verhaal;rol;effect",
    "1;01-03-2025;Op de koffie;" + "Ze vroeg of ik binnenkwam. " * 9 + ";buur;10",
    "2;02-03-2025;Bij de balie;" + "Niemand wist wie er belde. " * 9 + ";wijkteam;90",
    "3;03-03-2025;In de tuin;" + "We snoeiden samen de heg. " * 9 + ";buur;50",
]
FILE = TableFile("Verhalen van 2025", "table", "verhalen.csv", tuple(LINES[0].split(";")))


@cache
def prepared(lines: int = len(LINES)) -> Prepared:
    """What becomes of so many of the lines, that with the names included."""
    asked = load_questionnaire(QUESTIONNAIRE)
    table = read_table("\n".join(LINES[:lines]).encode(), FILE.file)
    plan = recognise(table, None, asked, new_source(table.names), FILE.name)
    return prepare(table, plan, asked, {})
