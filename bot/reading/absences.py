"""Who is out, in doubt, banned or on the way back: every player once."""

from dataclasses import replace

from bot.knowledge.spelling import plain
from bot.reading.absence_labels import labelled
from bot.reading.absence_prose import told
from bot.reading.context import Part
from bot.reading.facts import AbsenceSaid, Kind, Standing

_WEIGHT = {Standing.SUSPENDED: 4, Standing.OUT: 3, Standing.DOUBT: 2, Standing.RETURNING: 1}


def absences(part: Part) -> list[AbsenceSaid]:
    """Who is out, in doubt, suspended or on the way back. Articles about a match that was played say none."""
    if part.kind in (Kind.RATINGS, Kind.REPORT):
        return []
    found = _Found()
    listed, spans = labelled(part)
    for one in listed:
        found.put(one)
    fit: list[str] = []
    for said in told(part):
        if any(start <= said.at[0] < end for start, end in spans):
            continue
        if said.absence is None or said.absence.standing is Standing.RETURNING:
            fit.append(said.player)
        if said.absence:
            found.put(said.absence)
    return [one for one in found.all if not (_guessed(one) and any(_same(one.player, name) for name in fit))]


def _guessed(one: AbsenceSaid) -> bool:
    return one.standing in (Standing.DOUBT, Standing.OUT) and not one.sure


class _Found:
    """Who was found so far, each once."""

    def __init__(self) -> None:
        self.all: list[AbsenceSaid] = []
        self._by_surname: dict[str, list[int]] = {}

    def put(self, new: AbsenceSaid) -> None:
        """Adds a player, or what is new about one who was found already."""
        surname = plain(new.player).rpartition(" ")[2]
        for index in self._by_surname.get(surname, ()):
            old = self.all[index]
            if _same(old.player, new.player) and (not old.team or not new.team or old.team == new.team):
                self.all[index] = _better(old, new)
                return
        whole = _first_name(self.all, new)
        if whole is not None:
            self.all[self.all.index(whole)] = _better(whole, replace(new, player=whole.player, at=whole.at))
            return
        self._by_surname.setdefault(surname, []).append(len(self.all))
        self.all.append(new)


def _better(old: AbsenceSaid, new: AbsenceSaid) -> AbsenceSaid:
    """The stronger of two statements about one player, completed out of the other."""
    first, second = (new, old) if _rank(new) > _rank(old) else (old, new)
    longer = first if len(first.player) >= len(second.player) else second
    same = first.standing is second.standing or second.standing is not Standing.RETURNING
    return AbsenceSaid(
        longer.player,
        first.team or second.team,
        first.standing,
        first.at if longer is first else second.at,
        first.reason or (second.reason if same and first.standing is not Standing.SUSPENDED else ""),
        first.until or (second.until if same else ""),
        first.sure,
    )


def _rank(one: AbsenceSaid) -> tuple[int, int]:
    return (_WEIGHT[one.standing] if one.sure else _WEIGHT[one.standing] - 2, int(one.sure))


def _same(one: str, other: str) -> bool:
    """Whether two spellings are one player: equal, or the surname of the other, or initials."""
    mine, yours = plain(one), plain(other)
    return mine == yours or mine.endswith(f" {yours}") or yours.endswith(f" {mine}")


def _first_name(found: list[AbsenceSaid], new: AbsenceSaid) -> AbsenceSaid | None:
    """Who was told to be absent by his whole name before, and is called by his first name now."""
    mine = [old for old in found if plain(old.player).startswith(f"{plain(new.player)} ")]
    same = [old for old in mine if old.standing is new.standing and old.team in (new.team, "")]
    return same[0] if len(same) == 1 else None
