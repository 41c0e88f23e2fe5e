"""The table of commands as Discord is told it."""

from gettext import NullTranslations

from bot.chat import Argument, ArgumentKind, Command
from bot.platforms.discord.commands import fingerprint, payload
from handlers.table import TABLE
from tests.platforms.discord.stage import COMMANDS


class Italian(NullTranslations):
    """Knows a few words."""

    def gettext(self, message: str) -> str:
        return {"Whose match": "Di chi", "My marks": "I miei voti"}.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return {"me": "io", "next": "Non Valido!"}.get(message, message)


def plain(_: str) -> NullTranslations:
    return NullTranslations()


def test_options_are_typed_required_first_and_completed() -> None:
    rate = payload(COMMANDS, (), plain)[1]
    assert [(o["name"], o["type"], o["required"], o.get("autocomplete")) for o in rate["options"]] == [
        ("player", 3, True, True),
        ("mark", 10, False, None),
    ]


def test_moderators_commands_are_hidden_from_the_others() -> None:
    told = {command["name"]: command for command in payload(COMMANDS, (), plain)}
    assert told["pause"]["default_member_permissions"] == 1 << 5
    assert told["pause"]["contexts"] == [0]
    assert "default_member_permissions" not in told["next"]


def test_every_command_of_ours_fits() -> None:
    told = payload([entry.command for entry in TABLE], (), plain)
    assert len(told) <= 100
    for command in told:
        assert 1 <= len(command["description"]) <= 100
        assert all(1 <= len(option["description"]) <= 100 for option in command["options"])


def test_a_language_has_its_own_words_where_it_has_any() -> None:
    told = {command["name"]: command for command in payload(COMMANDS, ("it",), lambda _: Italian())}
    assert told["me"]["name_localizations"] == {"it": "io"}
    assert told["me"]["description_localizations"] == {"it": "I miei voti"}
    assert "name_localizations" not in told["next"]  # no name that Discord would take
    assert told["next"]["options"][0]["description_localizations"] == {"it": "Di chi"}


def test_the_fingerprint_changes_with_the_words() -> None:
    one, other = (
        payload([Command("a", words, (Argument("b", ArgumentKind.WORDS, "c"),))], (), plain)
        for words in ("x", "y")
    )
    assert fingerprint(one) == fingerprint(list(one)) != fingerprint(other)
