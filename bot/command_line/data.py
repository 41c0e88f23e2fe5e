"""Football data on the command line: the providers, whole seasons from files, and who is who."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.command_line import terminal
from bot.command_line.terminal import go, out

source = typer.Typer(help="Data providers: what each gives, and what an answer says.", no_args_is_help=True)
teams = typer.Typer(help="Who is who: names that may mean a team we have.", no_args_is_help=True)


def add_to(cli: typer.Typer) -> None:
    """Mounts these commands."""
    cli.add_typer(source, name="source")
    cli.add_typer(teams, name="teams")
    cli.command("import")(import_)


@source.command("list")
def list_() -> None:
    """Every provider: what it gives, what it needs, and how it does here."""
    from bot.app.source_output import in_list
    from bot.app.sources import listed

    for one in go(listed(terminal.settings())):
        out.print(in_list(one), highlight=False)


@source.command("try")
def try_(
    name: Annotated[
        str, typer.Argument(help="openfootball, openligadb, football-data, api-football, espn or ics.")
    ],
    file: Annotated[
        str | None, typer.Option(help="A recorded answer of any kind; - is standard input. Nobody is asked.")
    ] = None,
    competition: Annotated[
        str | None, typer.Option(help="Which one to ask for, such as premier-league.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with all of it.")] = False,
) -> None:
    """Print what a provider's answer says: a recorded one, or one that it is asked for now."""
    from bot.app import source_output, sources

    tried = go(sources.tried(terminal.settings(), name, file, competition))
    if as_json:
        sys.stdout.write(json.dumps(source_output.as_json(tried), ensure_ascii=False, indent=1) + "\n")
    else:
        out.print(source_output.in_words(tried), highlight=False, soft_wrap=True)


def import_(
    files: Annotated[list[Path], typer.Argument(help="Football.TXT, football.json, squads or calendars.")],
    competition: Annotated[
        str | None, typer.Option(help="What they are about, where they do not say: premier-league, say.")
    ] = None,
) -> None:
    """Take whole seasons into the store: openfootball's files, and calendars (.ics)."""
    from bot.app.importing import import_files
    from bot.knowledge.match import CompetitionKey

    key = CompetitionKey(competition) if competition else None
    found = go(import_files(terminal.settings(), files, datetime.now(UTC), key, out))
    if any(one.error is not None for one in found):
        raise typer.Exit(1)


@teams.command()
def doubts() -> None:
    """Names that may mean a team, a player or a match we have: a person has to say."""
    from bot.app.teams import doubts as open_doubts

    found = go(open_doubts(terminal.settings()))
    if not found:
        out.print("Nothing is in doubt.")
        return
    table = Table("number", "what", title="In doubt")
    for name in ("called", "by", "kept as", "may be"):
        table.add_column(name, overflow="fold")
    for one in found:
        cells = (one.written, one.provider, one.key, ", ".join(one.nearest))
        table.add_row(str(one.id), one.thing.value, *(_plain(cell) for cell in cells))
    out.print(table)
    out.print(
        "matchday teams merge KEEP OTHER makes one of two; matchday teams apart NUMBER says they are two."
    )


@teams.command()
def merge(
    keep: Annotated[str, typer.Argument(help="The key that stays.")],
    other: Annotated[str, typer.Argument(help="The key that goes; all that is known of it moves.")],
    dry_run: Annotated[bool, typer.Option(help="Only say what would happen.")] = False,
) -> None:
    """Make one of two teams, matches, or players (team/name)."""
    from bot.app.teams import merge as make_one

    done = go(make_one(terminal.settings(), keep, other, dry_run=dry_run))
    said = "would become" if dry_run else "is now"
    moved = ", ".join(f"{count} {name}" for name, count in done.moved.items() if count) or "nothing to move"
    out.print(f"{_plain(done.other)} {said} {_plain(done.keep)}: {moved}.", highlight=False)
    for first, second in done.joined:
        out.print(f"  One match: {_plain(first)} and {_plain(second)}", highlight=False)


@teams.command()
def alias(
    team: Annotated[str, typer.Argument(help="The team's key, such as liverpool.")],
    name: Annotated[str, typer.Argument(help="What it is also called.")],
) -> None:
    """Give a team one more name, by which providers and people may call it."""
    from bot.app.teams import alias as also_called

    known = go(also_called(terminal.settings(), team, name))
    out.print(f"{_plain(known.name)} is also known as {_plain(', '.join(known.aliases))}.", highlight=False)


@teams.command()
def apart(number: Annotated[int, typer.Argument(help="The number that doubts shows.")]) -> None:
    """Settle a doubt: they are two."""
    from bot.app.teams import apart as are_two

    settled = go(are_two(terminal.settings(), number))
    out.print(f"{_plain(settled.written)} stays {_plain(settled.key)}.", highlight=False)


def _plain(text: str) -> str:
    """Words from outside, without what a terminal or its markup would obey."""
    from rich.markup import escape

    from bot.app.source_output import visible

    return escape(visible(text))
