"""The delivery log of a channel for the moderators' page."""

from collections.abc import Mapping
from datetime import timedelta

from bot.chat import Channel, Choice, Line, Look, Text
from bot.knowledge.logged import Logged
from bot.knowledge.match import Match, MatchKey
from bot.knowledge.occasion import Kind
from bot.platforms.discord import where as discord
from bot.platforms.telegram import where as telegram
from bot.platforms.web import where as web
from bot.platforms.web.dashboard.views import Delivered, Log, LogWanted
from bot.posts import delivered as words
from bot.posts import why
from bot.posts.kinds import kind_name
from bot.posts.language import translations
from bot.posts.leads import lead_words
from bot.posts.missed import kind_in_words
from bot.posts.reasons import reason_in_words
from bot.posts.scoreline import pairing
from bot.posts.sentence import capitalised
from handlers import moderated
from handlers.asked import Asked
from storage import catalogue, communities, delivery_log, muted, skipped, wanted_by
from storage.channels import Settings
from storage.delivery_log import Entry, Wanted

PAGE = 50
MATCHES = 40
"""Matches to choose from, the last ones of which something was posted."""
SPANS = (1, 3, 7, 30, 90)
"""Days to choose from."""


async def log(asked: Asked, wanted: LogWanted) -> Log:
    """A page of it; of one match everything at once, also what never became a delivery here."""
    here = await moderated.here(asked)
    if here is None:
        return Log()
    choices = await delivery_log.matches_in(asked.conn, here.id, MATCHES)
    match = MatchKey(wanted.match) if wanted.match else None
    if match is not None:
        entries, more = await _of_match(asked, here, match, wanted), False
    else:
        entries = await delivery_log.in_channel(asked.conn, here.id, _asked_for(asked, wanted), PAGE + 1)
        entries, more = entries[:PAGE], len(entries) > PAGE
    keys = {MatchKey(entry.subject) for entry in entries} | set(choices)
    known = await catalogue.matches_by_key(asked.conn, sorted(keys | ({match} if match else set())))
    explained = await _explained(asked, here, known.get(match)) if match else None
    if explained is not None:
        entries = [entry for entry in entries if why.concerns(entry.logged, explained)]
    guild = await communities.address(asked.conn, here.community) or ""
    lines = tuple(_line(asked, entry, known, explained, here.channel, guild) for entry in entries)
    look = asked.look
    return Log(
        lines=lines,
        older=lines[-1].number if more and lines else None,
        kinds=tuple(Choice(kind_name(kind, look), kind.value) for kind in Kind),
        states=tuple(Choice(words.state_name(state, look), state) for state in words.STATES),
        matches=tuple(
            Choice(pairing(known[key], look), str(key))
            for key in dict.fromkeys((*([match] if match else ()), *choices))
            if key in known
        ),
        spans=tuple(Choice(_span(days, look), str(days)) for days in SPANS),
    )


def _asked_for(asked: Asked, wanted: LogWanted) -> Wanted:
    """What of it the store can find; a kind or a state that does not exist finds nothing."""
    return Wanted(
        kind=Kind(wanted.kind) if wanted.kind else None,
        state=wanted.state or None,
        since=asked.now - timedelta(days=wanted.days) if wanted.days else None,
        before=wanted.before,
    )


async def _of_match(asked: Asked, here: Settings, match: MatchKey, wanted: LogWanted) -> list[Entry]:
    """The newest first: what is still to come is in the calendar."""
    found = await delivery_log.entries_of_match(asked.conn, here.id, here.community, match)
    since = asked.now - timedelta(days=wanted.days) if wanted.days else None
    return [
        entry
        for entry in reversed(found)
        if (not wanted.kind or entry.logged.kind.value == wanted.kind)
        and (not wanted.state or entry.logged.state == wanted.state)
        and (since is None or entry.logged.due_at >= since)
        and (entry.logged.delivery is not None or entry.logged.due_at <= asked.now)
    ]


async def _explained(asked: Asked, here: Settings, match: Match | None) -> why.Here | None:
    """The channel as it is now, which explains what it was never given."""
    if match is None:
        return None
    followed = (*asked.place.teams, *asked.place.others)
    rules = await wanted_by.rules_for(asked.conn, here.id, match, followed)
    skips = await skipped.of_channel(asked.conn, here.id, [match.key])
    return why.Here(
        name=here.name,
        follow=wanted_by.by_follow(match, followed),
        paused=here.paused_reason,
        stopped=match.key in await muted.among(asked.conn, here.id, [match.key]),
        wanted=frozenset(rule.kind for rule in rules),
        leads=frozenset(rule.lead for rule in rules if rule.lead),
        skipped=frozenset((one.kind, one.variant) for one in skips),
        telegram=here.channel.platform == "telegram",
    )


def _line(
    asked: Asked,
    entry: Entry,
    known: Mapping[MatchKey, Match],
    explained: why.Here | None,
    channel: Channel,
    guild: str,
) -> Delivered:
    one, look, now = entry.logged, asked.look, asked.now
    match = known.get(MatchKey(entry.subject))
    kind = kind_in_words(one.kind, look)
    return Delivered(
        number=one.delivery or 0,
        at=one.sent_at or one.due_at,
        kind=f"{kind} ({lead_words(one.lead, look)})" if one.kind is Kind.KICKOFF_REMINDER else kind,
        match=pairing(match, look) if match else "",
        subject=str(match.key) if match else "",
        state=one.state or "",
        state_shown=words.state_name(one.state, look) if one.state else "",
        said=capitalised(_said(asked, one, explained)),
        advice=words.advice(one, now, look),
        action=words.again(one, now, look),
        url=_url(channel, guild, entry.reference),
    )


def _said(asked: Asked, one: Logged, explained: why.Here | None) -> Line:
    """Why it stands so: what the word for its state does not tell."""
    match one.state:
        case None:
            return why.fate(one, explained, asked.now, asked.look) if explained else ()
        case "sent" if one.revision <= 1 and not one.reason and not one.others:
            return ()
        case "skipped" | "failed" | "unknown":
            return (Text(reason_in_words(one.reason or "", asked.look)),)
        case _:
            return why.delivered(one, asked.now, asked.look)


def _url(channel: Channel, guild: str, reference: str | None) -> str | None:
    if reference is None:
        return None
    match channel.platform:
        case "discord":
            return discord.url(guild, reference)
        case "telegram":
            return telegram.url(reference)
        case _:
            return web.url(channel.address, reference)


def _span(days: int, look: Look) -> str:
    ngettext = translations(look.language).ngettext
    return ngettext("the last {count} day", "the last {count} days", days).format(count=days)
