"""Facts that sources tell in English, in the reader's words where the word is a common one; whatever is not
known stays as it was written."""

import re
from collections.abc import Mapping

from bot.chat import Look
from bot.knowledge.match import Status
from bot.posts.language import SOURCE, speaks, translations

_HURT = re.compile(r"(?P<part>.+?) (?:injury|problem|strain|issue|complaint|knock)")
_FOR = re.compile(r"(?P<what>.+?) for (?P<team>\S.*)")


def reason_word(written: str, look: Look) -> str:
    """Why somebody is absent: "ankle", "hamstring injury", "illness". Other languages say of an injured knee
    only that it is the knee, since "injury" would bend the word."""
    if _in_english(look):
        return written
    known = _reasons(look)
    word = written.strip().casefold()
    if word in known:
        return known[word]
    hurt = _HURT.fullmatch(word)
    part = known.get(hurt["part"]) if hurt else None
    return part or written


def note_word(written: str, look: Look) -> str:
    """What a source adds to an event: "offside", "handball"."""
    return written if _in_english(look) else _notes(look).get(written.strip().casefold(), written)


def landmark_word(written: str, look: Look) -> str:
    """What is counted towards a milestone: "European goals for Liverpool"."""
    if _in_english(look):
        return written
    _ = translations(look.language).gettext
    known, of_a_team = _landmarks(look), _FOR.fullmatch(written)
    if of_a_team is None or of_a_team["what"] not in known:
        return known.get(written, written)
    # Translators: what a player has reached, as in "European goals for Liverpool"
    return _("{what} for {team}").format(what=known[of_a_team["what"]], team=of_a_team["team"])


def status_word(status: Status, look: Look) -> str:
    """Whether a match is played, as one source says."""
    pgettext = translations(look.language).pgettext
    return {
        Status.SCHEDULED: pgettext("match", "scheduled"),
        Status.LIVE: pgettext("match", "live"),
        Status.FINISHED: pgettext("match", "finished"),
        Status.POSTPONED: pgettext("match", "postponed"),
        Status.ABANDONED: pgettext("match", "abandoned"),
        Status.CANCELLED: pgettext("match", "cancelled"),
    }[status]


def _in_english(look: Look) -> bool:
    return speaks(look.language) in (None, SOURCE)


def _reasons(look: Look) -> Mapping[str, str]:
    # Translators: why a player is absent, alone in brackets after the name: "Conor Bradley (ankle)"
    _, pgettext = translations(look.language).gettext, translations(look.language).pgettext
    return {
        "knee": pgettext("injury", "knee"),
        "ankle": pgettext("injury", "ankle"),
        "hamstring": pgettext("injury", "hamstring"),
        "muscle": pgettext("injury", "muscle"),
        "muscular": pgettext("injury", "muscle"),
        "calf": pgettext("injury", "calf"),
        "thigh": pgettext("injury", "thigh"),
        "groin": pgettext("injury", "groin"),
        "adductor": pgettext("injury", "adductor"),
        "hip": pgettext("injury", "hip"),
        "back": pgettext("injury", "back"),
        "shoulder": pgettext("injury", "shoulder"),
        "foot": pgettext("injury", "foot"),
        "toe": pgettext("injury", "toe"),
        "hand": pgettext("injury", "hand"),
        "head": pgettext("injury", "head"),
        "rib": pgettext("injury", "ribs"),
        "ribs": pgettext("injury", "ribs"),
        "achilles": pgettext("injury", "Achilles tendon"),
        "achilles tendon": pgettext("injury", "Achilles tendon"),
        "ligament": pgettext("injury", "ligament"),
        "meniscus": pgettext("injury", "meniscus"),
        "acl": pgettext("injury", "cruciate ligament"),
        "cruciate ligament": pgettext("injury", "cruciate ligament"),
        "injury": pgettext("injury", "injury"),
        "injured": pgettext("injury", "injury"),
        "knock": pgettext("injury", "knock"),
        "concussion": _("concussion"),
        "illness": _("illness"),
        "ill": _("illness"),
        "sick": _("illness"),
        "flu": _("flu"),
        "surgery": _("surgery"),
        "fitness": _("fitness"),
        "match fitness": _("fitness"),
        "fatigue": _("fatigue"),
        "suspension": _("suspension"),
        "suspended": _("suspension"),
        "ban": _("suspension"),
        "red card": _("red card"),
        "yellow cards": _("yellow cards"),
        "accumulated bookings": _("yellow cards"),
        "personal": _("personal reasons"),
        "personal reasons": _("personal reasons"),
        "international duty": _("international duty"),
        "rested": _("rested"),
    }


def _notes(look: Look) -> Mapping[str, str]:
    # Translators: why a goal does not stand, what a card or a penalty was for, how a chance ended
    _ = translations(look.language).gettext
    return {
        "offside": _("offside"),
        "handball": _("handball"),
        "hand ball": _("handball"),
        "foul": _("foul"),
        "foul play": _("foul"),
        "dissent": _("dissent"),
        "argument": _("dissent"),
        "time wasting": _("time-wasting"),
        "time-wasting": _("time-wasting"),
        "diving": _("diving"),
        "simulation": _("diving"),
        "saved": _("saved"),
        "wide": _("wide"),
        "post": _("the post"),
        "bar": _("the bar"),
        "crossbar": _("the bar"),
        "ball not over the line": _("the ball was not over the line"),
        "video referee": _("video referee"),
    }


def _landmarks(look: Look) -> Mapping[str, str]:
    # Translators: counted, as in "one short of ten European goals"
    _ = translations(look.language).gettext
    return {
        "goals": _("goals"),
        "assists": _("assists"),
        "appearances": _("appearances"),
        "games": _("appearances"),
        "matches": _("appearances"),
        "clean sheets": _("clean sheets"),
        "caps": _("caps"),
        "European goals": _("European goals"),
        "European appearances": _("European appearances"),
        "league goals": _("league goals"),
        "league assists": _("league assists"),
        "league appearances": _("league appearances"),
        "Premier League goals": _("Premier League goals"),
        "Premier League appearances": _("Premier League appearances"),
    }
