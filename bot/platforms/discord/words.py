"""What the adapter itself says to people, beyond the posts it is given."""

from gettext import NullTranslations

from bot.chat import Paragraph, Post, Text


def did_not_work(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("That did not work just now"), _("It has been noted. Try again in a moment."))


def for_moderators(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(
        _("That is for moderators"), _("It takes the permission “Manage Server”. Ask somebody who has it.")
    )


def of_another_version(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("This button is out of date"), _("Type the command instead; /help lists them all."))


def _post(title: str, text: str) -> Post:
    return Post(title, (Paragraph((Text(text),)),))
