"""Pictures of one colour, and a painter who counts."""

import zlib
from dataclasses import dataclass, field

from bot.cards import Row, TableCard
from bot.chat import Look, Picture, Post

TABLE = TableCard(
    title="The table",
    subtitle="Serie A",
    head=("#", "Team", "Pts"),
    rows=(Row(("1", "Inter", "83")), Row(("6", "Atalanta", "51"), ours=True)),
    source="",
    alt="Inter lead with 83 points; Atalanta are sixth with 51.",
)
STANDINGS = Post("Where they stand", card=TABLE)
LIGHT, DARK = 250, 20


def a_png(width: int = 1200, height: int = 700, grey: int = LIGHT) -> bytes:
    """A picture all of one grey, which can be told from another by a look at any pixel."""
    rows = (b"\0" + bytes([grey]) * width) * height
    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND")
    )


def _chunk(kind: bytes, content: bytes = b"") -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def a_picture(secret: bool = False) -> Picture:
    return Picture("light", a_png(), TABLE.alt, secret)


@dataclass
class Painter:
    """Draws light and dark, and remembers how often; `broken` is a painter who has no brush."""

    drawn: list[bool] = field(default_factory=list)
    broken: bool = False

    async def draw(self, post: Post, look: Look) -> Picture | None:
        self.drawn.append(look.dark)
        if self.broken:
            raise RuntimeError("no brush")
        name, grey = ("dark", DARK) if look.dark else ("light", LIGHT)
        return Picture(name, a_png(grey=grey), TABLE.alt) if post.card else None
