"""What the set-up says, beyond the labels of its buttons."""

from collections.abc import Iterable, Sequence
from gettext import NullTranslations

from bot.chat import Block, Bullets, Line, Link, Paragraph, Post, Text
from bot.platforms.telegram import invite
from bot.platforms.text import cut

LONGEST_TYPED = 60


def welcome(translations: NullTranslations) -> Post:
    """To a group that the bot has come into."""
    _ = translations.gettext
    return _post(
        _("Hello! I bring your matchday into this group"),
        _("Reminders, line-ups, live scores, and ratings by press and fans."),
        _("An administrator sets me up in a minute. For one topic of the group, send /setup in it."),
    )


def added(chat: str, translations: NullTranslations) -> Post:
    """In private, to whoever brought the bot into a channel."""
    _ = translations.gettext
    return _post(
        _("I am in {chat} now").format(chat=chat),
        _("I write nothing there until you have chosen a team and what to post."),
    )


def where(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("Where shall I post?"), _("In a topic of a group, send /setup in that topic instead."))


def elsewhere(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(_("Which chat?"), _("Choose it with a button below: you have to be an administrator there."))


def which_team(chat: str, found: bool, public: bool, translations: NullTranslations) -> Post:
    """Above the teams on offer; `found` says whether there are any, `public` whether others read along."""
    _ = translations.gettext
    asks = _("Which team is it about?") if found else _("No team is on offer. Search for one by its name.")
    return _post(_set_up(chat, translations), asks, *([_only(translations)] if public else []))


def no_such_team(typed: str, translations: NullTranslations) -> str:
    _ = translations.gettext
    return _("I know no team called “{name}”.").format(name=cut(typed, LONGEST_TYPED))


def what_to_post(
    chat: str, team: str, kinds: Iterable[str], public: bool, translations: NullTranslations
) -> Post:
    """Above the switches; `kinds` are their labels in full."""
    _ = translations.gettext
    said: list[Block] = [
        Paragraph((Text(_("Team:")), Text(" "), Text(team, strong=True))),
        Bullets(tuple((Text(kind),) for kind in kinds)),
        Paragraph((Text(_("Switch each on or off, then save.")),)),
    ]
    if public:
        said.append(Paragraph((Text(_only(translations)),)))
    return Post(_set_up(chat, translations), tuple(said))


def question(chat: str, address: str, before: str, translations: NullTranslations) -> Post:
    """Asks for a team's name, by a reply. `address` is carried along behind the chat's name."""
    _ = translations.gettext
    asks: Line = (
        Text(_("Reply to this message with the team's name, or how it begins, to set up")),
        Text(" "),
        Link(chat, address),
    )
    return Post(_("Which team?"), (*_paragraphs(before), Paragraph(asks)))


def by_command(before: str, translations: NullTranslations) -> Post:
    """How to search in a channel, where nobody can reply to one message alone."""
    _ = translations.gettext
    how = _("Write /setup here with the team's name behind it, for example: /setup West Ham")
    return Post(_("Which team?"), (*_paragraphs(before), Paragraph((Text(how),))))


def not_there(translations: NullTranslations) -> Post:
    """A chat was chosen that the bot cannot see."""
    _ = translations.gettext
    return _post(_("I am not in that chat"), _("Add me first, with a button below, then send /setup again."))


def cannot_post(chat: str, lacking: Sequence[str], translations: NullTranslations) -> Post:
    """The bot is there and may not do what posting takes: the rights, by their names, and what for."""
    _ = translations.gettext
    reasons = invite.reasons(translations)
    named = tuple((Text(f"{right(name, translations)}: {reasons[name]}"),) for name in lacking)
    return Post(
        _("I may not post in {chat} yet").format(chat=chat),
        (
            Paragraph((Text(_("Give me these rights among its administrators, then press again:")),)),
            Bullets(named),
        ),
    )


def right(name: str, translations: NullTranslations) -> str:
    """A right as Telegram's own settings call it."""
    _ = translations.gettext
    return {
        "send_messages": _("Send messages"),
        "post_messages": _("Post messages"),
        "edit_messages": _("Edit messages"),
        "pin_messages": _("Pin messages"),
        "manage_topics": _("Manage topics"),
    }[name]


def out_of_date(translations: NullTranslations) -> Post:
    _ = translations.gettext
    return _post(
        _("This form is out of date"), _("Nothing was changed by that press. /setup gives a new one.")
    )


def closed(translations: NullTranslations) -> Post:
    """Where the form itself could not be removed."""
    _ = translations.gettext
    return _post(_("Closed"), _("/setup opens it again."))


def _set_up(chat: str, translations: NullTranslations) -> str:
    return translations.gettext("Set up {chat}").format(chat=chat)


def _only(translations: NullTranslations) -> str:
    return translations.gettext("Only administrators of this chat can press these buttons.")


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(text),)) for text in texts if text)


def _post(title: str, *texts: str) -> Post:
    return Post(title, _paragraphs(*texts))
