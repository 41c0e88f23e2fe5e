"""What is recorded of a try to deliver: of one delivery, or of each that a message tells."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import DeliveryFailed, Failure
from storage.outbox import FAILED, PENDING, SENT, UNKNOWN, Claimed, Outcome

BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=5)


def failed(delivery: Claimed, failure: DeliveryFailed, now: datetime) -> Outcome:
    """What to record of a failure that the platform told us about."""
    match failure.failure:
        case Failure.NOT_SENT:
            wait = failure.retry_after or min(
                BACK_OFF * 2 ** min(delivery.attempts - 1, 10), LONGEST_BACK_OFF
            )
            return again(delivery, failure.reason, now + wait)
        case Failure.GONE:
            return replace(given_up(delivery, failure.reason), gone=delivery.channel)
        case Failure.UNKNOWN:
            return given_up(delivery, failure.reason, unknown=True)
        case Failure.REFUSED:
            return given_up(delivery, failure.reason)


def again(delivery: Claimed, reason: str, at: datetime, *, perhaps: bool = False) -> Outcome:
    """It goes out later; `perhaps` this try has arrived."""
    state = PENDING if delivery.reference is None else SENT
    return Outcome(delivery.id, state, reason=reason, not_before=at, perhaps=perhaps or delivery.perhaps)


def given_up(delivery: Claimed, reason: str, unknown: bool = False) -> Outcome:
    """No more tries: a message that stands stays as it is, and counts as brought up to date."""
    if delivery.reference is not None:
        return Outcome(delivery.id, SENT, delivery.occasion.revision, reason=reason)
    return Outcome(delivery.id, UNKNOWN if unknown else FAILED, reason=reason)


def of_each(delivery: Claimed, outcome: Outcome) -> list[Outcome]:
    """What became of a message, for each delivery that it tells. Where an edit fails, that is no failure of
    those which stand as they should."""
    if not delivery.parts:
        return [outcome]
    found = []
    for part in delivery.parts:
        now = part.occasion.revision
        if delivery.reference is not None and part.revision >= now:
            found.append(Outcome(part.id, SENT, now))
        else:
            found.append(replace(outcome, id=part.id, revision=outcome.revision and now))
    return [found[0], *(replace(one, gone=None) for one in found[1:])]
