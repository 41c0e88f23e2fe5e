"""All settings of a channel: taken out as a file, put in, copied to another channel."""

import json

import pytest

from storage import kept_settings
from storage.kept_settings import Kept
from tests.moderating.moderator import FILE, Moderator

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def kept(ann: Moderator) -> Kept:
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        return await kept_settings.take(conn, known)


async def test_what_was_taken_out_is_put_in_again(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    await ann.gives("quiet", "23:00 8:00")
    before = await kept(ann)
    exported = await ann.gives("settings", "export")
    assert exported.alone
    content = exported.files[FILE]
    assert json.loads(content)
    await ann.gives("quiet", "off")
    await ann.gives("posts", "Goals", "off")
    assert await kept(ann) != before
    asked = await ann.gives("settings", "import", file=content)
    assert "23:00" in asked.text
    assert await kept(ann) != before
    await ann.presses(asked, "Yes")
    assert await kept(ann) == before
    again = await ann.gives("settings", "import", file=content)
    assert not again.buttons
    assert (await ann.ground.audited(ann.channel))[0].entry.what == "settings"


NO_SETTINGS = (b"", b"not json", b"[]", b'{"version": 99}', b"\xff\xfe\x00", b'{"a":' * 500, b"0" * 300_000)


async def test_what_is_no_settings_changes_nothing(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    before = await kept(ann)
    for content in NO_SETTINGS:
        told = await ann.gives("settings", "import", file=content)
        assert told.text
        assert "did not work" not in told.text, content[:20]
        assert not any(label.startswith("Yes") for label in told.buttons), content[:20]
    assert await kept(ann) == before


async def test_they_are_copied_to_another_channel(of_two: Moderator) -> None:
    ann, banter = of_two, of_two.elsewhere()
    await ann.gives("follow", "Riverside Reds")
    await banter.gives("follow", "The Cup")
    await ann.gives("quiet", "23:00 8:00")
    asked = await ann.gives("settings", "copy", banter.place)
    assert banter.place in asked.text
    assert await kept(banter) != await kept(ann)
    await ann.presses(asked, "Yes")
    assert await kept(banter) == await kept(ann)
