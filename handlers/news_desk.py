"""What moderators say themselves about players, and what was said here until now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, When
from bot.knowledge.claims import AbsenceOf, Claim, Source, SourceKind
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey, Player
from bot.knowledge.names import Doubt, Found, find
from bot.knowledge.team_news import Absence
from bot.posts import news_desk as posts
from bot.posts.articles import entries, not_set_up
from bot.posts.kickoff import match_day
from handlers import moderated
from handlers.asked import Asked, Change, for_one
from handlers.day_words import day
from handlers.meant import REACH
from handlers.news_words import ADD, STATUS, WITHDRAW, Written, read
from handlers.players import of_squads
from storage import articles, catalogue, claims, dossiers, fixtures
from storage.audit import Json
from storage.channels import team_target

BACK = timedelta(days=21)
"""How long what moderators said is listed."""
LISTED = 10
NEWS = "news"
"""What the audit calls it."""
MATCHES = 6
"""For how many matches of a team an absence is said at most: until the player is back."""


async def news(asked: Asked) -> Answer | Change:
    """Adds news about a player, withdraws it, or lists what was said."""
    scope = asked.place.scope
    if scope is None:  # a claim without a community would be told to everyone
        return for_one(not_set_up(asked.look))
    written = read(asked.request.arguments)
    if written is None or (written.do and not written.player and written.number is None):
        return for_one(posts.how_to(tuple(STATUS), asked.look))
    if not written.do:
        return await _listed(asked, scope)
    if written.do == ADD:
        return await _adds(asked, scope, written)
    return await _withdraws(asked, scope, written, again=written.do != WITHDRAW)


def _noted(player: str, absence: Absence) -> Json:
    """For the audit: "Okonkwo: out, ankle"."""
    return {player: ", ".join(filter(None, (absence.status.value, absence.reason)))}


def moderators(scope: int) -> Source:
    """Who says what the moderators of a community say: each community's are a source of their own."""
    return Source(f"moderators:{scope}", "Moderators", SourceKind.MODERATOR)


# --- adding


async def _adds(asked: Asked, scope: int, written: Written) -> Answer | Change:
    if written.status is None:
        return for_one(posts.how_to(tuple(STATUS), asked.look))
    back = day(written.until, asked.now.date()) if written.until else None
    if written.until and back is None:
        return for_one(posts.unknown_day(written.until, asked.look))
    found = await _player(asked, written.player)
    if found is None:
        return for_one(posts.no_match(asked.look))
    if isinstance(found, Doubt):
        return for_one(posts.which_player(found, written.arguments(), asked.look))
    absence = Absence(written.status, written.reason or None, *(back or (None, False)))
    said = [
        Claim(AbsenceOf(key, found.team, found.name), absence, moderators(scope), asked.now, scope)
        for key in await missed_matches(asked, found, back[0] if back else None)
    ]

    async def say(conn: AsyncConnection) -> Answer:
        await claims.add(conn, said, asked.now)
        await moderated.changed_for(asked, conn, scope, None, NEWS, None, _noted(found.name, absence))
        matches = await catalogue.matches_by_key(conn, [claim.about.match for claim in said])
        number = await _number(conn, asked, scope, found)
        return for_one(
            posts.noted(found.name, absence, [matches[c.about.match] for c in said], number, asked.look)
        )

    return say


async def _player(asked: Asked, written: str) -> Player | Doubt[Player] | None:
    """Who is meant, of the squads of the matches that are near; None where no match is."""
    found = await fixtures.around(asked.conn, asked.place.targets, asked.now, REACH)
    near = [match.key for match in (found.running, found.coming) if match]
    if not near:
        return None
    first: Doubt[Player] | None = None
    for key in near:
        match = (await catalogue.matches_by_key(asked.conn, [key]))[key]
        who = find(written, await of_squads(asked.conn, match))
        if isinstance(who, Found):
            return who.one
        first = first or who
    return first


