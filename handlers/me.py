"""What a fan gave, beside what everybody gave; and what can be done with it."""

from bot.chat import Post
from bot.knowledge.ballot import concealed
from bot.knowledge.match import MatchKey
from bot.knowledge.season_marks import against_crowd
from bot.posts import me as posts
from bot.posts.me import LastMatch
from handlers import forgetting, own_look
from handlers.asked import Asked, Reply, for_one
from storage import ballots, fans, own_season


async def me(asked: Asked) -> Reply:
    """One's last marks and season; by its buttons, one's data as a file, or none of it any more."""
    fan = await fans.fan_of(asked.conn, asked.account)
    match asked.argument("do"):
        case "export":
            return await forgetting.export(asked, fan)
        case "forget":
            return await forgetting.forget(asked)
        case "language":
            return await own_look.language(asked)
        case "zone":
            return await own_look.own_zone(asked)
    last = await own_season.last_match(asked.conn, fan) if fan is not None else None
    if fan is None or last is None:
        return for_one(posts.nothing_yet(asked.look))
    return for_one(await _told(asked, fan, *last))


async def _told(asked: Asked, fan: int, match: MatchKey, season: str) -> Post:
    given = await own_season.of_fan(asked.conn, fan, season, asked.now)
    count = await own_season.ballots_given(asked.conn, fan, season)
    compared = against_crowd(given)
    return posts.me(await _last(asked, fan, match), season, count, compared, asked.look)


async def _last(asked: Asked, fan: int, match: MatchKey) -> LastMatch:
    """The last match with this fan's marks, and the crowd's means unless they are still hidden."""
    dossier = concealed(await asked.dossier(match), asked.now)
    ballot = await ballots.of_match(asked.conn, match)
    if ballot is None:
        return LastMatch(dossier, (), {}, voting=False)
    own = await ballots.of_fan(asked.conn, ballot.id, fan)
    voting = ballot.is_open(asked.now)
    hidden = ballot.off or (ballot.hidden and asked.now < ballot.closes_at)
    counts = {} if hidden else await ballots.counts(asked.conn, ballot.id)
    return LastMatch(
        dossier,
        [(one, own.marks[one.number]) for one in ballot.candidates if one.number in own.marks],
        {number: tally.mean for number, tally in counts.items() if tally.mean is not None},
        voting,
    )
