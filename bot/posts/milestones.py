"""Landmarks that a player is about to reach."""

from bot.chat import Bullets, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge.dossier import Dossier, Landmark
from bot.knowledge.milestones import Benchmark, Milestone, rank_if_reached_next
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.language import spelled, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import between, line, names, sentences
from bot.posts.standing import started
from bot.posts.vocabulary import landmark_word


def milestones(dossier: Dossier, look: Look) -> Post:
    """Every landmark in reach: how far it is, who was fastest, and what the next one would make of it."""
    _ = translations(look.language).gettext
    if not dossier.landmarks:
        return nothing_known("milestones", dossier, look)
    teams = {landmark.team for landmark in dossier.landmarks}
    one = dossier.match.team(next(iter(teams))) if len(teams) == 1 else None
    told = [_whole(dossier, landmark, look) for landmark in sorted(dossier.landmarks, key=_by_nearness)]
    return Post(
        title=_("Milestones: {match}").format(match=pairing(dossier.match, look)),
        blocks=(Bullets(tuple(told)) if len(told) > 1 else Paragraph(told[0]),),
        source=said_by(look, *(landmark.milestone for landmark in dossier.landmarks)),
        actions=buttons(dossier, look, "preview", "match", "sources"),
        colour=one.colour if one else None,
    )


def in_short(landmark: Landmark, look: Look) -> Line:
    """ "Darwin Núñez is one short of ten European goals for Liverpool (9 in 17 games)."."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    milestone = landmark.milestone.value
    player, missing = Name(landmark.player), milestone.missing
    tally, of = _tally(milestone, look), landmark_word(landmark.of, look)
    if missing is None:
        return line(
            _("{player}: {count} {of}{tally}."),
            player=player, count=str(milestone.count), of=of, tally=tally,
        )  # fmt: skip
    target = spelled(milestone.target or 0, look)
    if missing == 0:
        said = _("{player} has reached {target} {of}{tally}.")
    else:
        said = ngettext(
            "{player} is one short of {target} {of}{tally}.",
            "{player} is {missing} short of {target} {of}{tally}.",
            missing,
        )
    return line(said, player=player, missing=spelled(missing, look), target=target, of=of, tally=tally)


def nearest(dossier: Dossier) -> Landmark | None:
    """The landmark most worth a line in a preview: the fewest still missing; None without any in reach."""
    open_ones = [mark for mark in dossier.landmarks if mark.milestone.value.missing]
    return min(open_ones, key=lambda mark: mark.milestone.value.missing or 0, default=None)


def _by_nearness(landmark: Landmark) -> tuple[bool, int]:
    """The nearest first; tallies without a target last."""
    missing = landmark.milestone.value.missing
    return (missing is None, missing or 0)


def _whole(dossier: Dossier, landmark: Landmark, look: Look) -> Line:
    """What could be reached, before the match; what stood before it, once it has begun."""
    _ = translations(look.language).gettext
    if started(dossier):
        before = (Text(_("Before this match:")),)
        return sentences(before, in_short(landmark, look), _fastest(landmark, look))
    return sentences(in_short(landmark, look), _fastest(landmark, look), _place(landmark, look))


def _tally(milestone: Milestone, look: Look) -> str:
    """ " (9 in 17 games)", or nothing where games were not counted."""
    ngettext = translations(look.language).ngettext
    if milestone.games is None:
        return ""
    said = ngettext(" ({count} in {games} game)", " ({count} in {games} games)", milestone.games)
    return said.format(count=milestone.count, games=milestone.games)


def _fastest(landmark: Landmark, look: Look) -> Line:
    """ "Fastest to ten: Mohamed Salah and Sadio Mané 13, Robbie Fowler 16."."""
    _ = translations(look.language).gettext
    milestone = landmark.milestone.value
    if not milestone.fastest or milestone.target is None:
        return ()
    by_games: dict[int, list[Benchmark]] = {}
    for mark in sorted(milestone.fastest, key=lambda mark: mark.games):
        by_games.setdefault(mark.games, []).append(mark)
    told = [
        (*names([mark.player for mark in marks], look), Text(f" {games}"))
        for games, marks in by_games.items()
    ]
    target = spelled(milestone.target, look)
    return line(_("Fastest to {target}, in games: {list}."), target=target, list=between(", ", told))


def _place(landmark: Landmark, look: Look) -> Line:
    """What one more in this match would make of it; empty where that is not one step away."""
    _ = translations(look.language).gettext
    milestone = landmark.milestone.value
    rank = rank_if_reached_next(milestone)
    places = (
        _("fastest"), _("second fastest"), _("third fastest"), _("fourth fastest"), _("fifth fastest"),
        _("sixth fastest"), _("seventh fastest"), _("eighth fastest"), _("ninth fastest"), _("tenth fastest"),
    )  # fmt: skip
    if rank is None or rank > len(places) or milestone.games is None:
        return ()
    shared = any(mark.games == milestone.games + 1 for mark in milestone.fastest)
    said = (
        _("One here would make {player} joint {place}.")
        if shared
        else _("One here would make {player} {place}.")
        if rank > 1
        else _("One here would make {player} the {place}.")
    )
    return line(said, player=Name(landmark.player), place=places[rank - 1])
