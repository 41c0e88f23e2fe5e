"""What the adapter itself says to people, beyond the posts it is given."""

from gettext import NullTranslations

from bot.chat import Action, Paragraph, Post, Text


def did_not_work(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("That did not work just now"), _("It has been noted. Try again in a moment."))


def for_moderators(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("That is for moderators"), _("Moderators are the administrators of a chat. Ask one."))


def rights_unknown(translations: NullTranslations) -> Post:
    """Telegram did not tell whether the asker is an administrator."""
    _ = translations.gettext
    return _post(
        _("That could not be checked"),
        _("Telegram did not say whether you are an administrator. Try again in a moment."),
    )


def of_another_version(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("This button is out of date"), _("Type the command instead."), _help(translations))


def no_rest(translations: NullTranslations) -> Post:
    """The rest of a long post is asked for and not there any more."""
    _ = translations.gettext
    return _post(_("The rest is gone"), _("Ask for it again with a command."), _help(translations))


def welcome(translations: NullTranslations, actions: tuple[Action, ...] = ()) -> Post:
    """Who talks to the bot for the first time."""
    _ = translations.gettext
    return _post(
        _("Welcome!"),
        _(
            "Ask about your team: the next match, the line-ups, the tie, the marks. "
            "Add me to a group or a channel and I post around each match there."
        ),
        *actions,
        _help(translations),
    )


def unknown_command(word: str, nearest: tuple[str, ...], translations: NullTranslations) -> Post:
    """With those commands as buttons that it may have been meant to be."""
    _ = translations.gettext
    offered = tuple(Action(f"/{name}", name) for name in nearest)
    said = _("Did you mean one of these?") if offered else _("Help lists what I know.")
    return _post(_("I do not know /{word}").format(word=word), said, *offered, _help(translations))


def only_commands(translations: NullTranslations) -> Post:
    """Somebody chats with the bot in private."""
    _ = translations.gettext
    return _post(
        _("I understand commands"),
        _("Type / to see them, or press a button under one of my messages."),
        _help(translations),
    )


def no_text_file(translations: NullTranslations) -> Post:
    """A file that holds no text was brought."""
    _ = translations.gettext
    return _post(
        _("I cannot read that file"),
        _("I read text files (.txt) and saved pages (.html). You can also send the text or its address."),
    )


def too_large(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("That file is too large"), _("I read files of up to 1 MB. Its address works, too."))


def may_go_on(translations: NullTranslations) -> str:
    """Below an answer about a text that is as long as one message can be."""
    return translations.gettext(
        "Telegram ends a message after 4,096 characters, and I have read the first only. If the article is "
        "longer, send it as a text file with the command as its caption, or send its address."
    )


def in_private(translations: NullTranslations) -> str:
    """One line in a group, above a button that opens the private chat."""
    return translations.gettext("I answer that in private.")


def open_(translations: NullTranslations) -> str:
    """The label of that button."""
    return translations.gettext("Open")


def more(translations: NullTranslations) -> str:
    """The label of the button that shows the rest of a long post."""
    return translations.gettext("Read on")


def _help(translations: NullTranslations) -> Action:
    return Action(translations.gettext("Help"), "help")


def _post(title: str, text: str, *actions: Action) -> Post:
    return Post(title, (Paragraph((Text(text),)),), actions=actions)
