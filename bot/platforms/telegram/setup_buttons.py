"""The buttons of the set-up: what can be chosen, and what each choice leads to."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import NullTranslations

import telegram

from bot.chat import Choice
from bot.platforms.offer import KINDS_OF, on_offer
from bot.platforms.telegram import invite
from bot.platforms.telegram.setup_form import MOST_TEAMS, Form, Step, data, read
from bot.platforms.text import clean, cut

LONGEST_TEAM = 32
"""Units of a team's name on a button, of which two stand in a row."""
LONGEST_LABEL = 60
_ON, _OFF, _CHANGE = "✅", "⬜", "✏️"
GROUP, CHANNEL = 1, 2
"""Which of the two buttons a shared chat answers."""


def begin(form: Form, translations: NullTranslations) -> telegram.InlineKeyboardMarkup:
    """The button that opens the form."""
    return _rows([_button(translations.gettext("Set up"), Step.TEAMS, form)])


def where(bot: str, translations: NullTranslations) -> telegram.InlineKeyboardMarkup:
    """What somebody can set up from their private chat: a chat that the bot is in, a new one, or this."""
    _ = translations.gettext
    return _rows(
        [_button(_("A group or a channel"), Step.ELSEWHERE, Form())],
        *_links(bot, translations),
        [_button(_("Here, for myself"), Step.TEAMS, Form())],
    )


def elsewhere(translations: NullTranslations) -> telegram.ReplyKeyboardMarkup:
    """Telegram's own choice among the chats that somebody administrates; where the bot is no administrator of
    the channel yet, it is to become one that posts. For more, not every administrator could choose."""
    _ = translations.gettext
    channel = invite.rights(["post_messages"])
    group = telegram.KeyboardButtonRequestChat(
        GROUP, chat_is_channel=False, user_administrator_rights=invite.rights(()), bot_is_member=True
    )
    to_channel = telegram.KeyboardButtonRequestChat(
        CHANNEL,
        chat_is_channel=True,
        user_administrator_rights=channel,
        bot_administrator_rights=channel,
    )
    return telegram.ReplyKeyboardMarkup(
        [
            [telegram.KeyboardButton(_("Choose a group"), request_chat=group)],
            [telegram.KeyboardButton(_("Choose a channel"), request_chat=to_channel)],
        ],
        resize_keyboard=True,
        one_time_keyboard=True,
    )


def links(bot: str, translations: NullTranslations) -> telegram.InlineKeyboardMarkup:
    """The ways to add the bot to a chat."""
    return _rows(*_links(bot, translations))


def teams(
    found: Sequence[Choice], form: Form, translations: NullTranslations
) -> telegram.InlineKeyboardMarkup:
    """Teams to choose from. The values are handles."""
    _ = translations.gettext
    buttons = [
        _button(cut(clean(team.label), LONGEST_TEAM), Step.FORM, replace(form, team=team.value))
        for team in found
        if clean(team.label)
    ][:MOST_TEAMS]
    pairs = [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    return _rows(
        *pairs, [_button(_("Find another team"), Step.FIND, form), _button(_("Cancel"), Step.CLOSE, form)]
    )


def switches(form: Form, team: str, translations: NullTranslations) -> telegram.InlineKeyboardMarkup:
    """The form with a team chosen; `team` is its name. With nothing to post there is nothing to save."""
    _ = translations.gettext
    kinds = [
        [_button(f"{mark} {label}", Step.FORM, replace(form, kinds=_other(form.kinds, kind)))]
        for kind, mark, label in _marked(form, translations)
    ]
    save = [_button(_("Save"), Step.SAVE, form)] if form.kinds else []
    return _rows(
        *kinds,
        [_button(f"{_CHANGE} {cut(team, LONGEST_TEAM)}", Step.TEAMS, form)],
        [*save, _button(_("Cancel"), Step.CLOSE, form)],
    )


def back(form: Form, translations: NullTranslations) -> telegram.InlineKeyboardMarkup:
    """To the teams on offer."""
    return _rows([_button(translations.gettext("Back"), Step.TEAMS, form)])


def close(form: Form, translations: NullTranslations) -> telegram.InlineKeyboardMarkup:
    return _rows([_button(translations.gettext("Remove this message"), Step.CLOSE, form)])


def chosen(form: Form, translations: NullTranslations) -> list[str]:
    """Each kind of post in words, with whether it is wanted."""
    return [f"{mark} {label}" for _, mark, label in _marked(form, translations)]


def name_on(keyboard: telegram.InlineKeyboardMarkup | None, team: str) -> str | None:
    """The name of a team as the form's own buttons tell it; None where they do not."""
    for button in (button for row in (keyboard.inline_keyboard if keyboard else ()) for button in row):
        told = read(button.callback_data if isinstance(button.callback_data, str) else None)
        if told is None or told[1].team != team:
            continue
        if told[0] is Step.TEAMS:
            return clean(button.text.removeprefix(_CHANGE))
        if told[0] is Step.FORM and not button.text.startswith((_ON, _OFF)):
            return clean(button.text)
    return None


def _links(bot: str, translations: NullTranslations) -> list[list[telegram.InlineKeyboardButton]]:
    _ = translations.gettext
    return [
        [telegram.InlineKeyboardButton(_("Add me to a group"), url=invite.to_group(bot))],
        [telegram.InlineKeyboardButton(_("Add me to a channel"), url=invite.to_channel(bot))],
    ]


def _marked(form: Form, translations: NullTranslations) -> list[tuple[str, str, str]]:
    return [
        (kind, _ON if kind in form.kinds else _OFF, label) for kind, label in on_offer(translations).items()
    ]


def _other(kinds: tuple[str, ...], switched: str) -> tuple[str, ...]:
    return tuple(kind for kind in KINDS_OF if (kind in kinds) is (kind != switched))


def _button(label: str, step: Step, form: Form) -> telegram.InlineKeyboardButton:
    return telegram.InlineKeyboardButton(cut(label, LONGEST_LABEL), callback_data=data(step, form))


def _rows(*rows: Sequence[telegram.InlineKeyboardButton]) -> telegram.InlineKeyboardMarkup:
    return telegram.InlineKeyboardMarkup([list(row) for row in rows if row])
