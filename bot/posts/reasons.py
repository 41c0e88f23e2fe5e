"""Why something was not posted, or why nothing is, in the reader's words."""

from collections.abc import Mapping

from bot.chat import Look
from bot.knowledge.quiet import DROPPED, MERGED
from bot.posts.language import translations
from bot.posts.sentence import labelled, written


def reason_in_words(reason: str, look: Look) -> str:
    """A reason that the program itself gives, in the reader's language; a platform's own as it says it, also
    where that stands behind ours: "the bot may not post there. Missing Access"."""
    said = reason.rstrip(".")
    known = {**_of_posts(look), **_of_sending(look)}
    if said in known:
        return known[said]
    ours, _stop, theirs = said.partition(". ")
    if ours in known:
        return f"{known[ours]}. {theirs}"
    ours, _colon, theirs = said.partition(": ")
    return written(labelled(known[ours], theirs, look), look) if ours in known else said


def _of_posts(look: Look) -> Mapping[str, str]:
    """Why a post was not sent, or why none is."""
    _ = translations(look.language).gettext
    return {
        "expired": _("it was too late to be of use"),
        "the channel does not follow this match any more": _(
            "this channel did not follow the match any more"
        ),
        "the channel does not want this kind of post any more": _("that kind was switched off here"),
        "moderators stopped this match here": _("moderators stopped this match here"),
        "moderators skipped it": _("moderators skipped it"),
        "moderators paused it": _("moderators paused it"),
        "the bot was removed": _("the bot was removed"),
        "gone": _("the channel is gone, or the bot may not write in it"),
        "the program stopped while this was being sent": _("the program stopped while this was being sent"),
        "the kickoff has moved": _("the kickoff has moved"),
        "it has changed again": _("it has changed again"),
        "the confirmed line-ups are out": _("the confirmed line-ups are out"),
        "the goal was taken back": _("the goal was taken back"),
        "the card was taken back": _("the card was taken back"),
        "nobody has given marks": _("nobody has given marks"),
        "nothing that is followed here plays in these days": _("nothing that is followed here plays then"),
        "the match is live": _("the match has begun"),
        "the match is finished": _("the match is over"),
        "the match is postponed": _("the match is postponed"),
        "the match is abandoned": _("the match is abandoned"),
        "the match is cancelled": _("the match is cancelled"),
        DROPPED: _("it fell into quiet hours"),
        MERGED: _("after quiet hours another post said it all"),
        "what it was to say does not hold any more": _("what it was to say does not hold any more"),
        "it was called off": _("it was called off"),
    }


def _of_sending(look: Look) -> Mapping[str, str]:
    """Why a platform did not take it, as the adapters tell it apart."""
    _ = translations(look.language).gettext
    gone = _("the channel is not there, or the bot may not see it")
    return {
        "the channel is not there, or I may not see it": gone,
        "the channel is not there": _("the channel is not there"),
        "the chat is not there, or the bot is not in it": gone,
        "the chat is deleted, or closed to the bot": gone,
        "the bot may not post there": _("the bot may not post there"),
        "the bot has no right to write there": _("the bot may not post there"),
        "the bot was removed from the chat": _("the bot was removed"),
        "the person has blocked the bot": _("the person has blocked the bot"),
        "the person has not started the bot": _("the person has not started the bot"),
        "the person's account is deleted": _("the person's account is deleted"),
        "the message is not there to be changed": _("the message is not there to be changed"),
        "nobody knows whether it arrived": _("nobody knows whether it arrived"),
        "the group has moved": _("the group has moved"),
        "not logged in to Discord yet": _("the bot is not connected yet"),
        "not logged in to Telegram yet": _("the bot is not connected yet"),
        "Discord does not answer": _("Discord does not answer"),
        "Telegram did not answer in time": _("Telegram does not answer"),
        "Discord refused too many calls in the last ten minutes": _("Discord wants a pause"),
        "Telegram wants to be left alone": _("Telegram wants a pause"),
        "it could not be prepared; the log has the details": _("it could not be prepared"),
    }
