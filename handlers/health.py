"""How the sources of facts do: the data providers that are on here, and the feeds."""

from datetime import UTC

from bot.chat import Answer
from bot.posts import health as posts
from bot.posts.health import Doing, Provided
from handlers.asked import Asked, for_one
from handlers.feeds import shown
from storage import feeds, polling
from storage.polling import ProviderState


async def health(asked: Asked) -> Answer:
    """Each provider with its last answer, what failed and what is left of the day; feeds that fail."""
    on = await providers(asked)
    read = await feeds.of(asked.conn, None)
    if asked.place.scope is not None:
        read = [*await feeds.of(asked.conn, asked.place.scope), *read]
    return for_one(posts.health(on, [shown(feed) for feed in read], asked.look))


async def providers(asked: Asked) -> list[tuple[Provided, Doing]]:
    """The data providers that are switched on, each with how it does."""
    states = {state.name: state for state in await polling.states(asked.conn)}
    return [(one, _doing(one, states.get(one.key), asked)) for one in asked.providers]


def _doing(provided: Provided, state: ProviderState | None, asked: Asked) -> Doing:
    if state is None:
        return Doing(left=provided.per_day)
    today = state.on(asked.now.astimezone(UTC).date())
    counted = None if provided.per_day is None else provided.per_day - today.calls
    waits = today.rests_until is not None and today.rests_until > asked.now
    return Doing(
        today.answered_at,
        today.problem,
        today.rests_until if waits else None,
        today.left if today.left is not None else counted,
    )
