"""A post whose every word comes from somebody who means no good."""

from datetime import UTC, datetime

from bot.chat import (
    Action,
    Bullets,
    Channel,
    Link,
    Look,
    Message,
    Name,
    Paragraph,
    Picture,
    Post,
    Table,
    Text,
    When,
)
from bot.knowledge.occasion import Kind

TAG = "<script>alert('x')</script><img src=x onerror=alert(1)>"
MARKS = "**a** __b__ ~~c~~ ||d|| `e` <t:1:F> <@&9> [f](https://evil.example) @everyone"
NOW = datetime(2024, 4, 18, 12, tzinfo=UTC)
KICKOFF = datetime(2024, 4, 18, 19, tzinfo=UTC)


def hostile(platform: str, look: Look | None = None, picture: Picture | None = None) -> Message:
    post = Post(
        title=f"{TAG} v {MARKS}",
        blocks=(
            Paragraph((Text(TAG, strong=True), Text(" "), Name(MARKS), When(KICKOFF))),
            Bullets(((Text(MARKS, gone=True),), (Text(TAG, secret=True),))),
            Table(TAG, (TAG, MARKS), ((TAG, "1"),)),
        ),
        source=(Link(TAG, "javascript:alert(1)"), Text(" "), Link('a"b', 'https://evil.example/"><script>')),
        actions=(Action(TAG[:60], "tie"), Action("More", "help")),
        colour='"><script>',
    )
    shown = look or Look("en", "Europe/London", spoiler=True)
    return Message(Channel(platform, "1"), "", Kind.GOAL, "m", 1, post, shown, picture=picture)
