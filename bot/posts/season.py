"""A season by the fans' marks: a side's players in order, or one player match by match."""

from collections.abc import Mapping, Sequence

from bot.chat import Action, Bullets, Line, Look, Paragraph, Post, Table, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match, MatchKey, Team
from bot.knowledge.season_marks import InMatch, least, ranking
from bot.posts.attribution import with_the_crowd
from bot.posts.language import mean, number, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, sentences, strong

SHOWN = 10
"""The last matches of a player; the mean is of all."""


def of_side(team: Team, season: str, rated: Sequence[InMatch], newest: Dossier, look: Look) -> Post:
    """The players of a side by their mean. `newest` is the last match that fans rated."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    rows = [
        (one.player, str(one.matches), mean(one.mean, look), mean(one.best, look)) for one in ranking(rated)
    ]
    fewest, matches = least(rated), len({one.match for one in rated})
    basis = ngettext("From {count} match that fans rated", "From {count} matches that fans rated", matches)
    blocks = [Paragraph(line(f"{basis}.", count=str(matches)))]
    if fewest > 1:
        said = ngettext(
            "Listed is who was rated in at least {count} match.",
            "Listed is who was rated in at least {count} matches.",
            fewest,
        )
        blocks = [Paragraph(sentences(blocks[0].line, line(said, count=str(fewest))))]
    head = (_("Player"), _("Matches"), _("Mean"), _("Best"))
    return Post(
        title=_("{team} {season}: the fans' marks").format(team=team.name, season=season),
        blocks=(*blocks, Table(team.name, head, tuple(rows))),
        source=with_the_crowd((), newest, look),
        actions=(Action(_("Last match"), "ratings", {"team": team.name}),),
        colour=team.colour,
    )


def of_player(
    team: Team,
    season: str,
    rated: Sequence[InMatch],
    matches: Mapping[MatchKey, Match],
    newest: Dossier,
    look: Look,
) -> Post:
    """One player's matches, the newest first. `rated` has that player's only, at least one; `newest` is the
    first of them."""
    _ = translations(look.language).gettext
    player = rated[0].player
    told = [_in_match(one, matches[one.match], look) for one in rated[:SHOWN]]
    return Post(
        title=_("{player} {season}: the fans' marks").format(player=player, season=season),
        blocks=(Paragraph(_in_short(rated, matches, look)), Bullets(tuple(told))),
        source=with_the_crowd((), newest, look),
        actions=(
            Action(_("Last match"), "ratings", {"player": player, "team": team.name}),
            Action(_("The whole side"), "ratings", {"team": team.name, "player": "season"}),
        ),
        colour=team.colour,
    )


def nothing_yet(look: Look) -> Post:
    """No ballot has closed yet."""
    _ = translations(look.language).gettext
    return Post(
        title=_("No season yet"),
        blocks=(Paragraph((Text(_("Fans' averages are kept from the first ballot that closes.")),)),),
        actions=(Action(_("Rate the players"), "rate"),),
    )


def _in_short(rated: Sequence[InMatch], matches: Mapping[MatchKey, Match], look: Look) -> Line:
    """ "7.1 on average in 12 matches. Best: 8.4, Atalanta v Liverpool." """
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    average = sum(one.mean for one in rated) / len(rated)
    said = ngettext("{mark} in {count} match.", "{mark} on average in {count} matches.", len(rated))
    short = line(said, mark=strong(mean(average, look)), count=str(len(rated)))
    if len(rated) < 2:
        return short
    best = max(rated, key=lambda one: one.mean)
    match = pairing(matches[best.match], look)
    return sentences(
        short, line(_("Best: {mark}, {match}."), mark=strong(mean(best.mean, look)), match=match)
    )


def _in_match(one: InMatch, match: Match, look: Look) -> Line:
    ngettext = translations(look.language).ngettext
    said = ngettext("{match}: {mark} ({count} ballot)", "{match}: {mark} ({count} ballots)", one.ballots)
    value, count = strong(mean(one.mean, look)), number(one.ballots, look)
    return line(said, match=pairing(match, look), mark=value, count=count)
