"""How long a table of another tool takes to be brought so far: `python -m bench.tables`.

Ten thousand rows of sixty columns, as CSV and as Excel: texts, choices, triads, scales, places and
moments; read, planned and prepared. Nothing is stored.
"""

import argparse
import csv
import io
import time
from collections.abc import Iterator

import pandas as pd

from vertelpunt.intake import load_questionnaire
from vertelpunt.intake.tables import prepare, read_table, recognise
from vertelpunt.paths import MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import load_places

_WORDS = (
    "de",
    "buurt",
    "vroeg",
    "om",
    "soep",
    "en",
    "wij",
    "kwamen",
    "met",
    "een",
    "tafel",
    "tijd",
)


def rows_of(rows: int, columns: int) -> Iterator[list[str]]:
    """A row of names, and rows of invented answers."""
    kinds = [n % 10 for n in range(columns - 3)]
    names = (f"Vraag {n} van soort {kind}" for n, kind in enumerate(kinds))
    yield ["id", "Datum", "Titel", *names]
    for row in range(rows):
        day = f"2024-{row % 12 + 1:02}-{row % 28 + 1:02} 10:{row % 60:02}"
        answers = (_cell(kind, row, place) for place, kind in enumerate(kinds))
        yield [f"{row}", day, f"Titel {row}", *answers]


def _cell(kind: int, row: int, place: int) -> str:
    seed = row * 31 + place * 7
    match kind:
        case 0:
            length = 20 + seed % 60
            return " ".join(_WORDS[(seed + n * n) % len(_WORDS)] for n in range(length)) + f" {row}"
        case 1 | 2 | 3:
            # Three side by side that add to 100.
            left, right = (row * 7) % 50, (row * 3) % 45
            return f"{(left, right, 100 - left - right)[kind - 1]}"
        case 4:
            return ("Utrecht", "Groningen", "Tilburg", "Zwolle")[seed % 4]
        case 5:
            return f"{seed % 997 / 10:g}"
        case 6:
            return "; ".join(("wonen", "zorg", "geld", "werk")[seed % 3 :])
        case _:
            return ("ja", "nee", "weet ik niet", "")[seed % 4]


def measure(rows: int, columns: int) -> dict[str, float]:
    """What was timed → seconds of processor."""
    own, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    cells = [*rows_of(rows, columns)]
    text, packed = io.StringIO(), io.BytesIO()
    csv.writer(text, delimiter=";").writerows(cells)
    pd.DataFrame(cells).to_excel(packed, header=False, index=False, engine="xlsxwriter")
    found: dict[str, float] = {}
    start = time.process_time()
    read_table(packed.getvalue(), "bench.xlsx")
    found["read Excel"] = time.process_time() - start
    start = time.process_time()
    table = read_table(text.getvalue().encode(), "bench.csv")
    found["read CSV"] = time.process_time() - start
    start = time.process_time()
    plan = recognise(table, None, own, "bench", "Bench", places)
    found["recognise"] = time.process_time() - start
    start = time.process_time()
    prepared = prepare(table, plan, own, places)
    found["prepare"] = time.process_time() - start
    found["stories"] = len(prepared.stories)
    found["questions"] = len(plan.takes)
    return found


def main() -> None:
    """Measures, and says it a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--columns", type=int, default=60)
    chosen = parser.parse_args()
    for what, value in measure(chosen.rows, chosen.columns).items():
        print(f"{what}: {value:.1f}")


if __name__ == "__main__":
    main()
