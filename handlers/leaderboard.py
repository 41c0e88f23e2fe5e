"""The tables of the prediction game."""

from bot.chat import Action, Answer
from bot.knowledge.predictions import places
from bot.posts import predictions as posts
from bot.posts.language import translations
from handlers.asked import Asked, for_all
from storage import catalogue, fans, fixtures, leaderboards, points
from storage.leaderboards import Board, Standing

HERE, EVERYWHERE = "here", "everywhere"
MONTH, SEASON = "month", "season"


async def leaderboard(asked: Asked) -> Answer:
    """This month's table of this channel; the season's, and everywhere, on demand."""
    words = {asked.argument("period").casefold(), asked.argument("where").casefold()}
    by_season, everywhere = SEASON in words, EVERYWHERE in words
    channel = None if everywhere else asked.place.channel
    season = await _season(asked) if by_season else None
    period = points.month(asked.now) if season is None else points.season(season)
    fan = await fans.fan_of(asked.conn, asked.account)
    board = await leaderboards.board(asked.conn, period, fan, channel)
    rows = _rows(board, fan, asked)
    own = _own(board, fan, asked)
    post = posts.board(
        posts.board_title(season, asked.now, asked.look, here=channel is not None),
        rows,
        own,
        board.fans,
        asked.look,
        _others(asked, by_season=by_season, everywhere=everywhere),
    )
    return for_all(post)


async def _season(asked: Asked) -> str:
    """The season of the last match played here; empty before any was."""
    played = await fixtures.played(asked.conn, asked.place.targets, limit=1)
    known = await catalogue.matches_by_key(asked.conn, [match.key for match in played])
    return next((match.season for match in known.values()), "")


def _rows(board: Board, fan: int | None, asked: Asked) -> list[posts.Row]:
    shared = places((one.points, one.exact, one.played) for one in board.best)
    return [_row(one, place, fan, asked) for one, place in zip(board.best, shared, strict=True)]


def _own(board: Board, fan: int | None, asked: Asked) -> posts.Row | None:
    if board.own is None or board.place is None:
        return None
    return _row(board.own, board.place, fan, asked)


def _row(one: Standing, place: int, fan: int | None, asked: Asked) -> posts.Row:
    _ = translations(asked.look.language).gettext
    name = one.name or _("Fan {number}").format(number=one.fan)
    return posts.Row(place, name, one.points, one.exact, one.played, own=one.fan == fan)


def _others(asked: Asked, *, by_season: bool, everywhere: bool) -> tuple[Action, ...]:
    """The same table over the other time, and among the others."""
    _ = translations(asked.look.language).gettext
    period, where = (SEASON if by_season else MONTH), (EVERYWHERE if everywhere else HERE)
    time = Action(
        _("This month") if by_season else _("The season"),
        "leaderboard",
        {"period": MONTH if by_season else SEASON, "where": where},
    )
    place = Action(
        _("This channel") if everywhere else _("All channels"),
        "leaderboard",
        {"period": period, "where": HERE if everywhere else EVERYWHERE},
    )
    return time, place
