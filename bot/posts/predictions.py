"""The prediction game: one's own prediction, the crowd's, and the table."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from babel.dates import format_date

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, Show, Span, Table, Text, When
from bot.knowledge import predictions
from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import Forecast
from bot.knowledge.match import Player, Score
from bot.knowledge.predictions import DIFFERENCE, EXACT, OUTCOME, SCORER, Prediction
from bot.posts.attribution import with_the_crowd
from bot.posts.buttons import buttons
from bot.posts.card_prediction import prediction_card
from bot.posts.language import locale, number, translations
from bot.posts.scoreline import pairing, scoreline
from bot.posts.sentence import between, line, sentences, strong
from bot.posts.share import percent, percents

OFFERED = ("1-0", "2-0", "2-1", "3-1", "0-0", "1-1", "2-2", "0-1", "0-2", "1-2")
"""The scores that most matches end with, as buttons; any other can be typed."""
LIKELIEST = 3


class Row(NamedTuple):
    """One row of the table; `own` is the reader's."""

    place: int
    name: str
    points: int
    exact: int
    played: int
    own: bool


def invitation(dossier: Dossier, own: Prediction | None, look: Look) -> Post:
    """What one has predicted, or how to; until when, and what it brings."""
    _ = translations(look.language).gettext
    blocks: list[Block] = []
    if own is not None:
        blocks.append(Paragraph(_said(dossier, own, look)))
    how = line(
        _("Pick a score, or write {command}: the home side comes first."), command=_command("2-1", look)
    )
    blocks.append(Paragraph(how if own is None else line(_("Another score takes its place."))))
    blocks.append(Paragraph(sentences(_until(dossier, look), rules(look))))
    return Post(
        title=_("Your prediction: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        actions=(*_scores(dossier), _board_button(look)),
    )


def kept(dossier: Dossier, own: Prediction, look: Look) -> Post:
    """It is noted. The scorer is asked for while none is given."""
    _ = translations(look.language).gettext
    blocks: list[Block] = [Paragraph(_said(dossier, own, look))]
    if own.scorer is None and max(own.score.home, own.score.away) > 0:
        command = _command(f"{own.score.home}-{own.score.away}", look)
        said = _("Who scores first? {command} brings {points} more.")
        blocks.append(Paragraph(line(said, command=command, points=str(SCORER))))
    blocks.append(Paragraph(_until(dossier, look)))
    return Post(
        title=_("Noted: {home} {score} {away}").format(
            home=dossier.match.home.name, score=own.score, away=dossier.match.away.name
        ),
        blocks=tuple(blocks),
        actions=(*_scores(dossier, besides=own.score), _board_button(look)),
    )


def too_late(dossier: Dossier, own: Prediction | None, points: int | None, look: Look) -> Post:
    """The match has begun, or is over: what one said, and what it brought."""
    translated = translations(look.language)
    _ = translated.gettext
    blocks: list[Block] = [Paragraph((Text(_("Predictions close at kickoff.")),))]
    if own is not None:
        said = sentences((Text(_("Predictions are closed.")),), _said(dossier, own, look))
        if points is not None:
            brought = translated.ngettext("It brought {points} point.", "It brought {points} points.", points)
            said = sentences(said, line(brought, points=strong(str(points))))
        blocks = [Paragraph(said)]
    return Post(
        title=_("Too late to predict: {match}").format(match=pairing(dossier.match, look))
        if own is None
        else _("Your prediction: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        actions=(_board_button(look), *buttons(dossier, look, "live", "match")),
    )


def no_score(dossier: Dossier, written: str, look: Look) -> Post:
    """What was written is no score."""
    _ = translations(look.language).gettext
    said = line(
        _("Write the goals of both sides, the home side first. For example {command}."),
        command=_command("2-1", look),
    )
    return Post(
        title=_("“{score}” is not a score").format(score=written),
        blocks=(Paragraph(said),),
        actions=_scores(dossier),
    )


def goalless(dossier: Dossier, score: Score, player: Player, look: Look) -> Post:
    """A first scorer in a match without goals, or of a side that does not score in it."""
    _ = translations(look.language).gettext
    title = _("0–0 has no first scorer")
    said = line(_("{player} cannot score in a match without goals."), player=Name(player.name))
    if max(score.home, score.away):
        side = Name(dossier.match.team(player.team).name)
        title = _("{player} cannot score first").format(player=player.name)
        said = line(
            _("{score} is no goal for {team}. Pick another score, or another player."),
            score=scoreline(dossier.match, score, Look(look.language, look.zone)),
            team=side,
        )
    return Post(title=title, blocks=(Paragraph(said),), actions=_scores(dossier))


def crowd(dossier: Dossier, said: Forecast, look: Look) -> Post:
    """How everybody predicts, at kickoff."""
    translated = translations(look.language)
    _ = translated.gettext
    ends: tuple[Span, ...] = (Name(dossier.match.home.name), Text(_("a draw")), Name(dossier.match.away.name))
    figures = percents(said.outcomes(), look)
    shares = [
        line("{who} {share}", who=who, share=strong(figure))
        for who, figure in zip(ends, figures, strict=True)
    ]
    lines: list[Line] = [line(_("Who wins: {shares}"), shares=between(" · ", shares))]
    lines.append(line(_("Likeliest scores: {scores}"), scores=_likeliest(said, look)))
    if said.scorers:
        lines.append(line(_("First scorer: {scorers}"), scorers=_scorers(said, look)))
    counted = translated.ngettext("{count} prediction", "{count} predictions", said.fans)
    return Post(
        title=_("How you see it: {match}").format(match=pairing(dossier.match, look)),
        blocks=(
            Bullets(tuple(lines)),
            Paragraph(line(counted, count=number(said.fans, look))),
        ),
        source=with_the_crowd((), dossier, look),
        actions=(
            Action(_("My prediction"), "predict", {"match": str(dossier.match.key)}),
            *buttons(dossier, look, "live", "lineup"),
        ),
        card=prediction_card(dossier, said, look),
    )


def rules(look: Look) -> Line:
    """What a prediction brings."""
    _ = translations(look.language).gettext
    return line(
        _(
            "The exact score brings {exact} points, the right goal difference {difference}, the right "
            "outcome {outcome}; the first scorer {scorer} more. Extra time counts, a shoot-out does not."
        ),
        exact=str(EXACT),
        difference=str(DIFFERENCE),
        outcome=str(OUTCOME),
        scorer=str(SCORER),
    )


def board(
    title: str,
    rows: Sequence[Row],
    own: Row | None,
    fans: int,
    look: Look,
    others: Sequence[Action] = (),
) -> Post:
    """The table of a month or a season; one's own row below it where it is not among the best."""
    translated = translations(look.language)
    _ = translated.gettext
    if not rows:
        return Post(
            title,
            (Paragraph((Text(_("Nobody has points yet: they come when a predicted match is over.")),)),),
            actions=(_predict_button(look), *others),
        )
    head = (_("#"), _("Fan"), _("Points"), _("Exact"), _("Played"))
    cells = tuple(_cells(row, look) for row in rows)
    played = translated.ngettext("{count} fan predicted", "{count} fans predicted", fans)
    blocks: list[Block] = [Table(played.format(count=number(fans, look)), head, cells)]
    if own is not None and own not in rows:
        said = translated.ngettext(
            "You are number {place} of {fans} with {points} point.",
            "You are number {place} of {fans} with {points} points.",
            own.points,
        )
        place, points = strong(number(own.place, look)), number(own.points, look)
        blocks.append(Paragraph(line(said, place=place, fans=number(fans, look), points=points)))
    blocks.append(Paragraph(rules(look)))
    return Post(title, tuple(blocks), actions=(_predict_button(look), *others))


def board_title(season: str | None, now: datetime, look: Look, *, here: bool) -> str:
    """ "Predictions here, November 2026", "Predictions everywhere, season 2026-27"."""
    _ = translations(look.language).gettext
    # Translators: a date pattern of CLDR: month and year
    by_month = format_date(now, _("MMMM y"), locale=locale(look.language))
    period = _("season {season}").format(season=season) if season is not None else by_month
    said = _("Predictions here, {period}") if here else _("Predictions everywhere, {period}")
    return said.format(period=period)


def _cells(row: Row, look: Look) -> tuple[str, ...]:
    _ = translations(look.language).gettext
    name = _("{name} (you)").format(name=row.name) if row.own else row.name
    return (f"{row.place}", name, number(row.points, look), f"{row.exact}", f"{row.played}")


def _said(dossier: Dossier, own: Prediction, look: Look) -> Line:
    """ "You say Atalanta 1–2 Liverpool, and Mohamed Salah scores first." """
    _ = translations(look.language).gettext
    score = scoreline(dossier.match, own.score, Look(look.language, look.zone))
    if own.scorer is None:
        return line(_("You say {score}."), score=score)
    return line(_("You say {score}, and {player} scores first."), score=score, player=Name(own.scorer[1]))


def _until(dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    until = predictions.closes(dossier)
    if until is None and dossier.kickoff is not None and dossier.kickoff.value.day:
        return line(
            _("You can change it until the day of the match, or until kickoff once its hour is known.")
        )
    if until is None:
        return line(_("You can change it until kickoff."))
    return line(
        _("You can change it until kickoff, {when} ({left})."),
        when=When(until),
        left=When(until, Show.RELATIVE),
    )


def _scores(dossier: Dossier, besides: Score | None = None) -> tuple[Action, ...]:
    left = [written for written in OFFERED if predictions.read_score(written) != besides]
    return tuple(
        Action(written.replace("-", "–"), "predict", {"match": str(dossier.match.key), "score": written})
        for written in left
    )


def _likeliest(said: Forecast, look: Look) -> Line:
    ranked = sorted(said.scores.items(), key=lambda kept: (-kept[1], kept[0]))[:LIKELIEST]
    return between(
        " · ",
        [
            line("{score} {share}", score=strong(f"{h}–{a}"), share=percent(n, said.fans, look))
            for (h, a), n in ranked
        ],
    )


def _scorers(said: Forecast, look: Look) -> Line:
    total = sum(said.scorers.values())
    ranked = sorted(said.scorers.items(), key=lambda kept: (-kept[1], kept[0]))[:LIKELIEST]
    return between(
        " · ",
        [line("{who} {share}", who=Name(who[1]), share=percent(n, total, look)) for who, n in ranked],
    )


def _command(score: str, look: Look) -> Text:
    """What is typed to predict a score and who scores first."""
    _ = translations(look.language).gettext
    # Translators: stands for the name that a fan writes in its place
    player = _("PLAYER")
    return strong(f"/predict {score} {player}")


def _board_button(look: Look) -> Action:
    return Action(translations(look.language).gettext("Leaderboard"), "leaderboard")


def _predict_button(look: Look) -> Action:
    return Action(translations(look.language).gettext("Predict the next match"), "predict")
