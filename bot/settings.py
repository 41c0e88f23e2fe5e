"""What the operator sets: environment variables, or the same names in a file `.env`."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what it may be, never what it was."""


class Role(StrEnum):
    """What a process does of all that the bot does; several share the work on PostgreSQL."""

    ALL = "all"
    GATEWAY = "gateway"
    """Hears people on Discord and Telegram, and answers them."""
    WORKER = "worker"
    """Asks for news, plans and posts."""
    WEB = "web"
    """Serves the page."""


class Settings(BaseSettings):
    """Every setting with its default; `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_prefix="MATCHDAY_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
    )

    database: str = "sqlite:///var/matchday.sqlite"
    sqlite_synchronous: Literal["NORMAL", "FULL"] = "NORMAL"

    keep_days: Annotated[int, Field(ge=30, le=36_500)] = 400

    role: Role = Role.ALL
    drain_seconds: Annotated[int, Field(ge=1, le=600)] = 30

    fan_key: Annotated[SecretStr | None, Field(min_length=16)] = None
    ballot_hours: Annotated[int, Field(ge=1, le=168)] = 12
    ballot_halves: bool = True
    ballot_hidden: bool = True
    ballot_account_days: Annotated[int, Field(ge=0, le=3650)] = 0

    pictures: str = "var/pictures"
    pictures_mb: Annotated[int, Field(ge=1, le=100_000)] = 256

    web: bool = True
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    web_frame_origins: Annotated[tuple[str, ...], NoDecode] = ()
    web_url: str | None = None

    second_reader_url: str | None = None
    second_reader_model: Annotated[str | None, Field(validate_default=True)] = None
    second_reader_key: SecretStr | None = None

    metrics_host: str = "127.0.0.1"
    metrics_port: Annotated[int | None, Field(ge=0, le=65535)] = None

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"

    competitions: Annotated[tuple[str, ...], NoDecode] = ()
    openfootball_url: str | None = None
    openligadb: bool = True
    openligadb_url: str | None = None
    football_data_token: Annotated[SecretStr | None, Field(validation_alias="FOOTBALL_DATA_TOKEN")] = None
    football_data_calls_a_minute: Annotated[
        int, Field(ge=1, le=1_000, validation_alias="FOOTBALL_DATA_CALLS_A_MINUTE")
    ] = 10
    football_data_detailed: Annotated[bool, Field(validation_alias="FOOTBALL_DATA_DETAILED")] = False
    football_data_url: str | None = None
    api_football_key: Annotated[SecretStr | None, Field(validation_alias="API_FOOTBALL_KEY")] = None
    api_football_calls_a_day: Annotated[
        int, Field(ge=1, le=1_000_000, validation_alias="API_FOOTBALL_CALLS_A_DAY")
    ] = 100
    api_football_url: str | None = None
    espn: bool = False
    espn_url: str | None = None
    calendars: Annotated[tuple[SecretStr, ...], NoDecode] = ()

    discord_token: Annotated[SecretStr | None, Field(validation_alias="DISCORD_TOKEN")] = None
    discord_guild: int | None = None
    discord_shard_count: Annotated[int | None, Field(ge=1)] = None
    discord_shard_ids: Annotated[tuple[int, ...], NoDecode] = ()
    discord_api_url: str | None = None
    discord_gateway_url: str | None = None
    telegram_token: Annotated[SecretStr | None, Field(validation_alias="TELEGRAM_TOKEN")] = None
    telegram_api_url: str | None = None
    telegram_webhook_url: str | None = None
    telegram_per_second: Annotated[int, Field(ge=1, le=1_000)] = 30
    telegram_per_group_per_minute: Annotated[int, Field(ge=1, le=600)] = 20
    telegram_chat_burst: Annotated[int, Field(ge=1, le=20)] = 3
    telegram_paid_broadcast: bool = False

    @property
    def fan_key_words(self) -> str | None:
        """The operator's key for the fans, in the clear: it goes to the store and nowhere else."""
        return self.fan_key.get_secret_value() if self.fan_key else None

    @field_validator("telegram_webhook_url")
    @classmethod
    def _with_https(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith("https://"):
            raise ValueError("Telegram calls addresses that begin with https:// only")
        return value

    @field_validator("web_url")
    @classmethod
    def _is_a_site(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value.rstrip("/"))
        more = parts.path or parts.query or parts.fragment or "@" in parts.netloc
        if parts.scheme not in ("http", "https") or not parts.hostname or more:
            raise ValueError("https:// or http:// and a host, such as https://bot.example.org, and no more")
        return value.rstrip("/")

    @field_validator(
        "second_reader_url",
        "openfootball_url",
        "openligadb_url",
        "football_data_url",
        "api_football_url",
        "espn_url",
    )
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise ValueError("an address that begins with http:// or https://, with no key or password in it")
        return value

    @field_validator("second_reader_model")
    @classmethod
    def _is_told(cls, value: str | None, others: ValidationInfo) -> str | None:
        if value is None and others.data.get("second_reader_url") is not None:
            raise ValueError("needed where MATCHDAY_SECOND_READER_URL is set")
        return value

    @field_validator("calendars")
    @classmethod
    def _are_addresses(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        for one in value:
            parts = urlsplit(one.get_secret_value())
            if parts.scheme not in ("http", "https", "webcal") or not parts.hostname:
                raise ValueError("addresses that begin with https:// or webcal://")
        return value

    @field_validator("web_frame_origins", "discord_shard_ids", "competitions", "calendars", mode="before")
    @classmethod
    def _apart(cls, value: object) -> object:
        """Several values are written one after the other, with blanks or commas between."""
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


def load(env_file: Path | None = Path(".env"), **given: Any) -> Settings:
    """The settings of this process; what is `given` goes before the environment. Raises SettingsError."""
    try:
        return Settings(_env_file=env_file, **given)
    except ValidationError as error:
        wrong = "\n".join(
            f"  {_variable(str(e['loc'][0]))}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors()
        )
        raise SettingsError(
            f"These settings cannot be used; .env.example says what each may be:\n{wrong}"
        ) from None


def shards_of(written: str) -> dict[str, Any]:
    """Discord's shards as the command line has them, "0-3/16" or "5/16": settings of that. Raises
    SettingsError."""
    found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?/(\d{1,5})", written.strip())
    if found is None:
        raise SettingsError("--shards is written as first-last/all, such as 0-3/16.")
    first, all_ = int(found[1]), int(found[3])
    last = int(found[2] or first)
    if not first <= last < all_:
        raise SettingsError(f"--shards {written}: of {all_} shards the first is 0 and the last {all_ - 1}.")
    return {"discord_shard_ids": tuple(range(first, last + 1)), "discord_shard_count": all_}


def _variable(name: str) -> str:
    return name if name.isupper() else f"MATCHDAY_{name.upper()}"
