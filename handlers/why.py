"""Why something was, or was not, posted in a channel, for its moderators."""

from bot.chat import Answer
from bot.knowledge.match import MatchKey
from bot.posts import why as posts
from bot.posts.articles import not_set_up
from handlers import moderated
from handlers.asked import Asked, for_one, in_place
from handlers.meant import REACH, Leaning, in_order
from handlers.teams import whose
from storage import catalogue, delivery_log, fixtures, muted, skipped, wanted_by


async def why(asked: Asked) -> Answer:
    """The log of the match that is meant, and the matches before and after it to ask about next."""
    here = await moderated.here(asked)
    if here is None:
        return for_one(not_set_up(asked.look))
    wanted = await whose(asked)
    if isinstance(wanted, Answer):
        return wanted
    keys: list[MatchKey] = []
    if wanted.targets:
        around = await fixtures.around(asked.conn, wanted.targets, asked.now, REACH)
        keys = in_order(around, Leaning.BACK, asked.now)
    if not keys:
        return for_one(posts.no_match(asked.look))
    dossier = await asked.dossier(keys[0])
    key, followed = dossier.match.key, (*asked.place.teams, *asked.place.others)
    rules = await wanted_by.rules_for(asked.conn, here.id, dossier.match, followed)
    skips = await skipped.of_channel(asked.conn, here.id, [key])
    seen = posts.Here(
        name=here.name,
        follow=wanted_by.by_follow(dossier.match, followed),
        paused=here.paused_reason,
        stopped=key in await muted.among(asked.conn, here.id, [key]),
        wanted=frozenset(rule.kind for rule in rules),
        leads=frozenset(rule.lead for rule in rules if rule.lead),
        skipped=frozenset((one.kind, one.variant) for one in skips),
        telegram=here.channel.platform == "telegram",
    )
    log = await delivery_log.of_match(asked.conn, here.id, here.community, key)
    near = await catalogue.matches_by_key(asked.conn, keys[1:])
    others = [near[other] for other in keys[1:] if other in near]
    page = posts.why(dossier, log, seen, others, asked.now, asked.look)
    return in_place(page) if asked.argument("match") else for_one(page)
