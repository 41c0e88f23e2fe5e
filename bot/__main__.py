"""The command line, and nothing else.

What a command needs is imported when it is run: help and `read` should not wait for databases and platforms.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.markup import escape
from rich.table import Table

from bot.command_line import data, database, terminal
from bot.command_line.terminal import fail, go, out

if TYPE_CHECKING:
    from bot.platforms.web.history import RoomMessage
    from bot.settings import Settings

cli = typer.Typer(
    help="A football bot for fan communities: reminders, team news, line-ups, live posts and ratings.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
database.add_to(cli)
data.add_to(cli)


@cli.command()
def run(
    rehearsal: Annotated[
        bool, typer.Option(help="With no token set, play the packaged matchday in the web channel.")
    ] = True,
    role: Annotated[
        Literal["all", "gateway", "worker", "web"] | None,
        typer.Option(help="This process's part of the work, where several share a PostgreSQL."),
    ] = None,
    shards: Annotated[
        str | None,
        typer.Option(help="Discord's shards of this process and their number, such as 0-3/16."),
    ] = None,
) -> None:
    """Run the bot. With no token set, the web channel plays the packaged matchday."""
    settings = terminal.settings(role=role, shards=shards)
    tokens = (settings.discord_token, settings.telegram_token)
    if settings.role == "all" and not any(tokens) and rehearsal and settings.web:
        with terminal.importing():
            from bot.app.rehearsing import RehearsalOptions
            from bot.app.rehearsing import rehearse as play

        out.print("No token is set, so this is a rehearsal: Atalanta v Liverpool, April 2024.")
        _quietly(settings)
        go(play(settings, RehearsalOptions(), _opened, _told, _for_moderators))
        return
    with terminal.importing():
        from bot.app.running import run as start

    go(start(settings, _opened))


@cli.command()
def rehearse(
    speed: Annotated[
        str, typer.Option(help='How many times faster than it happened, or "max" not to wait at all.')
    ] = "600",
    export: Annotated[
        Path | None, typer.Option(help="Write every post to this file, as JSON lines.", dir_okay=False)
    ] = None,
    web: Annotated[bool, typer.Option(help="Show it in the web channel.")] = True,
    stay: Annotated[bool, typer.Option(help="Keep the page open when the story is over.")] = True,
    discord_channel: Annotated[
        list[str] | None,
        typer.Option(help="Tell it to this Discord channel too (its id); needs DISCORD_TOKEN."),
    ] = None,
    telegram_chat: Annotated[
        list[str] | None,
        typer.Option(
            help="Tell it to this Telegram chat too (its id, or its id/topic); needs TELEGRAM_TOKEN."
        ),
    ] = None,
    chaos: Annotated[
        bool, typer.Option(help="Move the kickoff, take a goal back, and kill the sender once.")
    ] = False,
    language: Annotated[
        str, typer.Option(help="Tell it in this language: en, de, es, fr, it, pt, or one you add.")
    ] = "en",
) -> None:
    """Play the packaged matchday on a virtual clock: two days in about five minutes."""
    from bot.app.rehearsing import RehearsalOptions
    from bot.app.rehearsing import rehearse as play
    from bot.posts.language import speaks, spoken

    if speaks(language) is None:
        fail(f"{language!r} is no language that the bot speaks. It speaks {', '.join(spoken())}.")
    if export is not None and not export.parent.is_dir():
        fail(f"The folder {export.parent} does not exist. Make it first, or choose another file.")
    told = tuple(discord_channel or ())
    if wrong := [address for address in told if not address.isdigit()]:
        fail(f"{wrong[0]!r} is no Discord channel's id. In Discord: Copy Channel ID (Developer Mode).")
    chats = tuple(telegram_chat or ())
    if wrong := [address for address in chats if not re.fullmatch(r"-?\d+(/\d+)?", address, re.ASCII)]:
        fail(f"{wrong[0]!r} is no Telegram chat's id, such as -1001234567890. matchday doctor names them.")
    options = RehearsalOptions(_speed(speed), chaos, export, web, stay, told, chats, language)
    settings = terminal.settings()
    _quietly(settings)
    go(play(settings, options, _opened, _told, _for_moderators))
    if export is not None:
        count = export.read_text(encoding="utf-8").count("\n")
        out.print(f"{count} posts and revisions written to {export}")


@cli.command()
def dashboard() -> None:
    """Print a link that opens the moderators' page once, for whoever runs the bot."""
    from bot.app.dashboard_link import one_link

    link = go(one_link(terminal.settings()))
    out.print(link, highlight=False, soft_wrap=True)
    out.print(
        "It opens the moderators' page of the running matchday once, within ten minutes. "
        "A rehearsal prints a link of its own."
    )


