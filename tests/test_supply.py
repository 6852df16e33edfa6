"""What is installed was locked, its licences are listed, and an audit says what it did not see."""

import re
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from supply import licences
from supply.audit import report
from supply.lock import APP, TESTS, locked

FILES = [APP, TESTS]


def asked(file: Path) -> dict[str, str]:
    """Package → version, as the file that people edit has them."""
    lines = file.with_suffix(".in").read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line and line[0] not in "#-"]
    return {each.name.lower().replace(".", "-"): str(each.specifier) for each in wanted}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_asked_is_what_is_locked(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for name, version in asked(file).items():
        assert re.search(rf"(?m)^{re.escape(name)}{re.escape(version)}[ ;]", text), name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_package_is_one_of_known_files_and_no_address_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z])", text)
    assert len(packages) > 60
    for package in packages:
        assert re.match(r"[a-z0-9.-]+==", package)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package
    assert "://" not in text


def test_the_tests_run_on_the_versions_of_the_app() -> None:
    lines = {file: file.read_text(encoding="utf-8").splitlines() for file in FILES}
    app, tests = ({line for line in lines[file] if "==" in line} for file in FILES)
    assert app < tests


def test_the_licence_of_every_package_is_listed() -> None:
    written = licences.FILE.read_text(encoding="utf-8")
    assert licences.page(written) == written
    names = set(re.findall(r"(?m)^\| ([a-z0-9-]+) \| [^|]{3,60} \| ", written)) - {"package"}
    assert names == locked(APP) | locked(TESTS)


def test_a_package_without_a_licence_is_not_passed_over() -> None:
    with pytest.raises(KeyError, match="axe-playwright-python"):
        licences.page("")


def found(*packages: dict[str, Any]) -> dict[str, Any]:
    return {"dependencies": list(packages), "fixes": []}


SOUND = {"name": "sound", "version": "1", "vulns": []}
WEAK = {"name": "weak", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


def test_an_audit_names_what_is_weak() -> None:
    lines, well = report(found(SOUND, WEAK))
    assert not well
    assert lines[0] == "weak 2: PYSEC-1, mended in 3"


def test_an_audit_says_what_it_did_not_see() -> None:
    lines, well = report(found(SOUND, UNKNOWN))
    assert well
    assert "unknown" in lines[0]
    assert lines[-1] == "1 of 2 packages were audited."


def test_an_audit_without_a_network_says_that_nothing_was_audited() -> None:
    for nothing in (None, found(UNKNOWN)):
        lines, _ = report(nothing)
        assert lines == ["Nothing was audited: there is no network, or no answer."]
