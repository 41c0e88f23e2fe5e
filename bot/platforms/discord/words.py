"""What the adapter itself says to people, beyond the posts it is given."""

from dataclasses import replace
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


def no_text_file(translations: NullTranslations) -> Post:
    """A file that holds no text was attached."""
    _ = translations.gettext
    return _post(
        _("I cannot read that file"),
        _("I read text files (.txt) and saved pages (.html). You can also send the text or its address."),
    )


def too_large(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("That file is too large"), _("I read files of up to 1 MB. Its address works, too."))


def without_its_file(post: Post, translations: NullTranslations) -> Post:
    """An answer whose file Discord did not take in this channel."""
    _ = translations.gettext
    hint = _("The file could not be sent here. Ask me again in a private message.")
    return replace(post, blocks=(*post.blocks, Paragraph((Text(hint),))))


def may_be_cut(translations: NullTranslations) -> str:
    """Below an answer about a text that filled the form to the end."""
    return translations.gettext(
        "The form takes 4,000 characters and cuts what is longer. If the end is missing, give the command a "
        "text file, or the article's address."
    )


def _post(title: str, text: str) -> Post:
    return Post(title, (Paragraph((Text(text),)),))
