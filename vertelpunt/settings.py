"""What the admin sets, for the app and the command line alike.

Each setting is `VERTELPUNT_` and its name, in the environment or in Streamlit's secrets
(`.streamlit/secrets.toml` here or in the home folder); the environment comes first.
"""

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from vertelpunt.paths import DATA, ROOT

_PREFIX = "VERTELPUNT_"


class SettingsError(Exception):
    """A setting that can't be used; the message is a Dutch sentence for the admin."""


class Settings(BaseSettings):
    """`code` opens the insight pages; None: they stay closed. `database`: the collection's file.

    `max_mb`: how large that file may become on the disk, in millions of bytes. `contact`: whom a
    teller may ask something, as it is to be read: a name, an address, a number.
    """

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, extra="ignore", frozen=True, coerce_numbers_to_str=True
    )

    code: str | None = None
    database: Path | None = None
    max_mb: Annotated[int, Field(gt=0)] = 2_000
    contact: Annotated[str, Field(max_length=300)] | None = None

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return (value.strip() or None) if isinstance(value, str) else value

    @property
    def collection(self) -> Path:
        """The file of the collection: the one that is set, or data/vertelpunt.duckdb."""
        return self.database or DATA / "vertelpunt.duckdb"

    @property
    def most_bytes(self) -> int:
        """How large the file of the collection may become on the disk."""
        return 1_000_000 * self.max_mb

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource, dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:  # fmt: skip
        """The environment, then the secrets of this project, then those of the home folder."""
        return (env_settings, *(_Secrets(settings_cls, folder) for folder in (ROOT, Path.home())))


class _Secrets(TomlConfigSettingsSource):
    """Streamlit's secrets in a folder, where settings have their whole name."""

    def __init__(self, settings_cls: type[BaseSettings], folder: Path) -> None:
        super().__init__(settings_cls, folder / ".streamlit" / "secrets.toml")

    def __call__(self) -> dict[str, object]:
        return {
            name.removeprefix(_PREFIX).lower(): value
            for name, value in self.toml_data.items()
            if name.startswith(_PREFIX)
        }


def settings() -> Settings:
    """What is set now; raises SettingsError."""
    try:
        return Settings()
    except ValidationError as error:
        names = [f"{_PREFIX}{str(each['loc'][0]).upper()}" for each in error.errors()]
        raise SettingsError(
            f"Deze instelling klopt niet: {', '.join(names)}. Kijk in de README wat erin mag."
        ) from error
    except ValueError as error:
        raise SettingsError(
            "Het bestand `.streamlit/secrets.toml` is niet te lezen. Zet elke waarde tussen "
            'aanhalingstekens, zoals VERTELPUNT_CODE = "de code".'
        ) from error
