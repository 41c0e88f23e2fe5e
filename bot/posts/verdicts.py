"""What the marks come to: the best on the pitch, and where fans and press are furthest apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.chat import Line, Look, Name
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Team
from bot.knowledge.ratings import best
from bot.posts import marks
from bot.posts.language import mean, translations
from bot.posts.marks import Key
from bot.posts.sentence import line, names

WORTH_TELLING = 0.5
"""Marks by which fans and press must differ before that is a disagreement."""


@dataclass(frozen=True, slots=True)
class Best:
    """Who shares the best mark, and whether it is the fans' or, while no fan has voted, the press's."""

    players: tuple[Key, ...]
    mark: float
    by_fans: bool


def the_best(dossier: Dossier, sides: Iterable[Team]) -> Best | None:
    """The best of these sides; equals share it. None while nobody has given a mark."""
    keys = marks.everyone(dossier, sides)
    by_fans = {about: mark for about in keys if (mark := marks.fans(dossier, about)) is not None}
    by_press = {about: mark for about in keys if (mark := marks.press(dossier, about)) is not None}
    told = by_fans or by_press
    return Best(best(told), max(told.values()), bool(by_fans)) if told else None


def player_of_the_match(dossier: Dossier, sides: Iterable[Team], look: Look) -> Line:
    """ "Player of the match for the fans: Mario Pašalić, 8.1."; empty while nobody has given a mark."""
    ngettext = translations(look.language).ngettext
    top = the_best(dossier, sides)
    if top is None:
        return ()
    said = (
        ngettext(
            "Player of the match for the fans: {players}, {mark}.",
            "Players of the match for the fans: {players}, {mark}.",
            len(top.players),
        )
        if top.by_fans
        else ngettext(
            "Player of the match for the press: {players}, {mark}.",
            "Players of the match for the press: {players}, {mark}.",
            len(top.players),
        )
    )
    return line(
        said, players=names([player for _team, player in top.players], look), mark=mean(top.mark, look)
    )


def furthest_apart(dossier: Dossier, sides: Iterable[Team], look: Look) -> Line:
    """Where fans and press are furthest apart; empty while they agree or one of them is silent."""
    _ = translations(look.language).gettext
    apart = {}
    for about in marks.everyone(dossier, sides):
        fans, press = marks.fans(dossier, about), marks.press(dossier, about)
        if fans is not None and press is not None:
            apart[about] = (fans, press)
    widest = max(apart, key=lambda about: abs(apart[about][0] - apart[about][1]), default=None)
    if widest is None or abs(apart[widest][0] - apart[widest][1]) < WORTH_TELLING:
        return ()
    fans, press = apart[widest]
    said = _("Fans and press differ most on {player}: {fans} against {press}.")
    return line(said, player=Name(widest[1]), fans=mean(fans, look), press=mean(press, look))
