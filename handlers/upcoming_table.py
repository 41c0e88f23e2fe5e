"""The commands with which moderators see what is coming, and put right what was told."""

from collections.abc import Sequence

from bot.chat import Argument, ArgumentKind, Choice, Command
from handlers import correct, forgetting, remindme, stop, testpost, upcoming, why
from handlers.asked import Typing
from handlers.correct_words import WHAT
from handlers.entry import Entry
from handlers.word import offered

_ = str  # marks words for translation; they are translated where they are written out

TEAM = Argument("team", ArgumentKind.TEAM, _("Whose match; this channel's team if you leave it out"))


async def _what(typing: Typing) -> Sequence[Choice]:
    return offered(typing.unfinished.typed, WHAT)


UPCOMING: Sequence[Entry] = (
    Entry(
        Command(
            "upcoming",
            _("What is posted here next, and when; see it beforehand, skip it or send it now"),
            (
                Argument("post", ArgumentKind.WORDS, _("The number of one in the list")),
                Argument("do", ArgumentKind.WORDS, _("skip, want or send; left out, it is shown")),
            ),
            moderators_only=True,
        ),
        upcoming.upcoming,
    ),
    Entry(
        Command(
            "why",
            _("Why something about a match was, or was not, posted here"),
            (TEAM,),
            moderators_only=True,
        ),
        why.why,
    ),
    Entry(
        Command("testpost", _("What I may do in this channel, and a real test post"), moderators_only=True),
        testpost.testpost,
    ),
    Entry(
        Command(
            "stop",
            _("No more of one match in this channel; said again, it goes on"),
            (TEAM,),
            moderators_only=True,
        ),
        stop.stop,
    ),
    Entry(
        Command(
            "correct",
            _("Put right what is known of a match, for your community; posts are edited"),
            (
                Argument("what", ArgumentKind.CHOICE, _("kickoff, score, lineup, mark or absence")),
                Argument(
                    "value", ArgumentKind.TEXT, _("How it is right: tomorrow 20:15, 3-1, Gakpo for Jota")
                ),
            ),
            moderators_only=True,
        ),
        correct.correct,
        _what,
    ),
    Entry(
        Command(
            "remindme",
            _("Be reminded in private before a team's matches: 2h liverpool"),
            (
                Argument("when", ArgumentKind.WORDS, _("How long before kickoff: 90m, 2h, 1d")),
                Argument("team", ArgumentKind.TEAM, _("Whose matches")),
            ),
        ),
        remindme.remindme,
    ),
    Entry(
        Command("forgetme", _("Delete everything that is kept about you, after asking once more")),
        forgetting.forget,
    ),
    Entry(
        Command("undo", _("Take the last correction back, and see what it was"), moderators_only=True),
        correct.undo,
    ),
)
