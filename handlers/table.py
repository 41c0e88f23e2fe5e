"""Every command that fans can give, declared once: what it is called, takes and does."""

from collections.abc import Sequence

from bot.chat import Argument, ArgumentKind, Command
from handlers import (
    article,
    ballots,
    feeds,
    health,
    history,
    leaderboard,
    league,
    linking,
    matches,
    me,
    missed,
    news,
    news_desk,
    own_look,
    predict,
    rate,
    ratings,
)
from handlers import help as help_
from handlers.asked import Handler
from handlers.entry import Entry
from handlers.settings_table import SETTINGS
from handlers.times_table import TIMES
from handlers.upcoming_table import UPCOMING

_ = str  # marks words for translation; they are translated where they are written out


__all__ = ["TABLE", "TEAM", "Entry"]

TEAM = Argument("team", ArgumentKind.TEAM, _("Whose match; this channel's team if you leave it out"))


def _about_a_team(name: str, description: str, answer: Handler) -> Entry:
    return Entry(Command(name, description, (TEAM,)), answer)


TABLE: Sequence[Entry] = (
    _about_a_team("next", _("The next match: when, where and on which channel"), matches.next_match),
    _about_a_team("fixtures", _("The matches to come"), matches.to_come),
    _about_a_team("results", _("The last results"), matches.played),
    _about_a_team("match", _("The match of the moment on one card"), matches.the_match),
    _about_a_team("preview", _("What to know before the match"), news.before_match),
    _about_a_team("teamnews", _("Who is out, who is doubtful, who is back"), news.absences),
    _about_a_team("predicted", _("The elevens that the press expects"), news.predicted),
    _about_a_team("lineup", _("The line-ups, once they are out"), news.confirmed),
    _about_a_team("tie", _("Both legs, the aggregate and who needs what"), history.the_tie),
    _about_a_team(
        "form", _("How the sides have been playing, and how long they rested"), history.recent_form
    ),
    _about_a_team("h2h", _("Earlier meetings and what the record books say"), history.meetings),
    Entry(
        Command(
            "table",
            _("The table of a league, and where your team stands"),
            (
                Argument(
                    "competition",
                    ArgumentKind.COMPETITION,
                    _("Which league; that of this channel's team if you leave it out"),
                ),
            ),
        ),
        league.table,
    ),
    _about_a_team("referee", _("Who is in charge, and earlier matches under them"), history.referee),
    _about_a_team("tv", _("Where the match is shown"), news.television),
    _about_a_team("milestones", _("Landmarks that a player is about to reach"), news.landmarks),
    _about_a_team("live", _("How the match stands and what has happened so far"), matches.running),
    Entry(
        Command(
            "ratings",
            _("The marks of the press and the fans, side by side"),
            (
                Argument("team", ArgumentKind.TEAM, _("Whose match; or write season, for the whole season")),
                Argument("player", ArgumentKind.PLAYER, _("One player's marks only")),
            ),
        ),
        ratings.ratings,
    ),
    Entry(
        Command(
            "rate",
            _("Rate the players after full time; with a name and a mark, in one line"),
            (
                Argument("player", ArgumentKind.PLAYER, _("Who appeared in the match")),
                Argument("mark", ArgumentKind.NUMBER, _("From 1 to 10, halves included")),
                TEAM,
            ),
        ),
        rate.rate,
    ),
    Entry(
        Command(
            "predict",
            _("Say how the next match ends, until it kicks off"),
            (
                Argument("score", ArgumentKind.WORDS, _("Such as 2-1, the home side first")),
                Argument("scorer", ArgumentKind.PLAYER, _("Who scores first, for two points more")),
                TEAM,
            ),
        ),
        predict.predict,
    ),
    Entry(
        Command(
            "leaderboard",
            _("Who predicts best: this month, or the season; here, or everywhere"),
            (
                Argument("period", ArgumentKind.WORDS, _("month or season")),
                Argument("where", ArgumentKind.WORDS, _("here or everywhere")),
            ),
        ),
        leaderboard.leaderboard,
    ),
    Entry(
        Command(
            "me",
            _("Your marks beside the crowd's, your language and time zone, what is kept about you"),
            (
                Argument("do", ArgumentKind.CHOICE, _("language, zone, export or forget")),
                Argument("value", ArgumentKind.CHOICE, _("A language, or a city or time zone")),
            ),
        ),
        me.me,
        own_look.complete,
    ),
    Entry(
        Command(
            "link",
            _("Vote as one fan from two platforms: shows a code, or takes one"),
            (Argument("code", ArgumentKind.WORDS, _("The code that your other account was shown")),),
        ),
        linking.link,
    ),
    _about_a_team("sources", _("Who said so, and where they disagree"), history.who_says_so),
    *SETTINGS,
    *TIMES,
    *UPCOMING,
    Entry(
        Command(
            "missed",
            _("What was not posted here in the last week, and why"),
            (Argument("post", ArgumentKind.WORDS, _("The number of one to post after all")),),
            moderators_only=True,
        ),
        missed.missed,
    ),
    Entry(
        Command(
            "ballots",
            _("Whom fans rate in this channel, and how the newest ballot goes"),
            moderators_only=True,
        ),
        ballots.ballots,
    ),
    Entry(
        Command(
            "article",
            _("Read an article and decide what of it is told here"),
            (Argument("article", ArgumentKind.TEXT, _("Its address, its text, or a file with it")),),
            moderators_only=True,
        ),
        article.article,
    ),
    Entry(
        Command("articles", _("What articles told and waits for your decision"), moderators_only=True),
        article.waiting,
    ),
    Entry(
        Command(
            "news",
            _("Tell that a player is out, doubtful or back; on its own it lists what was told here"),
            (
                Argument("do", ArgumentKind.WORDS, _("add or withdraw")),
                Argument("player", ArgumentKind.PLAYER, _("Whom it is about")),
                Argument("status", ArgumentKind.WORDS, _("out, doubt, suspended or back")),
                Argument("reason", ArgumentKind.WORDS, _("Why, in a word or two")),
                Argument("until", ArgumentKind.WORDS, _("The day of return: 8 May, or three weeks")),
            ),
            moderators_only=True,
        ),
        news_desk.news,
    ),
    Entry(
        Command(
            "feeds",
            _("The feeds that bring articles; add one, remove one, trust one"),
            (
                Argument("do", ArgumentKind.WORDS, _("add, remove, trust or untrust")),
                Argument("feed", ArgumentKind.WORDS, _("The address of a feed")),
            ),
            moderators_only=True,
        ),
        feeds.feeds,
    ),
    Entry(
        Command("health", _("Which sources of facts answer, and which do not"), moderators_only=True),
        health.health,
    ),
    Entry(
        Command(
            "help",
            _("What you can ask, or how to use one command"),
            (Argument("command", ArgumentKind.COMMAND, _("The command to explain")),),
        ),
        help_.help_,
    ),
)
