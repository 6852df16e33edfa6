"""Public figures from StatLine at a command line: which there are, and what would be brought in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from vertelpunt.dutch import count
from vertelpunt.intake.figure_places import Places
from vertelpunt.intake.figures import FiguresError
from vertelpunt.intake.statline import TO_START_FROM, Fetched, StatLine
from vertelpunt.intake.statline_table import StatLineTable
from vertelpunt.paths import MUNICIPALITIES, RECLASSIFIED
from vertelpunt.questionnaire import load_mergers, load_places


def tables_there(service: StatLine) -> Iterator[str]:
    """A line for each of the tables to start from, as the service has it now."""
    for table in TO_START_FROM:
        try:
            yield f"{table}  {service.title(table)}"
        except FiguresError as error:
            yield f"{table}  {error}"


def topics_in(table: StatLineTable) -> Iterator[str]:
    """A line for each figure of a table, and one for each way in which it is divided."""
    yield table.title
    for topic in table.topics:
        yield f"  {topic.path} ({topic.unit})" if topic.unit else f"  {topic.path}"
    for name in table.others:
        yield f"Ook verdeeld naar {name}: kies met --only '{name}=…', anders het totaal."


def fetch(
    service: StatLine, table: StatLineTable, titles: Sequence[str], *, taken_on: date,
    year: int | None, only: Mapping[str, str],
) -> Fetched:  # fmt: skip
    """The figures of the municipalities of now; raises FiguresError."""
    places, mergers = load_places(MUNICIPALITIES), load_mergers(RECLASSIFIED)
    known = Places(places, mergers)
    return service.fetch(
        table, titles, known, mergers, taken_on=taken_on, year=year, only=only
    )  # fmt: skip


def preview(fetched: Fetched) -> Iterator[str]:
    """What would be brought in, and what not, a line each."""
    table = fetched.table
    yield f"{table.name} ({table.source}, tabel {table.table}, {table.year}, {table.licence})"
    for n, figure in enumerate(table.figures):
        there = sum(values[n] is not None for values in table.rows.values())
        remarks = [figure.unit, *["voorlopig"] * figure.provisional]
        remarks += ["geschat met een model"] * figure.modelled
        remarks.append("mag je optellen" if figure.counts else "niet op te tellen")
        said = ", ".join(filter(None, remarks))
        yield f"  {figure.title} ({said}): {count(there, 'gemeente', 'gemeenten')}"
    yield from fetched.unused.lines


def read_only(given: Sequence[str]) -> dict[str, str]:
    """`Geslacht=Vrouwen` → the dimension and its title; raises FiguresError."""
    found = {}
    for each in given:
        name, sign, title = each.partition("=")
        if not (sign and name.strip() and title.strip()):
            raise FiguresError(f"Schrijf --only als 'Indeling=Waarde', niet als ‘{each}’.")
        found[name.strip()] = title.strip()
    return found
