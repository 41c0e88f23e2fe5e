"""Which data providers the operator has switched on, and what is set for each."""

from bot.knowledge.match import CompetitionKey
from bot.settings import Settings, SettingsError
from bot.sources.leagues import leagues
from bot.sources.provider import Provider
from bot.sources.providers import PROVIDERS, Access


def providers_on(settings: Settings) -> list[Provider]:
    """The providers to ask."""
    return [PROVIDERS[name].make(access) for name, access in accesses(settings).items()]


def accesses(settings: Settings) -> dict[str, Access]:
    """What is set for each provider that is on, by name. One that needs a key is on where there is one."""
    on = {"openfootball": Access(settings.openfootball_url)}
    if settings.openligadb:
        on["openligadb"] = Access(settings.openligadb_url)
    if settings.football_data_token is not None:
        on["football-data"] = Access(
            settings.football_data_url,
            settings.football_data_token.get_secret_value(),
            per_minute=settings.football_data_calls_a_minute,
            detailed=settings.football_data_detailed,
        )
    if settings.api_football_key is not None:
        on["api-football"] = Access(
            settings.api_football_url,
            settings.api_football_key.get_secret_value(),
            per_day=settings.api_football_calls_a_day,
        )
    if settings.espn:
        on["espn"] = Access(settings.espn_url)
    if settings.calendars:
        on["ics"] = Access(calendars=tuple(one.get_secret_value() for one in settings.calendars))
    return on


def competitions_named(settings: Settings) -> tuple[CompetitionKey, ...]:
    """The competitions that are kept up to date in any case. Raises SettingsError where one is not known."""
    unknown = [key for key in settings.competitions if CompetitionKey(key) not in leagues()]
    if unknown:
        raise SettingsError(
            f"MATCHDAY_COMPETITIONS: {unknown[0]!r} is none that is known. There are {', '.join(leagues())}."
        )
    return tuple(CompetitionKey(key) for key in settings.competitions)
