"""How one fan wants to be answered: in which language, by which clock."""

from bot.chat import Action, Look, Paragraph, Post, Text
from bot.posts.language import own_name, speaks, spoken, translations
from bot.posts.sentence import line, sentences, strong

CHOSEN = "☑"
AUTO = "auto"
"""What is written to leave it to the platform, or to the channel, again."""


def language(chosen: str | None, look: Look) -> Post:
    """In which language a fan is answered, and a button for each that there is."""
    _ = translations(look.language).gettext
    now = line(_("I answer you in {language}."), language=strong(own_name(speaks(look.language) or "en")))
    if chosen is None:
        why = _("That is what your app says, or this channel.")
    else:
        why = _("You chose that, for all platforms that you have linked.")
    for_all = _("What everybody sees stays in the channel's language.")
    buttons = [_button(one, speaks(chosen) if chosen else None) for one in spoken()]
    if chosen is not None:
        buttons.append(Action(_("As my app says"), "me", {"do": "language", "value": AUTO}))
    said = sentences(now, line(why), line(for_all))
    return Post(_("Your language"), (Paragraph(said),), actions=(*buttons, _zone(look)))


def not_spoken(look: Look) -> Post:
    """No language that we speak was named."""
    _ = translations(look.language).gettext
    return Post(
        _("I do not speak that yet"),
        (Paragraph((Text(_("Choose one of these.")),)),),
        actions=tuple(_button(one, None) for one in spoken()),
    )


def zone(chosen: str | None, look: Look) -> Post:
    """By which clock times are written out for a fan."""
    _ = translations(look.language).gettext
    if chosen is None:
        now = line(_("I write times for you as this channel does: {zone}."), zone=strong(look.zone))
    else:
        now = line(_("I write times for you in this zone: {zone}."), zone=strong(look.zone))
    how = line(_("To change it, name a city: {command}."), command=strong("/me zone Rome"))
    by_itself = line(_("Where your app shows times by its own clock, they are right anyway."))
    back = (Action(_("As in the channel"), "me", {"do": "zone", "value": AUTO}),) if chosen else ()
    ways = (*back, Action(_("Language"), "me", {"do": "language"}))
    return Post(_("Your time zone"), (Paragraph(sentences(now, how, by_itself)),), actions=ways)


def which_zone(nearest: tuple[str, ...], look: Look) -> Post:
    """No zone that is known for certain; the nearest as buttons."""
    _ = translations(look.language).gettext
    said = _("Write a city or a zone: /me zone Rome, or /me zone Europe/Rome.")
    actions = tuple(Action(one, "me", {"do": "zone", "value": one}) for one in nearest)
    return Post(_("That is not clear"), (Paragraph((Text(said),)),), actions=actions)


def _button(language: str, chosen: str | None) -> Action:
    called = own_name(language)
    label = f"{CHOSEN} {called}" if language == chosen else called
    return Action(label, "me", {"do": "language", "value": language})


def _zone(look: Look) -> Action:
    _ = translations(look.language).gettext
    return Action(_("Time zone"), "me", {"do": "zone"})
