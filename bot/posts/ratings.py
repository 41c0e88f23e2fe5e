"""The press and the fans side by side: while fans vote, and when they have."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post
from bot.knowledge.claims import Source
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.ratings import Tally
from bot.posts import marks
from bot.posts.also_voted import others, picked, still_open
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by, with_the_crowd
from bot.posts.buttons import buttons
from bot.posts.card_ratings import ratings_card
from bot.posts.language import mean, number, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import labelled, line, sentences, strong
from bot.posts.verdicts import furthest_apart, player_of_the_match

SEASON = "season"
"""In the place of a team or a player: the marks of a whole season."""
FORM, WORDS = "as", "words"
"""The argument that asks for every mark in words, and its value."""


def ratings(
    dossier: Dossier,
    look: Look,
    team: TeamKey | None = None,
    player: str | None = None,
    *,
    voting: bool = False,
    first: TeamKey | None = None,
) -> Post:
    """A table a side of every player who appeared: each paper, the press's mean, the fans' mean.

    With `player` only that player's marks. What is not rated is a dash; what a paper left out is blank.
    `voting` says that fans can still give theirs, and offers it; `first` is the side that is asked for. What
    is not to be shown yet is not in the dossier (`bot.knowledge.ballot.concealed`).
    """
    sides = [side for side in _rated_sides(dossier, first) if team in (None, side.key)]
    if player is not None:
        sides = [side for side in sides if player in marks.players(dossier, side)]
    if not sides:
        return nothing_known("ratings", dossier, look)
    if player is not None:
        return _one(dossier, sides[0], player, look, voting=voting)
    _, one = translations(look.language).gettext, sides[0] if team is not None else None
    said = _verdicts(dossier, sides, look, voting=voting)
    return Post(
        title=_("Ratings: {match}").format(match=one.name if one else pairing(dossier.match, look)),
        blocks=_with_tables(dossier, sides, said, look),
        source=_said_by(dossier, marks.papers(dossier, sides), look, voting=voting),
        actions=(
            *buttons(dossier, look, *(("rate",) if voting else ()), "lineup", "sources"),
            _every_mark(dossier, look),
            Action(_("This season"), "ratings", _season_of(one)),
        ),
        colour=one.colour if one else None,
        card=ratings_card(dossier, look, sides),
        brief=(*said, *_others(dossier, look)),
    )


def in_words(post: Post) -> Post:
    """The same without its picture, and so with every mark in words."""
    actions = tuple(action for action in post.actions if action.arguments.get(FORM) != WORDS)
    return replace(post, card=None, brief=(), actions=actions)


def interim(dossier: Dossier, look: Look) -> Post:
    """How the marks stand while fans go on voting: theirs only where they are not hidden."""
    _ = translations(look.language).gettext
    sides = _rated_sides(dossier)
    said = _verdicts(dossier, sides, look, voting=True)
    told = _with_tables(dossier, sides, said, look)
    if not told:
        return nothing_known("ratings", dossier, look)
    return Post(
        title=_("Ratings so far: {match}").format(match=pairing(dossier.match, look)),
        blocks=told,
        source=_said_by(dossier, marks.papers(dossier, sides), look, voting=True),
        actions=(
            *buttons(dossier, look, "rate", "lineup"),
            *((_every_mark(dossier, look),) if sides else ()),
        ),
        card=ratings_card(dossier, look, sides, so_far=True),
        brief=(*said, *_others(dossier, look)),
    )


def _rated_sides(dossier: Dossier, first: TeamKey | None = None) -> list[Team]:
    """The side that is asked for, then those whose players fans have marked: a ballot is on the side that is
    followed, if not on both."""
    rated = [side for side in (dossier.match.home, dossier.match.away) if marks.rated(dossier, side)]
    voted = {team for team, _player in dossier.context.fans}
    return sorted(rated, key=lambda side: (side.key != first, side.key not in voted))


def _every_mark(dossier: Dossier, look: Look) -> Action:
    """For those who do not see the picture, or not well."""
    _ = translations(look.language).gettext
    return Action(_("All marks in words"), "ratings", {"match": str(dossier.match.key), FORM: WORDS})


def _season_of(team: Team | None) -> dict[str, str]:
    """The arguments that ask for a team's season; for that of whom a channel follows, where none is named."""
    return {"team": team.name, "player": SEASON} if team else {"team": SEASON}


def _verdicts(dossier: Dossier, sides: list[Team], look: Look, *, voting: bool) -> tuple[Block, ...]:
    """What the marks come to, in a paragraph each."""
    remarks = [
        still_open(dossier, look) if voting else (),
        player_of_the_match(dossier, sides, look),
        picked(dossier, look),
        furthest_apart(dossier, sides, look),
    ]
    return tuple(Paragraph(said) for said in remarks if said)


def _with_tables(
    dossier: Dossier, sides: list[Team], said: tuple[Block, ...], look: Look
) -> tuple[Block, ...]:
    """The verdicts, a table a side, and who else was marked."""
    return (*said, *(marks.table(dossier, side, look) for side in sides), *_others(dossier, look))


def _others(dossier: Dossier, look: Look) -> tuple[Block, ...]:
    beside = others(dossier, look)
    return (Bullets(tuple(beside)),) if beside else ()


def _said_by(dossier: Dossier, papers: Sequence[Source], look: Look, *, voting: bool) -> Line:
    """The papers; and whose marks the fans' are, where they are shown or asked for."""
    said, ballot = said_by(look, *papers), dossier.context.ballot
    by_fans = voting or dossier.context.fans or (ballot and ballot.others)
    return with_the_crowd(said, dossier, look) if by_fans else said


def _one(dossier: Dossier, side: Team, player: str, look: Look, *, voting: bool) -> Post:
    """Every mark of one player."""
    _ = translations(look.language).gettext
    about = (side.key, player)
    papers = [source for source in dossier.marks if about in dossier.marks[source]]
    lines = [labelled(s.name, marks.cell(dossier.marks[s][about], look), look) for s in papers]
    press, fans = marks.press(dossier, about), dossier.context.fans.get(about)
    if press is not None and len(papers) > 1:
        lines.append(line(_("Press on average: {mark}"), mark=strong(mean(press, look))))
    if fans is not None and fans.mean is not None:
        lines.append(_fans_line(fans, fans.mean, look))
    rate = (Action(_("Rate {player}").format(player=player), "rate", {"player": player, "team": side.name}),)
    return Post(
        title=_("Ratings: {player}").format(player=player),
        blocks=(
            Paragraph((Name(side.name),)),
            *((Bullets(tuple(lines)),) if lines else ()),
            *((Paragraph(still_open(dossier, look)),) if voting else ()),
        ),
        source=_said_by(dossier, papers, look, voting=voting),
        actions=(
            *(rate if voting else ()),
            Action(_("All ratings"), "ratings", {"team": side.name}),
            Action(_("This season"), "ratings", {"team": SEASON, "player": player}),
        ),
        colour=side.colour,
    )


def _fans_line(tally: Tally, value: float, look: Look) -> Line:
    """The plain mean; beside it what it is without the extremes, where that is another figure."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    said = line(
        ngettext("Fans: {mark} from {count} ballot", "Fans: {mark} from {count} ballots", tally.ballots),
        mark=strong(mean(value, look)),
        count=number(tally.ballots, look),
    )
    trimmed = mean(tally.trimmed, look) if tally.trimmed is not None else ""
    if trimmed in ("", mean(value, look)):
        return said
    beside = _("({mark} without the highest and the lowest tenth)")
    return sentences(said, line(beside, mark=trimmed))
