"""Figures from StatLine: by title, of whole years, with what came of every trap on the way."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.statline_server import TITLE, statline
from vertelpunt.__main__ import app, main
from vertelpunt.intake.figure_places import Places
from vertelpunt.intake.figures import FiguresError
from vertelpunt.intake.statline import Fetched, StatLine
from vertelpunt.paths import RECLASSIFIED
from vertelpunt.questionnaire import Place, load_mergers
from vertelpunt.store import Collection, close_collection, open_collection

ON = date(2026, 5, 1)
MERGERS = load_mergers(RECLASSIFIED)
RUNNER = CliRunner()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with statline() as address:
        yield address


@pytest.fixture(scope="module")
def known(places: dict[str, Place]) -> Places:
    return Places(places, MERGERS)


def fetched(address: str, known: Places, titles: list[str], **more: object) -> Fetched:
    service = StatLine(address, 5)
    return service.fetch(
        service.table("85984NED"),
        titles,
        known,
        MERGERS,
        taken_on=ON,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("number", [5, 41])
def test_figures_are_found_by_title_whatever_their_column_is_called(
    known: Places, number: int
) -> None:
    with statline(number=number) as address:
        found = fetched(address, known, ["inwoners", "Wmo / Aandeel"])
    table = found.table
    # The last whole year, of the total; pages after the first too; a country is no municipality.
    assert table.rows == {
        "GM0344": (4024.0, 1.0), "GM0034": (5024.0, 1.5), "GM0355": (6024.0, 2.0),
    }  # fmt: skip
    assert (table.name, table.source, table.table, table.year) == (TITLE, "CBS", "85984NED", 2024)
    assert (table.licence, table.taken_on) == ("CC BY 4.0, CBS", ON)
    assert [(e.title, e.unit, e.counts, e.provisional, e.modelled) for e in table.figures] == [
        ("Inwoners", "aantal", True, True, False), ("Aandeel", "%", False, True, True),
    ]  # fmt: skip
    assert found.unused.lines == ["GM9999 Onbekend: niet bekend."]


def test_a_year_and_a_part_are_asked_for_and_an_empty_cell_is_no_zero(
    server: str, known: Places
) -> None:
    found = fetched(server, known, ["Jeugdzorg / Cliënten"], year=2023,
                    only={"Zorg": "zorg zonder verblijf"})  # fmt: skip
    assert found.table.year == 2023
    assert set(found.table.rows.values()) == {(7.0,)}
    with pytest.raises(FiguresError, match="geen enkel cijfer"):
        fetched(server, known, ["Wmo / Cliënten"])


@pytest.mark.parametrize(
    ("titles", "more", "told"),
    [
        (["Cliënten"], {}, "Bedoel je ‘Jeugdzorg / Cliënten’ of ‘Wmo / Cliënten’"),
        (["Huizen"], {}, "geen cijfer ‘Huizen’"), (["Naam"], {}, "geen cijfer ‘Naam’"),
        (["Inwoners"], {"year": 1999}, "heeft 1999 niet. Wel: 2023 en 2024"),
        (["Inwoners"], {"only": {"Zorg": "Iets"}}, "‘Totaal zorgvormen’ of ‘Zorg zonder verblijf’"),
        (["Inwoners"], {"only": {"Kleur": "rood"}}, "geen indeling Kleur"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_with_what_is(
    server: str, known: Places, titles: list[str], more: dict[str, object], told: str
) -> None:
    with pytest.raises(FiguresError, match=told):
        fetched(server, known, titles, **more)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("10000NED", "antwoordt niet op tijd"), ("10001NED", "antwoordt anders dan we kennen"),
        ("10002NED", "geen tabel 10002NED"), ("10003NED", "geeft een fout"),
        ("../etc", "geen nummer van een tabel"),
    ],
)  # fmt: skip
def test_what_goes_wrong_on_the_way_is_a_sentence(server: str, table: str, told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        StatLine(server, 1).table(table)
    with pytest.raises(FiguresError, match="niet te bereiken"):
        StatLine("http://127.0.0.1:9", 1).table("85984NED")


@pytest.fixture
def filled(database: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch) -> Path:
    close_collection(database)
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    return database


def test_the_command_shows_what_there_is_and_asks_before_it_stores(
    server: str, filled: Path
) -> None:
    service = ["figures", "85984NED", "--server", server]
    assert "Jeugdzorg / Cliënten (aantal)" in RUNNER.invoke(app, service).output
    wanted = [*service, "--figure", "Inwoners"]
    said = RUNNER.invoke(app, wanted, input="nee\n").output
    assert "Inwoners (aantal, voorlopig, mag je optellen): 3 gemeenten" in said
    assert "Er is niets opgenomen" in said
    stored = RUNNER.invoke(app, [*wanted, "--year", "2023", "--yes"])
    assert "De cijfers zijn opgenomen" in stored.output
    collection = open_collection(filled)
    brought = [each for each in collection.events() if each.kind == "figures_brought_in"]
    close_collection(filled)
    assert [each.body["year"] for each in brought] == [2023]
    started = RUNNER.invoke(app, ["figures", "--server", server]).output
    assert f"85984NED  {TITLE}" in started
    assert "86204NED" in started


def test_what_the_command_can_not_do_is_one_sentence(
    server: str, filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["vertelpunt", "figures", "85984NED", "--server", "nergens"])
    with pytest.raises(SystemExit):
        main()
    assert "geen adres van een server" in capsys.readouterr().err
