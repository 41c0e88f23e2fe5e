"""The picture of how the crowd predicts."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards import PredictionCard, Share
from bot.chat import Look
from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import Forecast
from bot.posts.attribution import with_the_crowd
from bot.posts.card_words import headed
from bot.posts.language import number, translations
from bot.posts.scoreline import pairing, stage
from bot.posts.sentence import written
from bot.posts.share import percent, percents

SCORES = 4
SCORERS = 3


def prediction_card(dossier: Dossier, crowd: Forecast, look: Look) -> PredictionCard | None:
    """Outcomes, likeliest scores and first scorers; None while nobody has predicted."""
    if not crowd.fans:
        return None
    translated = translations(look.language)
    _ = translated.gettext
    match = dossier.match
    ends = ((match.home.name, match.home.colour), (_("Draw"), None), (match.away.name, match.away.colour))
    parts = crowd.outcomes()
    outcomes = tuple(
        Share(label, part / crowd.fans, figure, colour)
        for (label, colour), part, figure in zip(ends, parts, percents(parts, look), strict=True)
    )
    scores = [
        _share(f"{match.home.name} {h}–{a} {match.away.name}", n, crowd.fans, look)
        for (h, a), n in sorted(crowd.scores.items(), key=lambda one: (-one[1], one[0]))[:SCORES]
    ]
    named = sum(crowd.scorers.values())
    scorers = [
        _share(player, n, named, look)
        for (_team, player), n in sorted(crowd.scorers.items(), key=lambda one: (-one[1], one[0]))[:SCORERS]
    ]
    counted = translated.ngettext("{count} prediction", "{count} predictions", crowd.fans)
    card = PredictionCard(
        title=_("How you see it"),
        subtitle=f"{pairing(match, look)} · {stage(match, look)}",
        outcomes=outcomes,
        source=written(with_the_crowd((), dossier, look), look) or _("Predictions of this bot's fans"),
        alt="",
        scores=tuple(scores),
        scores_label=_("Likeliest scores"),
        scorers=tuple(scorers),
        scorers_label=_("First scorer") if scorers else "",
        count=counted.format(count=number(crowd.fans, look)),
    )
    return _with_alt(card, look)


def _share(label: str, part: int, whole: int, look: Look) -> Share:
    return Share(label, part / whole if whole else 0.0, percent(part, whole, look))


def _with_alt(card: PredictionCard, look: Look) -> PredictionCard:
    parts = [headed(card.title, f"{card.subtitle}.", look), _said(card.outcomes)]
    parts += [headed(card.scores_label, _said(card.scores), look)] if card.scores else []
    parts += [headed(card.scorers_label, _said(card.scorers), look)] if card.scorers else []
    parts += [f"{card.count}.", f"{card.source}."]
    return replace(card, alt=" ".join(parts))


def _said(shares: Sequence[Share]) -> str:
    return ", ".join(f"{share.label} {share.figure}" for share in shares) + "."
