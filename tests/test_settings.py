"""What the admin sets: the same from the environment and from Streamlit's secrets."""

from pathlib import Path

import pytest

from vertelpunt import settings as module
from vertelpunt.paths import DATA
from vertelpunt.settings import SettingsError, settings


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with secrets of a project of its own, in an environment without settings."""
    for name in ("VERTELPUNT_CODE", "VERTELPUNT_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / ".streamlit").mkdir()
    return tmp_path / ".streamlit" / "secrets.toml"


def test_nothing_is_set_by_itself(secrets: Path) -> None:
    assert settings().code is None
    assert settings().collection == DATA / "vertelpunt.duckdb"


@pytest.mark.parametrize(
    ("value", "code"),
    [("geheim-12", "geheim-12"), ("  geheim  ", "geheim"), ("", None), (" ", None)],
)
def test_a_setting_is_the_same_from_both(
    secrets: Path, monkeypatch: pytest.MonkeyPatch, value: str, code: str | None
) -> None:
    secrets.write_text(f'VERTELPUNT_CODE = "{value}"\n[auth]\nclient_id = "x"\n')
    assert settings().code == code
    secrets.unlink()
    monkeypatch.setenv("VERTELPUNT_CODE", value)
    assert settings().code == code


def test_the_environment_comes_first(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets.write_text('VERTELPUNT_CODE = "uit-het-bestand"\nVERTELPUNT_DATABASE = "a/b.duckdb"\n')
    monkeypatch.setenv("VERTELPUNT_CODE", "uit-de-omgeving")
    assert settings().code == "uit-de-omgeving"
    assert settings().collection == Path("a/b.duckdb")


def test_the_secrets_of_the_project_come_before_those_of_the_home_folder(secrets: Path) -> None:
    home = secrets.parent.parent / "home" / ".streamlit"
    home.mkdir(parents=True)
    (home / "secrets.toml").write_text('VERTELPUNT_CODE = "thuis"\nVERTELPUNT_DATABASE = "t"\n')
    secrets.write_text('VERTELPUNT_CODE = "hier"\n')
    assert (settings().code, settings().collection) == ("hier", Path("t"))


def test_a_code_of_digits_is_a_code(secrets: Path) -> None:
    secrets.write_text("VERTELPUNT_CODE = 202512345678\n")
    assert settings().code == "202512345678"


@pytest.mark.parametrize("content", ["VERTELPUNT_CODE = geheim", "VERTELPUNT_CODE", "= 'x'"])
def test_secrets_that_cannot_be_read_are_a_sentence(secrets: Path, content: str) -> None:
    secrets.write_text(content)
    with pytest.raises(SettingsError, match=r"secrets\.toml"):
        settings()


@pytest.mark.parametrize("value", ["[1]", "true", "2025-01-01"])
def test_a_value_of_another_kind_names_its_setting(secrets: Path, value: str) -> None:
    secrets.write_text(f"VERTELPUNT_CODE = {value}\n")
    with pytest.raises(SettingsError, match="VERTELPUNT_CODE"):
        settings()
