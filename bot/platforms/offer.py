"""What a moderator can choose to have posted when a channel is set up, the same on every platform."""

from collections.abc import Iterable
from gettext import NullTranslations

KINDS_OF = {
    "before": (
        "preview",
        "team_news",
        "predicted_lineup",
        "kickoff_reminder",
        "lineup",
        "predictions",
        "moved",
    ),
    "live": ("live",),
    "goals": ("goal",),
    "after": ("full_time", "ballot", "ratings"),
}
"""What one choice stands for: kinds of post by their names."""


def kinds_of(chosen: Iterable[str]) -> frozenset[str]:
    """The kinds of post that were chosen."""
    return frozenset(kind for choice in chosen for kind in KINDS_OF.get(choice, ()))


def on_offer(translations: NullTranslations) -> dict[str, str]:
    """Each choice in words."""
    _ = translations.gettext
    return {
        "before": _("Before the match: preview, team news, reminders, line-ups"),
        "live": _("During the match: one message kept up to date"),
        "goals": _("Each goal as a message of its own"),
        "after": _("After the match: result, your marks, ratings"),
    }