@cli.command()
def read(
    source: Annotated[str, typer.Argument(help="A file, a URL, or - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with all of it.")] = False,
    explain: Annotated[bool, typer.Option(help="The article, with what was understood in colour.")] = False,
) -> None:
    """Read an article into facts: which match, who is out, who starts, which marks."""
    from bot.app.reading import explained, in_words, read_from
    from bot.reading.article import CannotRead

    try:
        article, understood = asyncio.run(read_from(source))
    except CannotRead as error:
        fail(str(error))
    if as_json:
        from bot.reading.as_json import as_json as to_json

        sys.stdout.write(json.dumps(to_json(understood, article.text), ensure_ascii=False, indent=1) + "\n")
    elif explain:
        out.print(explained(understood, article.text), highlight=False)
    else:
        out.print(in_words(understood, article.text), highlight=False)


@cli.command()
def doctor() -> None:
    """Check settings, database, clock and tokens, and say what would run."""
    from bot.doctor import Level, examine

    settings = terminal.settings()
    table = Table("", "what", title="matchday doctor")
    for name in ("found", "what to do"):
        table.add_column(name, overflow="fold")  # a link that is cut leads nowhere
    checks = asyncio.run(examine(settings))
    if settings.discord_token is not None:
        from bot.app.discord import examine as ask_discord

        checks += asyncio.run(ask_discord(settings))
    if settings.telegram_token is not None:
        from bot.app.telegram import examine as ask_telegram

        checks += asyncio.run(ask_telegram(settings))
    marks = {Level.OK: "[green]ok[/]", Level.WARN: "[yellow]note[/]", Level.FAIL: "[red]wrong[/]"}
    for check in checks:
        table.add_row(marks[check.level], check.name, check.found, check.advice or "")
    out.print(table)
    if any(check.level is Level.FAIL for check in checks):
        raise typer.Exit(1)


@cli.command()
def health() -> None:
    """Ask the matchday that is running whether it is well; exit code 1 where it is not."""
    from bot.app.health import problems

    found = problems(terminal.settings())
    if found:
        fail("Not well: " + "; ".join(found) + ".")
    out.print("Well.")


def _speed(text: str) -> float | None:
    if text == "max":
        return None
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0 < speed < float("inf"):
        fail(f'--speed is a number above 0, or "max"; {text!r} is neither.')
    return speed


def _quietly(settings: Settings) -> None:
    """In a rehearsal the posts themselves are the news; the log stays quiet unless it was asked for."""
    from bot import logs

    if "log_level" not in settings.model_fields_set:
        logs.set_up("warning", settings.log_format, list(terminal.secrets(settings)))


def _told(message: RoomMessage) -> None:
    """One line for each post; a correction or an edit is told only where it is more than another event."""
    if message.revision > 1 and message.kind in ("live", "notice"):
        return
    mark = "[dim]corrected[/] " if message.revision > 1 else ""
    out.print(
        f"[dim]{message.at:%a %d %b %H:%M} UTC  {message.room:10}[/] {mark}{escape(message.post.title)}",
        highlight=False,
    )


def _opened(url: str) -> None:
    out.print(f"The channel is open at [bold]{url}[/] – stop with Ctrl-C.")


def _for_moderators(link: str) -> None:
    out.print("Moderators decide on a page of their own, which this link opens once:", highlight=False)
    out.print(link, highlight=False, soft_wrap=True)


def main() -> None:
    """What nobody foresaw is told by the log, which knows what must not be seen."""
    try:
        cli()
    except Exception:
        import structlog

        from bot import logs

        if not structlog.is_configured():
            logs.set_up()
        structlog.get_logger().critical("ended_unexpectedly", exc_info=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
