"""The card of the form: each side's last matches."""

from collections import Counter
from collections.abc import Callable

from bot.cards import FormCard, InForm, Outcome, Recent
from bot.chat import Look
from bot.knowledge.dossier import Dossier, Played
from bot.knowledge.match import Score, Team, TeamKey
from bot.posts.card_words import alternative, headed, occasion_of, source, subtitle, uncovered
from bot.posts.language import short_day, translations
from bot.posts.recent import last, went
from bot.posts.scoreline import how_it_ended, pairing
from bot.posts.sentence import apart, written


def form_card(dossier: Dossier, look: Look, team: TeamKey | None = None) -> FormCard | None:
    """The last five of one side or both; None where no match of theirs is known."""
    _ = translations(look.language).gettext
    look, both = uncovered(look), (dossier.match.home, dossier.match.away)
    sides = [side for side in both if team in (None, side.key) and last(dossier, side)]
    if not sides:
        return None
    one = sides[0] if team is not None else None
    title = _("Form: {match}").format(match=one.name if one else pairing(dossier.match, look))
    under = pairing(dossier.match, look) if one else occasion_of(dossier, look)
    forms = tuple(_side(dossier, side, look) for side in sides)
    said = source(look, *(played.source for side in sides for played in last(dossier, side)))
    told = [_in_words(form, look) for form in forms]
    return FormCard(title, under, forms, said, alternative([title, under, *told, said], look))


def _side(dossier: Dossier, side: Team, look: Look) -> InForm:
    recent = tuple(_recent(played, side, look) for played in last(dossier, side))
    return InForm(side.name, recent, _summary(recent, look), side.colour)


def _recent(played: Played, side: Team, look: Look) -> Recent:
    """The score has the side's own goals in front, whether it was at home or not."""
    _ = translations(look.language).gettext
    outcome, opponent = went(played, side), played.match.opponent(side.key)
    where = _("{team} (home)") if played.match.home.key == side.key else _("{team} (away)")
    score = played.result.score
    ended = written(how_it_ended(played.match, played.result, look), look)
    return Recent(
        outcome,
        _letters(look)[outcome],
        where.format(team=opponent.name),
        str(Score(score.of(played.match, side.key), score.of(played.match, opponent.key))),
        subtitle(short_day(played.on, look) if played.on else "", ended),
    )


def _letters(look: Look) -> dict[Outcome, str]:
    pgettext = translations(look.language).pgettext
    # Translators: one letter each: won, drawn, lost
    return {
        Outcome.WON: pgettext("result", "W"),
        Outcome.DRAWN: pgettext("result", "D"),
        Outcome.LOST: pgettext("result", "L"),
    }


def _summary(recent: tuple[Recent, ...], look: Look) -> str:
    """ "3 wins, 1 draw, 1 defeat"."""
    ngettext = translations(look.language).ngettext
    plural: dict[Outcome, Callable[[int], str]] = {
        Outcome.WON: lambda n: ngettext("{count} win", "{count} wins", n),
        Outcome.DRAWN: lambda n: ngettext("{count} draw", "{count} draws", n),
        Outcome.LOST: lambda n: ngettext("{count} defeat", "{count} defeats", n),
    }
    times = Counter(one.outcome for one in recent)
    return ", ".join(
        said(times[which]).format(count=times[which]) for which, said in plural.items() if times[which]
    )


def _in_words(form: InForm, look: Look) -> str:
    """ "Liverpool, 1 draw, 1 defeat: lost 0–1, Crystal Palace (home), Sun 14 Apr; drew …"."""
    _ = translations(look.language).gettext
    words = {
        Outcome.WON: _("won {score} against {team}"),
        Outcome.DRAWN: _("drew {score} with {team}"),
        Outcome.LOST: _("lost {score} to {team}"),
    }
    told = [
        subtitle(words[one.outcome].format(score=one.score, team=one.opponent), one.note)
        for one in form.recent
    ]
    return headed(f"{form.team}, {form.summary}", written(apart(told, look), look), look)
