"""What the kinds of post are called above a card."""

from gettext import NullTranslations

ANSWER = "answer"
"""The kind of a message that answers a visitor."""

RENEWED = frozenset({"live", "ballot"})
"""Kinds that are brought up to date as things go: a new revision is no correction."""


def label(kind: str, translations: NullTranslations) -> str:
    """For example "Reminder" for `kickoff_reminder`; empty for an answer, and for what is unknown."""
    return labels(translations).get(kind, "")


def labels(translations: NullTranslations) -> dict[str, str]:
    gettext, pgettext = translations.gettext, translations.pgettext
    return {
        "preview": gettext("Preview"),
        "team_news": gettext("Team news"),
        "predicted_lineup": gettext("Predicted line-up"),
        "kickoff_reminder": gettext("Reminder"),
        "lineup": gettext("Line-ups"),
        "live": pgettext("post", "Live"),
        "goal": gettext("Goal"),
        "card": gettext("Card"),
        "half_time": pgettext("post", "Half time"),
        "full_time": pgettext("post", "Full time"),
        "ballot": gettext("Your marks"),
        "interim": gettext("Ratings so far"),
        "ratings": gettext("Ratings"),
        "predictions": gettext("Predictions"),
        "moved": pgettext("post", "Changed"),
        "digest": gettext("This week"),
        "notice": gettext("For moderators"),
    }
