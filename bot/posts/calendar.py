"""A coming post in a calendar: what there is to say of its hour, and what brings it."""

from bot.chat import Line, Look
from bot.knowledge.coming import Coming
from bot.knowledge.occasion import Kind
from bot.posts.language import translations
from bot.posts.sentence import line
from bot.posts.upcoming import followed


def note(one: Coming, look: Look) -> str:
    """Why it does not come, or why its hour is another than planned, or not certain; empty where there is
    nothing to say."""
    _ = translations(look.language).gettext
    if one.skipped:
        return _("skipped by moderators")
    if one.dropped:
        return _("not posted: quiet hours")
    if one.held:
        return _("after quiet hours")
    if one.sure:
        return _("at once") if one.at > one.occasion.due_at else ""
    match one.occasion.kind:
        case Kind.LINEUP:
            return _("about an hour before kickoff")
        case Kind.LIVE | Kind.PREDICTIONS:
            return _("at kickoff")
        case Kind.FULL_TIME | Kind.BALLOT:
            return _("when the match is over")
        case _:
            return _("when the ballot has closed")


def because(one: Coming, channel: str, look: Look) -> Line:
    """What brings it to the channel."""
    _ = translations(look.language).gettext
    if one.match is None:
        return line(_("{channel} gets a digest of what it follows."), channel=channel)
    return line(_("{channel} follows {whom}."), channel=channel, whom=followed(one.match, one.follow, look))


def still_to_come(look: Look) -> str:
    """Why a post cannot be seen beforehand."""
    _ = translations(look.language).gettext
    return _("It tells what will be known then, so it cannot be shown yet.")
