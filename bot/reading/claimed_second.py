"""What only a second reader found in an article, as claims: each waits for a moderator."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.knowledge.claims import EventOf
from bot.knowledge.review import Draft, Unsure
from bot.knowledge.same_event import WITHIN
from bot.knowledge.timeline import Event


def added(found: Iterable[Draft], known: Sequence[Draft]) -> Iterator[Draft]:
    """Of what a second reader found, what the grammar does not say, marked as the second reader's.

    `known` are the grammar's drafts: what they speak of is theirs, also where the second reader has it
    differently.
    """
    about = {draft.claim.about for draft in known}
    events = [draft.claim.value for draft in known if isinstance(draft.claim.value, Event)]
    for draft in found:
        claim = draft.claim
        if isinstance(claim.about, EventOf) and isinstance(claim.value, Event):
            if any(_same(claim.value, event) for event in events):
                continue
            claim = replace(claim, about=replace(claim.about, ref=f"{claim.about.ref}:second"))
        elif claim.about in about:
            continue
        yield Draft(claim, Unsure.SECOND_READER, draft.written)


def _same(one: Event, other: Event) -> bool:
    apart = one.minute.minute + one.minute.added - other.minute.minute - other.minute.added
    return one.kind is other.kind and one.team == other.team and abs(apart) <= WITHIN
