"""Which plotly.js serves, and how set-up takes the small one: no other file than was checked."""

import io
import os
import tarfile
from importlib import resources
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from vertelpunt.ui.plots import basic_bundle
from vertelpunt.ui.plots.basic_bundle import NAME, STATIC, is_there, main
from vertelpunt.ui.plots.library import place

WHOLE = resources.files("plotly").joinpath("package_data/plotly.min.js")


@pytest.fixture
def bundle() -> bytes:
    """The small one, which set-up takes."""
    assert is_there(STATIC), "`make plotly` takes it, with the npm that the lint needs too"
    return (STATIC / NAME).read_bytes()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the only programs that are found."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def npm(programs: Path, script: str) -> None:
    (programs / "npm").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (programs / "npm").chmod(0o755)


def npm_brings(programs: Path, content: bytes, name: str = "package/plotly-basic.min.js") -> None:
    with tarfile.open(programs / "brought.tgz", "w:gz") as package:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        package.addfile(entry, io.BytesIO(content))
    npm(programs, f"/bin/cp {programs / 'brought.tgz'} .")


def test_the_small_one_is_of_the_version_that_the_python_package_ships() -> None:
    assert get_plotlyjs_version() == basic_bundle.VERSION
    assert f"plotly.js v{basic_bundle.VERSION}".encode() in WHOLE.read_bytes()[:200]


def test_the_file_that_was_checked_says_its_version_and_licence(bundle: bytes) -> None:
    head = bundle[:200].decode()
    assert f"(basic - minified) v{get_plotlyjs_version()}" in head
    assert "MIT license" in head
    assert len(bundle) * 4 < len(WHOLE.read_bytes())


def test_the_small_one_serves_where_it_is(tmp_path: Path, bundle: bytes) -> None:
    (tmp_path / NAME).write_bytes(bundle)
    assert place(tmp_path) == NAME
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_without_it_the_whole_one_serves_under_a_name_of_its_content(tmp_path: Path) -> None:
    name = place(tmp_path)
    assert name
    assert name.startswith(f"plotly-full-{get_plotlyjs_version()}-")
    assert (tmp_path / name).read_bytes() == WHOLE.read_bytes()
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o644
    assert place(tmp_path) == name


def test_a_file_that_is_not_the_checked_one_does_not_serve(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("alert(1)", encoding="utf-8")
    name = place(tmp_path)
    assert name
    assert name.startswith("plotly-full-")


def test_another_version_of_plotly_takes_its_own(
    tmp_path: Path, bundle: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_bytes(bundle)
    monkeypatch.setattr(basic_bundle, "VERSION", "4.0.0")
    name = place(tmp_path)
    assert name
    assert name.startswith("plotly-full-")


def test_where_nothing_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "static").write_text("a file where the folder should be", encoding="utf-8")
    assert place(tmp_path / "static") is None


def test_set_up_takes_what_was_checked_once(
    tmp_path: Path, programs: Path, bundle: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    npm_brings(programs, bundle)
    main(tmp_path / "static")
    assert (tmp_path / "static" / NAME).read_bytes() == bundle
    os.remove(programs / "npm")
    capsys.readouterr()
    main(tmp_path / "static")
    assert capsys.readouterr().out == ""


def test_without_npm_set_up_says_so_and_goes_on(
    tmp_path: Path, programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(tmp_path / "static")
    assert "npm is not here. The whole one" in capsys.readouterr().out
    assert not (tmp_path / "static").exists()


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 1", "npm could not fetch it"),
        ("exit 0", "npm brought something else"),
        ("echo nonsense > it.tgz", "npm brought something else"),
    ],
)
def test_an_npm_that_fails_is_a_sentence(
    tmp_path: Path, programs: Path, script: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    npm(programs, script)
    main(tmp_path / "static")
    assert why in capsys.readouterr().out
    assert not (tmp_path / "static").exists()


@pytest.mark.parametrize("name", ["package/plotly-basic.min.js", "package/other.js"])
def test_what_is_not_the_checked_file_is_not_kept(
    tmp_path: Path, programs: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    npm_brings(programs, b"alert(1)", name)
    main(tmp_path / "static")
    assert "The whole one of the Python package serves." in capsys.readouterr().out
    assert not (tmp_path / "static").exists()
