"""What the operator may set, and what is said where it cannot be used."""

import os
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError, load

EXAMPLE = Path(__file__).parents[1] / ".env.example"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith("MATCHDAY_") or name.endswith(("_TOKEN", "_KEY")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    settings = load()

    assert settings.database == "sqlite:///var/matchday.sqlite"
    assert (settings.web, settings.web_host, settings.web_port) == (True, "127.0.0.1", 8080)
    assert settings.discord_token is None
    assert settings.telegram_token is None


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_DATABASE", "postgresql://bot@db.example/matchday")
    monkeypatch.setenv("MATCHDAY_WEB_PORT", "9000")
    monkeypatch.setenv("MATCHDAY_WEB", "false")

    settings = load()

    assert settings.database == "postgresql://bot@db.example/matchday"
    assert settings.web_port == 9000
    assert not settings.web


def test_a_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("MATCHDAY_WEB_PORT=9000\nMATCHDAY_LOG_LEVEL=debug\n", "utf-8")
    monkeypatch.setenv("MATCHDAY_WEB_PORT", "9001")

    settings = load()

    assert settings.web_port == 9001
    assert settings.log_level == "debug"


def test_tokens_have_their_usual_names_and_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "discord-secret")
    monkeypatch.setenv("TELEGRAM_TOKEN", "telegram-secret")

    settings = load()

    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "discord-secret"
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == "telegram-secret"
    assert "secret" not in f"{settings} {settings!r} {settings.model_dump_json()}".replace("SecretStr", "")


@pytest.mark.parametrize("name", ["DISCORD_TOKEN", "TELEGRAM_TOKEN"])
def test_an_empty_token_is_no_token(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")

    settings = load()

    assert settings.discord_token is None
    assert settings.telegram_token is None


@pytest.mark.parametrize(
    "written", ["https://a.example https://b.example", "https://a.example,https://b.example"]
)
def test_origins_are_separated_by_blanks_or_commas(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_WEB_FRAME_ORIGINS", written)

    assert load().web_frame_origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MATCHDAY_WEB_PORT", "70000"),
        ("MATCHDAY_WEB_PORT", "eighty"),
        ("MATCHDAY_WEB", "perhaps"),
        ("MATCHDAY_LOG_LEVEL", "loud"),
        ("MATCHDAY_LOG_FORMAT", "xml"),
        ("MATCHDAY_SQLITE_SYNCHRONOUS", "OFF"),
    ],
)
def test_a_value_that_cannot_be_is_named_but_not_repeated(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as told:
        load()

    assert name in str(told.value)
    assert ".env.example" in str(told.value)
    assert value not in str(told.value)


@pytest.mark.parametrize(
    "url",
    ["a.example", "ftp://a.example", "https://?a", "https://a:b@a.example", "https://a.example/b"],
)
def test_the_public_address_is_that_of_a_whole_site(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_WEB_URL", "https://bot.example.org/")
    assert load().web_url == "https://bot.example.org"
    monkeypatch.setenv("MATCHDAY_WEB_URL", url)
    with pytest.raises(SettingsError, match="MATCHDAY_WEB_URL") as told:
        load()
    assert url not in str(told.value)


@pytest.mark.parametrize(
    "url", ["ftp://reader.example", "reader.example/v1", "https://user:pass@reader.example/v1", "http:///v1"]
)
def test_a_second_reader_has_an_address_without_a_key_in_it(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHDAY_SECOND_READER_URL", url)
    monkeypatch.setenv("MATCHDAY_SECOND_READER_MODEL", "small")

    with pytest.raises(SettingsError, match="MATCHDAY_SECOND_READER_URL") as told:
        load()

    assert url not in str(told.value)


def test_a_second_reader_needs_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_SECOND_READER_URL", "http://localhost:11434/v1")

    with pytest.raises(SettingsError, match="MATCHDAY_SECOND_READER_MODEL: needed where"):
        load()


def test_the_second_readers_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_SECOND_READER_URL", "http://localhost:11434/v1")
    monkeypatch.setenv("MATCHDAY_SECOND_READER_MODEL", "small")
    monkeypatch.setenv("MATCHDAY_SECOND_READER_KEY", "sk-very-secret")

    settings = load()

    assert settings.second_reader_key is not None
    assert settings.second_reader_key.get_secret_value() == "sk-very-secret"
    assert "sk-very" not in f"{settings} {settings!r} {settings.model_dump_json()}"


@pytest.mark.parametrize("name", ["FOOTBALL_DATA_TOKEN", "API_FOOTBALL_KEY", "MATCHDAY_CALENDARS"])
def test_a_providers_key_and_a_personal_calendar_are_not_shown(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "https://calendar.example/very-secret.ics")

    settings = load()

    assert "very-secret" not in f"{settings} {settings!r} {settings.model_dump_json()}"


def test_calendars_and_competitions_are_separated_by_blanks_or_commas(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MATCHDAY_CALENDARS", "webcal://a.example/x.ics, https://b.example/y.ics")
    monkeypatch.setenv("MATCHDAY_COMPETITIONS", "premier-league,fa-cup")

    settings = load()

    assert [one.get_secret_value() for one in settings.calendars] == [
        "webcal://a.example/x.ics",
        "https://b.example/y.ics",
    ]
    assert settings.competitions == ("premier-league", "fa-cup")


@pytest.mark.parametrize("calendar", ["/home/me/fixtures.ics", "file:///etc/passwd", "https:///x.ics"])
def test_a_calendar_is_an_address_of_the_web(calendar: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_CALENDARS", calendar)

    with pytest.raises(SettingsError, match="MATCHDAY_CALENDARS") as told:
        load()

    assert calendar not in str(told.value)


def test_everything_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHDAY_WEB_PORT", "70000")
    monkeypatch.setenv("MATCHDAY_LOG_LEVEL", "loud")

    with pytest.raises(SettingsError, match=r"(?s)MATCHDAY_WEB_PORT.*MATCHDAY_LOG_LEVEL"):
        load()


def test_settings_do_not_change_while_it_runs() -> None:
    settings = load()

    with pytest.raises(ValidationError):
        settings.web_port = 1  # type: ignore[misc]


class TestTheExample:
    """`.env.example` is the reference: each setting is in it, as it is when it is not set."""

    def test_names_every_setting_and_no_other(self) -> None:
        expected = {
            str(field.validation_alias or f"MATCHDAY_{name.upper()}")
            for name, field in Settings.model_fields.items()
        }

        assert set(_named()) == expected

    def test_shows_the_defaults(self, tmp_path: Path) -> None:
        copy = tmp_path / "all.env"
        copy.write_text("\n".join(f"{name}={value}" for name, value in _named().items()), "utf-8")

        assert load(copy) == load(None)

    def test_changes_nothing_as_it_is(self) -> None:
        assert load(EXAMPLE) == load(None)

    def test_explains_each(self) -> None:
        lines = EXAMPLE.read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            if re.match(r"#?[A-Z_]+=", line):
                assert re.match(r"# \S", lines[number - 1]), f"{line} has no explanation above it"


def _named() -> dict[str, str]:
    """The settings of the example with the values given there, whether they are commented out or not."""
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE))
