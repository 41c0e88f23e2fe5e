"""The marks at full time: how to give them, and the press and the fans side by side."""

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, When
from bot.knowledge import ballot as ballots
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.ratings import best
from bot.posts import marks
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.language import mean, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import between, line, names, strong

WORTH_TELLING = 0.5
"""Marks by which fans and press must differ before that is a disagreement."""


def ballot(dossier: Dossier, look: Look) -> Post:
    """Voting is open: until when, how to vote, and who appeared."""
    _ = translations(look.language).gettext
    sides = [s for s in (dossier.match.home, dossier.match.away) if dossier.appeared(s.key)]
    blocks: list[Block] = []
    if (closes := ballots.closes(dossier)) is not None:
        blocks.append(Paragraph(line(_("Give your marks until {when}."), when=When(closes))))
    example = dossier.appeared(sides[0].key)[0] if sides else None
    blocks.append(Paragraph(_how_to(example, look)))
    for side in sides:
        people = between(", ", [Name(player) for player in dossier.appeared(side.key)])
        blocks.append(Paragraph((strong(f"{side.name}: "), *people)))
    return Post(
        title=_("Rate the players: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, *(dossier.confirmed[side.key] for side in sides)),
        actions=(
            *(Action(_("Rate {team}").format(team=s.name), "rate", {"team": s.name}) for s in sides),
            *buttons(dossier, look, "ratings"),
        ),
    )


def ratings(
    dossier: Dossier,
    look: Look,
    team: TeamKey | None = None,
    player: str | None = None,
    *,
    voting: bool = False,
) -> Post:
    """A table a side of every player who appeared: each paper, the press's mean, the fans' mean.

    With `player` only that player's marks. What is not rated is a dash; what a paper left out is blank.
    `voting` says that fans can still give theirs, and offers it.
    """
    _ = translations(look.language).gettext
    both = (dossier.match.home, dossier.match.away)
    sides = [side for side in both if team in (None, side.key) and marks.rated(dossier, side)]
    if player is not None:
        sides = [side for side in sides if player in marks.players(dossier, side)]
    if not sides:
        return nothing_known("ratings", dossier, look)
    if player is not None:
        return _one(dossier, sides[0], player, look, voting=voting)
    one = sides[0] if team is not None else None
    tables = [marks.table(dossier, side, look) for side in sides]
    remarks = [
        said for said in (_man_of_the_match(dossier, sides, look), _differ(dossier, sides, look)) if said
    ]
    return Post(
        title=_("Ratings: {match}").format(match=one.name if one else pairing(dossier.match, look)),
        blocks=(*(Paragraph(said) for said in remarks), *tables),
        source=said_by(look, *marks.papers(dossier, sides)),
        actions=buttons(dossier, look, *(("rate",) if voting else ()), "lineup", "sources"),
        colour=one.colour if one else None,
    )


def _man_of_the_match(dossier: Dossier, sides: list[Team], look: Look) -> Line:
    """The best by the fans, or by the press while no fan has voted; equals share it."""
    ngettext = translations(look.language).ngettext
    keys = marks.everyone(dossier, sides)
    by_fans = {about: mark for about in keys if (mark := marks.fans(dossier, about)) is not None}
    by_press = {about: mark for about in keys if (mark := marks.press(dossier, about)) is not None}
    told = by_fans or by_press
    if not told:
        return ()
    top = best({player: told[team, player] for team, player in told})
    said = (
        ngettext(
            "Player of the match for the fans: {players}, {mark}.",
            "Players of the match for the fans: {players}, {mark}.",
            len(top),
        )
        if by_fans
        else ngettext(
            "Player of the match for the press: {players}, {mark}.",
            "Players of the match for the press: {players}, {mark}.",
            len(top),
        )
    )
    return line(said, players=names(top, look), mark=mean(max(told.values()), look))


def _differ(dossier: Dossier, sides: list[Team], look: Look) -> Line:
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


def _one(dossier: Dossier, side: Team, player: str, look: Look, *, voting: bool) -> Post:
    """Every mark of one player."""
    _ = translations(look.language).gettext
    about = (side.key, player)
    papers = [source for source in dossier.marks if about in dossier.marks[source]]
    lines = [
        line("{paper}: {mark}", paper=s.name, mark=marks.cell(dossier.marks[s][about], look)) for s in papers
    ]
    press, fans = marks.press(dossier, about), dossier.context.fans.get(about)
    if press is not None and len(papers) > 1:
        lines.append(line(_("Press on average: {mark}"), mark=strong(mean(press, look))))
    if fans is not None and fans.mean is not None:
        lines.append(_fans_line(fans.mean, fans.ballots, look))
    rate = (Action(_("Rate {player}").format(player=player), "rate", {"player": player, "team": side.name}),)
    return Post(
        title=_("Ratings: {player}").format(player=player),
        blocks=(Paragraph((Name(side.name),)), Bullets(tuple(lines))),
        source=said_by(look, *papers),
        actions=(*(rate if voting else ()), Action(_("All ratings"), "ratings", {"team": side.name})),
        colour=side.colour,
    )


def _fans_line(value: float, ballots: int, look: Look) -> Line:
    ngettext = translations(look.language).ngettext
    said = ngettext("Fans: {mark} from {count} ballot", "Fans: {mark} from {count} ballots", ballots)
    return line(said, mark=strong(mean(value, look)), count=str(ballots))


def _how_to(example: str | None, look: Look) -> Line:
    _ = translations(look.language).gettext
    said = line(_("Marks go from 1 to 10, halves too: {command}."), command=strong("/rate PLAYER MARK"))
    if example is None:
        return said
    return (*said, *line(_(" For example {command}."), command=strong(f"/rate {example} 7.5")))
