"""What is printed in the rehearsal: articles of Matchday's own, read there as any paper's are."""

from dataclasses import replace
from datetime import datetime
from importlib.resources import files

from bot.reading.article import Article
from bot.reading.pasted import pasted
from bot.sources.rehearsal_cast import Facts
from bot.sources.rehearsal_news import instant


def printed(facts: Facts) -> tuple[tuple[datetime, Article], ...]:
    """Each article with the instant at which it comes in, in this order."""
    return tuple(
        (
            instant(told["comes"]),
            replace(_article(told["file"]), publisher=told["publisher"], language="en"),
        )
        for told in facts["articles"]
    )


def _article(name: str) -> Article:
    return pasted(files("bot.sources").joinpath(name).read_text(encoding="utf-8"))
