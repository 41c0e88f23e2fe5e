"""A fan's sheet: opened, filled in press by press or as one form, and summed up."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.chat import Answer, Post
from bot.posts import ballot_form, own_ballot, sheet
from bot.posts.sheet import Filled
from handlers import own_marks
from handlers.asked import Asked, Casting, Reply, for_one, in_place
from handlers.on_the_sheet import Paper, as_the_press, number
from storage import ballots, fans
from storage.ballots import Own
from storage.votes import UNSET, Cast, Refused, Unset, Vote

BLANK: Final = "blank."
PICK: Final = f"{BLANK}pick"
NO_MARK = -1
"""Is refused, as every number is that no mark has."""

Marks = Mapping[int, int | None]
Shown = Callable[[Filled], Post]


async def opened(paper: Paper) -> Answer:
    """Where one left off: at the first player without a mark, or all of them where there is none."""
    filled = paper.filled(await _own(paper))
    return for_one(_next(paper, filled, filled.left[0].number if filled.left else None))


async def pressed(asked: Asked) -> Reply:
    """A button of the sheet, or the whole of it as a form."""
    kept = number(asked.argument("b"))
    ballot = await ballots.by_id(asked.conn, kept) if kept is not None else None
    if ballot is None:
        return for_one(own_marks.no_such_ballot(asked.look))
    facts = await asked.read.facts(ballot.match, asked.place.scope)
    paper = Paper(asked, facts, ballot)
    if ballot.off:
        return in_place(own_marks.not_yet(paper.dossier, asked.look))
    if not ballot.is_open(asked.now):
        return in_place(own_marks.closed(paper.dossier, ballot.closes_at, asked.look))
    if asked.argument("p"):
        return _mark(paper)
    if asked.argument("k"):
        return _cast(paper, {}, _picked(asked.argument("k")), lambda filled: _pick_made(paper, filled))
    if any(name.startswith(BLANK) for name in asked.request.arguments):
        return _form(paper)
    if asked.argument("do") == "press":
        return await _press(paper)
    return in_place(_page(paper, paper.filled(await _own(paper))))


def cast(paper: Paper, marks: Marks, then: Shown) -> Casting:
    """A vote given in words; it is answered anew."""
    return _cast(paper, marks, UNSET, then, for_one)


def _mark(paper: Paper) -> Reply:
    """One mark; then the next who has none."""
    asked = paper.asked
    who, steps = number(asked.argument("p")), _steps(asked.argument("m"))
    if who is None:
        return in_place(own_marks.no_such_ballot(asked.look))
    given = steps is not None
    return _cast(paper, {who: steps}, UNSET, lambda filled: _after(paper, filled, who, given=given))


def _form(paper: Paper) -> Reply:
    """All marks at once. Whoever is not on the ballot any more is left out, so that the rest is not lost."""
    there = {one.number for one in paper.ballot.candidates}
    marks: dict[int, int | None] = {}
    pick: int | Unset | None = UNSET
    for name, value in paper.asked.request.arguments.items():
        who = number(name.removeprefix(BLANK)) if name.startswith(BLANK) else None
        if name == PICK:
            pick = _picked(value)
        elif who in there:
            marks[who] = _steps(value)
    look = paper.asked.look
    return _cast(paper, marks, pick, lambda filled: own_ballot.summary(paper.dossier, filled, look))


async def _press(paper: Paper) -> Reply:
    """The press's marks for those who have none; one's own stay."""
    filled = paper.filled(await _own(paper))
    at = number(paper.asked.argument("at"))
    marks = as_the_press(paper, filled.left)
    if not marks:
        return in_place(_page(paper, filled))
    return _cast(paper, marks, UNSET, lambda now: _next(paper, now, at))


def _cast(
    paper: Paper,
    marks: Marks,
    pick: int | Unset | None,
    then: Shown,
    answer: Callable[[Post], Answer] = in_place,
) -> Casting:
    asked = paper.asked

    def told(outcome: Cast | Refused) -> Answer:
        if isinstance(outcome, Refused):
            return answer(own_marks.refused(paper.dossier, paper.ballot.id, outcome, asked.look))
        return answer(then(paper.filled(Own(outcome.marks, outcome.pick), outcome.fans)))

    return Casting(Vote(paper.ballot.id, asked.unnamed, marks, pick, asked.now), told)


def _after(paper: Paper, filled: Filled, who: int, *, given: bool) -> Post:
    """What comes after a mark: the next player; after the last one, who was the best, or the summary."""
    if not given:
        return _next(paper, filled, who)
    to = filled.after(who)
    if to is not None:
        return sheet.sheet(paper.dossier, filled, to, paper.asked.look)
    if filled.picks and filled.pick is None:
        return own_ballot.picking(paper.dossier, filled, paper.asked.look)
    return own_ballot.summary(paper.dossier, filled, paper.asked.look)


def _pick_made(paper: Paper, filled: Filled) -> Post:
    """The summary; the names again after a pick was taken back."""
    if filled.pick is None:
        return own_ballot.picking(paper.dossier, filled, paper.asked.look)
    return own_ballot.summary(paper.dossier, filled, paper.asked.look)


def _page(paper: Paper, filled: Filled) -> Post:
    """What a button that changes nothing leads to."""
    asked = paper.asked
    if asked.argument("do") == "done":
        return own_ballot.summary(paper.dossier, filled, asked.look)
    if asked.argument("do") == "pick" or asked.argument("at") == "pick":
        return own_ballot.picking(paper.dossier, filled, asked.look, number(asked.argument("n")) or 1)
    at = number(asked.argument("at"))
    if at is None and filled.left:
        at = filled.left[0].number
    return _next(paper, filled, at, halves=bool(asked.argument("h")))


def _next(paper: Paper, filled: Filled, at: int | None, *, halves: bool = False) -> Post:
    """The page of a player, or of all where they are seen as a form; the summary where there is no such
    player."""
    one = next((one for one in filled.candidates if one.number == at), None)
    if one is None:
        return own_ballot.summary(paper.dossier, filled, paper.asked.look)
    if paper.asked.request.forms:
        return ballot_form.form(paper.dossier, filled, paper.asked.look)
    return sheet.sheet(paper.dossier, filled, one, paper.asked.look, halves=halves)


async def _own(paper: Paper) -> Own:
    """What the asker has given so far."""
    conn = paper.asked.conn
    fan = await fans.fan_of(conn, paper.asked.account)
    return Own({}) if fan is None else await ballots.of_fan(conn, paper.ballot.id, fan)


def _steps(written: str) -> int | None:
    """Half-steps as a form sends them; None for an emptied blank, and what is no mark stays none."""
    steps = number(written or sheet.NONE)
    return NO_MARK if steps is None else steps or None


def _picked(written: str) -> int | None:
    """Whom a button or a form names; nobody by 0 or nothing."""
    return number(written) or None