async def missed_matches(asked: Asked, player: Player, back: date | None) -> list[MatchKey]:
    """The next match of a player's team; until a day of return, all those before it."""
    target = (team_target(player.team),)
    running = (await fixtures.around(asked.conn, target, asked.now, REACH)).running
    coming = await fixtures.to_come(asked.conn, target, asked.now, MATCHES)
    first = [running.key] if running else coming[:1]
    if back is None:
        return first
    known: Sequence[Dossier] = await dossiers.outlines(asked.conn, coming, asked.place.scope)
    missed = [
        dossier.match.key
        for dossier in known
        if (on := match_day(dossier.kickoff.value if dossier.kickoff else None)) is not None and on < back
    ]
    return list(dict.fromkeys((*first, *missed)))


async def _number(conn: AsyncConnection, asked: Asked, scope: int, player: Player) -> int | None:
    said = await _said(conn, asked, scope)
    return next((one.numbers[0] for one in said if one.is_about(player.team, player.name)), None)


# --- what was said, and taking it back


@dataclass(frozen=True, slots=True)
class Said:
    """What moderators say of a player now: the newest claim, the numbers of all, newest first, and of those
    that were said together with it, for other matches."""

    claim: Claim
    numbers: list[int]
    together: list[int]

    def is_about(self, team: str, player: str) -> bool:
        about = self.claim.about
        return isinstance(about, AbsenceOf) and (about.team, about.player) == (team, player)


async def _said(conn: AsyncConnection, asked: Asked, scope: int) -> list[Said]:
    """By player, the newest first; what was withdrawn is among it, where nothing else was said."""
    found: dict[tuple[str, str, bool], Said] = {}
    for number, claim in await claims.own(conn, scope, moderators(scope).key, asked.now - BACK):
        about = claim.about
        if isinstance(about, AbsenceOf):
            key = (about.team, about.player, claim.withdrawn)
            one = found.setdefault(key, Said(claim, [], []))
            one.numbers.append(number)
            if claim.said_at == one.claim.said_at:
                one.together.append(number)
    return list(found.values())


async def _withdraws(asked: Asked, scope: int, written: Written, *, again: bool) -> Answer | Change:
    said = [one for one in await _said(asked.conn, asked, scope) if one.claim.withdrawn is again]
    if written.number is not None:
        # a button means the player of its claim, whatever was said of him since
        everything = await _said(asked.conn, asked, scope)
        meant = next((one.claim.about for one in everything if written.number in one.numbers), None)
        chosen = [
            one for one in said if isinstance(meant, AbsenceOf) and one.is_about(meant.team, meant.player)
        ]
    else:
        players = [
            Player(one.claim.about.player, one.claim.about.team)
            for one in said
            if isinstance(one.claim.about, AbsenceOf)
        ]
        who = find(written.player, players)
        if isinstance(who, Doubt):
            return for_one(posts.nothing_said(written.player, asked.look))
        chosen = [one for one in said if one.is_about(who.one.team, who.one.name)]
    if not chosen:
        return await _listed(asked, scope, pressed=True)
    one = chosen[0]

    async def change(conn: AsyncConnection) -> Answer:
        await claims.say(conn, scope, one.together if again else one.numbers, asked.now, again=again)
        about, value = one.claim.about, one.claim.value
        player = about.player if isinstance(about, AbsenceOf) else ""
        now = _noted(player, value) if isinstance(value, Absence) else player
        before, after = (None, now) if again else (now, None)
        await moderated.changed_for(asked, conn, scope, None, NEWS, before, after)
        post = posts.changed(player, one.numbers[0], asked.look, again=again)
        return Answer(post, private=True, replaces=written.number is not None)

    return change


async def _listed(asked: Asked, scope: int, *, pressed: bool = False) -> Answer:
    said = [one for one in await _said(asked.conn, asked, scope) if not one.claim.withdrawn][:LISTED]
    told = [
        posts.Told(one.numbers[0], one.claim.about.player, one.claim.value, When(one.claim.said_at))
        for one in said
        if isinstance(one.claim.about, AbsenceOf) and isinstance(one.claim.value, Absence)
    ]
    listed = await articles.decided(asked.conn, scope, asked.now - BACK, LISTED)
    keys = [one.match for one in listed if one.match]
    matches = {str(k): match for k, match in (await catalogue.matches_by_key(asked.conn, keys)).items()}
    cuttings = entries([(one.cutting, one.match, When(one.at)) for one in listed], matches)
    return Answer(posts.news(told, cuttings, asked.look), private=True, replaces=pressed)
