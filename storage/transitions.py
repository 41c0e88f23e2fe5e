"""The statements that take deliveries from one state to the next, each run for many at once."""

from sqlalchemy import and_, bindparam, case, func, or_, update

from storage.tables import deliveries
from storage.together import PERHAPS

# What was given up as unknown when a lease ended is not, once its worker tells what became of it.
_ITS_OWN = (
    deliveries.c.id == bindparam("b_id"),
    deliveries.c.worker == bindparam("b_worker"),
    or_(deliveries.c.state == "sending", deliveries.c.state == "unknown"),
)
SETTLE = (
    update(deliveries)
    .where(*_ITS_OWN)
    .values(
        state=bindparam("b_state"),
        revision=case(
            # What stands may be what an earlier try said: it is brought up to date by an edit.
            (and_(deliveries.c.revision == PERHAPS, bindparam("b_state") == "sent"), 0),
            else_=func.coalesce(bindparam("b_revision"), deliveries.c.revision),
        ),
        attempts=case((bindparam("b_revision").is_(None), deliveries.c.attempts), else_=0),
        reference=func.coalesce(bindparam("b_reference"), deliveries.c.reference),
        reason=bindparam("b_reason"),
        not_before=func.coalesce(
            bindparam("b_not_before", type_=deliveries.c.not_before.type), deliveries.c.not_before
        ),
        sent_at=case(
            (
                and_(bindparam("b_state") == "sent", deliveries.c.sent_at.is_(None)),
                bindparam("b_now", type_=deliveries.c.sent_at.type),
            ),
            else_=deliveries.c.sent_at,
        ),
        worker=None,
        lease_until=case((bindparam("b_perhaps"), deliveries.c.lease_until), else_=None),
    )
)
_TRIED = or_(bindparam("b_perhaps"), deliveries.c.reference.is_not(None))
HAND_BACK = (
    update(deliveries)
    .where(*_ITS_OWN)
    .values(
        state=case((deliveries.c.reference.is_(None), "pending"), else_="sent"),
        key=case((_TRIED, deliveries.c.key), else_=""),
        together=case((_TRIED, deliveries.c.together), else_=None),
        worker=None,
        lease_until=case((bindparam("b_perhaps"), deliveries.c.lease_until), else_=None),
    )
)
SKIP = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"))
    .values(state="skipped", reason=bindparam("b_reason"), key="", together=None)
)
HOLD = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"))
    .values(not_before=bindparam("b_not_before", type_=deliveries.c.not_before.type))
)
TAKE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"))
    .values(
        state="sending",
        key=bindparam("b_key"),
        worker=bindparam("b_worker"),
        lease_until=bindparam("b_lease"),
        attempts=deliveries.c.attempts + 1,
        claimed_at=case(
            (deliveries.c.key == bindparam("b_key"), deliveries.c.claimed_at), else_=bindparam("b_now")
        ),
    )
)
JOIN = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"), deliveries.c.together.is_(None))
    .values(together=bindparam("b_together"))
)
LEAVE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("b_id"), deliveries.c.state == "skipped")
    .values(key="", together=None)
)
