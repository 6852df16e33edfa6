"""What the admin sets, for the app and the command line alike.

Each setting is `VERTELPUNT_` and its name, in the environment or in Streamlit's secrets
(`.streamlit/secrets.toml` here or in the home folder); the environment comes first.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from vertelpunt.dutch import listed
from vertelpunt.paths import DATA, ROOT

_PREFIX = "VERTELPUNT_"
# What Streamlit reads too stands in tables of the secrets, without that prefix.
_TABLES = ("auth", "roles")
_AUTH = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_LEAST_SECRET = 32
# On a button, of which Streamlit reads the label as Markdown.
_PLAIN = r"^[^\W_]([^\W_]|[ .&'’-])*$"
RoleName = Literal["admin", "core_group", "facilitator", "member"]
# An address, a domain, or a claim and its value.
_RULE = r"^([^@\s=]+@[^@\s=]+|@[^@\s=]+|[^@\s=]+=.*\S)$"


class SettingsError(Exception):
    """A setting that can't be used; the message is a Dutch sentence for the admin."""


class Settings(BaseSettings):
    """`code` opens the insight pages; None: they stay closed. `database`: the collection's file.

    `max_mb`: how large that file may become on the disk, in millions of bytes. `contact`: whom a
    teller may ask something, as it is to be read: a name, an address, a number. `backups`: the
    folder where backups are made, and `backup_days`: how long those are kept there. `keep_months`:
    how long stories are kept; None: as long as the collection is there. `smallest_group`: no number
    for members or for everybody is about fewer stories than this.

    `auth`: where one logs in, as `st.login` reads it. `roles`: who has which role then, by rules:
    an e-mail address, a domain (`@example.nl`), or a claim (`groups=kerngroep`). `login_name`: what
    the button is called after *Inloggen met*.
    """

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, extra="ignore", frozen=True, coerce_numbers_to_str=True
    )

    code: str | None = None
    database: Path | None = None
    max_mb: Annotated[int, Field(gt=0)] = 2_000
    contact: Annotated[str, Field(max_length=300)] | None = None
    auth: dict[str, Any] = {}
    roles: dict[RoleName, list[Annotated[str, Field(pattern=_RULE)]]] = {}
    login_name: Annotated[str, Field(max_length=60, pattern=_PLAIN)] = "je organisatie"
    backups: Path | None = None
    backup_days: Annotated[int, Field(ge=0, le=36_500)] = 60
    keep_months: Annotated[int, Field(ge=1, le=1_200)] | None = None
    smallest_group: Annotated[int, Field(ge=2, le=100)] = 5

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

    @property
    def has_login(self) -> bool:
        """Whether one can log in; raises SettingsError where that was set, but not well."""
        if not self.auth:
            return False
        if missing := [name for name in _AUTH if not str(self.auth.get(name) or "").strip()]:
            raise SettingsError(
                f"Inloggen kan nog niet: onder [auth] in secrets.toml ontbreekt {listed(missing)}."
            )
        if not str(self.auth["redirect_uri"]).endswith("/oauth2callback"):
            raise SettingsError(
                "Inloggen kan nog niet: `redirect_uri` onder [auth] in secrets.toml eindigt op "
                "/oauth2callback, achter het adres van het Vertelpunt."
            )
        if len(str(self.auth["cookie_secret"])) < _LEAST_SECRET:
            raise SettingsError(
                "Inloggen kan nog niet: `cookie_secret` onder [auth] in secrets.toml is te kort. "
                f"Neem minstens {_LEAST_SECRET} willekeurige tekens."
            )
        if not any(self.roles.values()):
            raise SettingsError(
                "Inloggen kan nog niet: zeg onder [roles] in secrets.toml wie welke rol krijgt."
            )
        return True

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
        tables = {name: self.toml_data[name] for name in _TABLES if name in self.toml_data}
        return tables | {
            name.removeprefix(_PREFIX).lower(): value
            for name, value in self.toml_data.items()
            if name.startswith(_PREFIX)
        }


def settings() -> Settings:
    """What is set now; raises SettingsError."""
    try:
        return Settings()
    except ValidationError as error:
        names = [_name_of(each["loc"]) for each in error.errors()]
        raise SettingsError(
            f"Deze instelling klopt niet: {', '.join(names)}. Kijk in de README wat erin mag."
        ) from error
    except ValueError as error:
        raise SettingsError(
            "Het bestand `.streamlit/secrets.toml` is niet te lezen. Zet elke waarde tussen "
            'aanhalingstekens, zoals VERTELPUNT_CODE = "de code".'
        ) from error


def _name_of(place: tuple[int | str, ...]) -> str:
    """A setting as its admin wrote it."""
    first = str(place[0])
    if first in _TABLES:
        return f"[{first}] {' '.join(map(str, place[1:2]))}".strip()
    return f"{_PREFIX}{first.upper()}"
