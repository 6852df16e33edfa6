"""The admin's command line, as the admin runs it."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from docx import Document

from vertelpunt.__main__ import main
from vertelpunt.paths import ROOT
from vertelpunt.store import CORE_GROUP, close_collection, open_collection


def vertelpunt(database: Path, *arguments: str | Path) -> tuple[int, str]:
    """Run a command here, which takes a fraction of what a process of its own does."""
    said = StringIO()
    # A narrow window, in which no path may be broken.
    environment = {"VERTELPUNT_DATABASE": str(database), "COLUMNS": "40"}
    with (
        patch.dict(os.environ, environment), patch.object(sys, "argv", ["", *map(str, arguments)]),
        redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended,
    ):  # fmt: skip
        main()
    return int(ended.value.code or 0), said.getvalue()


def in_a_process(database: Path, *arguments: str) -> tuple[int, str]:
    """The same as an admin runs it."""
    done = subprocess.run(
        [sys.executable, "-m", "vertelpunt", *arguments],
        cwd=ROOT,
        env={**os.environ, "VERTELPUNT_DATABASE": str(database)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keeper") / "demo.duckdb"
    code, said = in_a_process(path, "demo")
    assert code == 0, said
    return path


def test_help_explains_every_command() -> None:
    code, said = in_a_process(Path("x"), "--help")
    assert code == 0
    for command in (
        "demo",
        "rebuild",
        "check",
        "export",
        "import",
        "import-table",
        "figures",
        "report",
    ):
        assert command in said


def test_demo_leaves_a_file_that_is_there(demo: Path) -> None:
    before = demo.stat().st_mtime_ns
    code, said = vertelpunt(demo, "demo")
    assert code == 0
    assert "is er al en blijft zoals het is" in said
    assert demo.stat().st_mtime_ns == before
    assert [p.name for p in demo.parent.iterdir() if p.name.endswith(".tmp")] == []


def test_the_report_of_a_year_is_a_file_that_writes_over_none(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "rapport.docx"
    code, said = vertelpunt(demo, "report", "--year", "2025", "--to", file)
    assert (code, said.strip()) == (0, "Het rapport staat in rapport.docx.")
    made = file.read_bytes()
    text = "\n".join(each.text for each in Document(io.BytesIO(made)).paragraphs)
    assert "Dit rapport gaat over 65 bruikbare verhalen" in text
    # What was written and chosen for it.
    assert "Dit is ons eerste jaar met verhalen." in text
    assert "Want elf euro is zelden het probleem, het is het begin ervan." in text
    for arguments, why in (
        (("--year", "2025", "--to", file), "is er al"),
        (("--year", "2025", "--to", tmp_path / "x.txt"), "eindigt niet op .pdf of .docx"),
        (("--first", "2025-06-01", "--last", "2025-05-01"), "de eerste dag voor de laatste"),
        (("--first", "2025-06-01", "--last", "2025-06-30", "--for", "members"), "kalenderjaar"),
    ):
        code, said = vertelpunt(demo, "report", *arguments)
        assert code == 1
        assert why in said
    assert file.read_bytes() == made


def test_more_stories_are_varied_and_sound(tmp_path: Path) -> None:
    path = tmp_path / "many.duckdb"
    assert vertelpunt(path, "demo", "--stories", "300")[0] == 0
    code, said = vertelpunt(path, "check")
    assert code == 0, said
    collection = open_collection(path)
    rows = collection.read(CORE_GROUP, "select story_title, fictitious from story").to_pylist()
    sessions = collection.session_ids(CORE_GROUP)
    close_collection(path)
    assert len(sessions) == 2
    assert len({row["story_title"] for row in rows}) == 300
    assert all(row["fictitious"] for row in rows)


def test_the_demonstration_is_sound_and_rebuilds(demo: Path) -> None:
    assert vertelpunt(demo, "rebuild")[0] == 0
    code, said = vertelpunt(demo, "check")
    assert code == 0, said
    assert "Alles klopt" in said


def test_what_is_exported_and_imported_is_the_same_collection(demo: Path, tmp_path: Path) -> None:
    out, again, copy = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "copy.duckdb"
    assert vertelpunt(demo, "export", out)[0] == 0
    assert vertelpunt(copy, "import", out)[0] == 0
    assert vertelpunt(copy, "export", again)[0] == 0
    assert out.read_bytes() == again.read_bytes()
    document = json.loads(out.read_text())
    assert document["fictitious"] is True
    assert "verzonnen" in document["note"]
    assert vertelpunt(copy, "check")[0] == 0


def test_an_export_does_not_write_over_a_file(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("van mij")
    code, said = vertelpunt(demo, "export", tmp_path / "a.json")
    assert code == 1
    assert "is er al" in said
    assert (tmp_path / "a.json").read_text() == "van mij"


def test_an_import_of_what_is_there_already_changes_nothing(demo: Path, tmp_path: Path) -> None:
    path, before, after = tmp_path / "c.duckdb", tmp_path / "a.json", tmp_path / "b.json"
    path.write_bytes(demo.read_bytes())
    assert vertelpunt(path, "export", before)[0] == 0
    code, said = vertelpunt(path, "import", before)
    assert code == 0, said
    assert "0 gebeurtenissen zijn overgenomen" in said
    assert vertelpunt(path, "export", after)[0] == 0
    assert before.read_bytes() == after.read_bytes()
    assert vertelpunt(path, "check")[0] == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("geen json", "geen volledige uitvoer"),
        ("[]", "geen volledige uitvoer"),
        ('{"vertelpunt": 2, "events": []}', "andere versie"),
        ('{"vertelpunt": 1, "events": [{"seq": 2, "at": "2025-01-01", "actor": "a", "kind": "k", '
         '"subject": "s", "body": {}}]}', "Gebeurtenis 1: die ontbreekt"),
        ('{"vertelpunt": 1, "events": [{"seq": 1, "at": "2025-01-01", "actor": "a", '
         '"kind": "story_submitted", "subject": "s", "body": {}}]}', "`answers`: dit ontbreekt"),
        ('{"vertelpunt": 1, "events": [{"seq": 1, "at": "2025-01-01", "actor": "a", '
         '"kind": "story_sung", "subject": "s", "body": {}}]}', "nieuwere versie"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_whole(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "a.json").write_text(text)
    path = tmp_path / "c.duckdb"
    close_collection(open_collection(path).path)
    code, said = vertelpunt(path, "import", tmp_path / "a.json")
    assert code == 1
    assert sentence in said
    assert "Alles klopt: 0 verhalen" in vertelpunt(path, "check")[1]


@pytest.mark.parametrize("command", [["check"], ["rebuild"], ["export", "uit.json"]])
def test_a_collection_that_is_not_there_is_named_whole_and_not_made(
    tmp_path: Path, command: list[str]
) -> None:
    path = tmp_path / "ergens" / "weg.duckdb"
    code, said = vertelpunt(path, *command)
    assert code == 1
    assert str(path) in said
    assert not path.parent.exists()
    assert not (ROOT / "uit.json").exists()


def test_what_is_printed_is_what_somebody_wrote(tmp_path: Path, demo: Path) -> None:
    title = "[red]Een :smile: met [/]een lange titel, **vet** en <b>al</b>"
    out = tmp_path / "a.json"
    assert vertelpunt(demo, "export", out)[0] == 0
    document = json.loads(out.read_text())
    told = next(each for each in document["events"] if each["kind"] == "story_submitted")
    told["body"]["answers"] |= {"title": title, "effect_size": 500}
    out.write_text(json.dumps(document))
    code, said = vertelpunt(tmp_path / "c.duckdb", "import", out)
    assert code == 1
    assert f"‘{title}’, vraag ‘Effect’: " in said
    assert (
        f"{out.parent / 'weg.json'} is niet te openen"
        in vertelpunt(tmp_path / "c.duckdb", "import", out.parent / "weg.json")[1]
    )


def test_check_finds_what_is_wrong(tmp_path: Path, demo: Path) -> None:
    path = tmp_path / "bad.duckdb"
    path.write_bytes(demo.read_bytes())
    collection = open_collection(path)
    with collection._gate.write() as cursor:
        cursor.execute("update story set effect_size = 50")
    close_collection(path)
    code, said = vertelpunt(path, "check")
    assert code == 1
    assert "Tabel story klopt niet met het logboek" in said
