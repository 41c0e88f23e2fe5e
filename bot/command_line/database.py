"""The database on the command line: its schema, copies of it, and what is past use in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.command_line import terminal
from bot.command_line.terminal import go, out

db = typer.Typer(
    help="The database: bring it up to date, back it up, restore it, tidy it.", no_args_is_help=True
)


def add_to(cli: typer.Typer) -> None:
    """Mounts these commands."""
    cli.add_typer(db, name="db")


@db.command()
def upgrade() -> None:
    """Bring the database's schema up to what this program needs."""
    from storage import migrate
    from storage.database import connect

    async def upgrade_it() -> None:
        settings = terminal.settings()
        database = connect(settings.database, alone=True)
        try:
            before = await migrate.upgrade(database, settings.fan_key_words)
        finally:
            await database.close()
        if before.up_to_date:
            out.print(f"The database is up to date (schema {before.newest}).")
        else:
            out.print(f"The database went from schema {before.current or 'none'} to {before.newest}.")

    go(upgrade_it())


@db.command()
def backup(
    target: Annotated[Path, typer.Argument(help="The file to write.")],
    force: Annotated[bool, typer.Option(help="Overwrite the file if it is there.")] = False,
) -> None:
    """Copy the database to a file, also while the bot is running."""
    from storage import backup

    go(backup.backup(terminal.settings().database, target, force=force))
    out.print(f"The database was copied to {target}.")


@db.command()
def restore(
    source: Annotated[Path, typer.Argument(help="A file that `db backup` wrote.", exists=True)],
) -> None:
    """Put a backup in the place of the database; what was there is kept beside it."""
    from storage import backup

    settings = terminal.settings()
    kept = go(backup.restore(source, settings.database, settings.fan_key_words))
    out.print(f"The database was restored from {source}." + (f" The old one is {kept}." if kept else ""))


@db.command()
def tidy(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask whether the date is right.")] = False,
) -> None:
    """Remove what is past use, as the bot does each day, and give back the space on the disk."""
    from bot.app.tidying import tidied

    settings = terminal.settings()
    if not yes:  # by a clock that is years ahead, nothing would be left
        now = datetime.now(UTC)
        last = now - timedelta(days=settings.keep_days)
        out.print(f"It is {now:%d %B %Y} here: posts of matches before {last:%d %B %Y} go.")
        typer.confirm("Go on?", abort=True)
    with out.status("Looking for what is past use …") as status:
        found = go(tidied(settings, lambda n: status.update(f"{n.total():,} rows removed so far …")))
    rows = ", ".join(f"{n:,} {what.replace('_', ' ')}" for what, n in sorted(found.removed.items()))
    out.print(f"Removed what is older than {settings.keep_days} days: {rows or 'there was nothing'}.")
    if found.size:
        before, after = (size / 1_000_000 for size in found.size)
        out.print(f"The file went from {before:,.1f} MB to {after:,.1f} MB.")
    if found.problem:
        out.print(f"Space was not given back: {found.problem}.", markup=False)
