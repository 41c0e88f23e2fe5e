"""What the kinds of post are called above a card."""

from gettext import NullTranslations

from bot.knowledge.occasion import Kind

ANSWER = "answer"
"""The kind of a message that answers a visitor."""


def label(kind: str, translations: NullTranslations) -> str:
    """For example "Reminder" for `kickoff_reminder`; empty for an answer, and for what is unknown."""
    return labels(translations).get(kind, "")


def labels(translations: NullTranslations) -> dict[str, str]:
    gettext = translations.gettext
    return {
        Kind.PREVIEW: gettext("Preview"),
        Kind.TEAM_NEWS: gettext("Team news"),
        Kind.PREDICTED_LINEUP: gettext("Predicted line-up"),
        Kind.KICKOFF_REMINDER: gettext("Reminder"),
        Kind.LINEUP: gettext("Line-ups"),
        Kind.LIVE: gettext("Live"),
        Kind.GOAL: gettext("Goal"),
        Kind.CARD: gettext("Card"),
        Kind.HALF_TIME: gettext("Half time"),
        Kind.FULL_TIME: gettext("Full time"),
        Kind.BALLOT: gettext("Your marks"),
        Kind.RATINGS: gettext("Ratings"),
        Kind.MOVED: gettext("Changed"),
        Kind.DIGEST: gettext("This week"),
        Kind.NOTICE: gettext("For moderators"),
    }
