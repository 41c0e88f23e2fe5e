"""What moderators read about feeds."""

from bot.chat import Bullets, Link, Look
from bot.posts.feeds import Shown, feeds

OWN = Shown(1, "Ours", "https://paper.example/rss?team=reds", True, None)
OPERATORS = Shown(2, "Agency", "https://agency.example/feeds/key-4711/rss?token=hidden", True, None)


def test_an_operators_feed_is_named_without_what_its_address_may_hold() -> None:
    post = feeds([OWN], [OPERATORS], None, Look())
    links = {
        span.text: span.url
        for block in post.blocks
        if isinstance(block, Bullets)
        for line in block.lines
        for span in line
        if isinstance(span, Link)
    }
    assert links == {"Ours": "https://paper.example/rss?team=reds", "Agency": "https://agency.example/"}
