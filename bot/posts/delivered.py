"""A line of the delivery log: how it stands, what there is to do about it."""

from datetime import datetime

from bot.chat import Action, Look
from bot.knowledge.logged import Logged
from bot.knowledge.quiet import DROPPED
from bot.posts.language import translations

AGAIN = "missed"
"""The command that posts something after all."""
STATES = ("sent", "pending", "sending", "skipped", "failed", "unknown")
"""What a delivery can be, as the store says it."""


def state_name(state: str, look: Look) -> str:
    """How a delivery stands, in a word or two."""
    _ = translations(look.language).gettext
    return {
        "sent": _("posted"),
        "pending": _("waiting"),
        "sending": _("being sent"),
        "skipped": _("left out"),
        "failed": _("not posted"),
        "unknown": _("perhaps posted"),
    }.get(state, state)


def again(one: Logged, now: datetime, look: Look) -> Action | None:
    """The button that posts it after all, where that is of use still."""
    if one.state not in ("failed", "unknown") or one.expires_at <= now or one.stands == "cancelled":
        return None
    return Action(translations(look.language).gettext("Post it again"), AGAIN, {"post": str(one.delivery)})


def advice(one: Logged, now: datetime, look: Look) -> str:
    """What to do about it; empty where there is nothing to do."""
    _ = translations(look.language).gettext
    fresh = again(one, now, look) is not None
    match one.state:
        case "unknown" if fresh:
            return _("Look whether it stands in the channel before you post it again.")
        case "unknown":
            return _("Look whether it stands in the channel. It is too late to post it again.")
        case "failed" if fresh:
            return _("Mend that first, then post it again.")
        case "failed":
            return _("It is too late to post it again. What is mended now helps the next post.")
        case "pending" if one.reason:
            return _("There is nothing to do: it is tried again by itself.")
        case "sent" if one.reason:
            return _("The message stands as it was before that correction.")
        case "skipped":
            return _advice_on(one.reason or "", look)
        case _:
            return ""


def _advice_on(reason: str, look: Look) -> str:
    """What to do where the channel's own settings left something out."""
    _ = translations(look.language).gettext
    if reason.startswith("the channel is paused"):
        return _("/resume lets posts go on here.")
    return {
        "the channel does not follow this match any more": _("/follow and the team brings its posts back."),
        "the channel does not want this kind of post any more": _("/posts switches that kind on again."),
        "moderators stopped this match here": _("/stop once more takes that back."),
        DROPPED: _("/quiet decides which posts quiet hours hold back and which they drop."),
    }.get(reason, "")
