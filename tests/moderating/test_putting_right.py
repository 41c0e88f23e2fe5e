"""What is known of a match is put right for one community, and back again; news of players."""

from datetime import timedelta

import pytest

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey
from storage import dossiers
from tests.moderating.ground import NEXT, OVER
from tests.moderating.moderator import Moderator

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def dossier(ann: Moderator, match: MatchKey, *, ours: bool = True) -> Dossier:
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        return await dossiers.load(conn, match, known.community if ours else None)


async def test_a_kickoff_is_corrected_taken_back_and_said_again(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    asked = await ann.gives("correct", "kickoff", "tomorrow 20:15")
    assert "20:15" in asked.text
    assert (await dossier(ann, NEXT.key)).kickoff_at == ann.ground.kickoff
    corrected = await ann.presses(asked, "Yes")
    tomorrow = (ann.ground.began + timedelta(days=1)).date()
    at = (await dossier(ann, NEXT.key)).kickoff_at
    assert at is not None
    assert (at.date(), at.hour, at.minute) == (tomorrow, 20, 15)
    assert (await dossier(ann, NEXT.key, ours=False)).kickoff_at == ann.ground.kickoff
    undone = await ann.presses(corrected, "Undo")
    assert (await dossier(ann, NEXT.key)).kickoff_at == ann.ground.kickoff
    await ann.presses(undone, "Correct it again")
    assert (await dossier(ann, NEXT.key)).kickoff_at == at
    await ann.gives("undo")
    assert (await dossier(ann, NEXT.key)).kickoff_at == ann.ground.kickoff
    nothing = await ann.gives("undo")
    assert nothing.alone
    told = [one.entry.what for one in await ann.ground.audited(ann.channel)]
    assert told == ["undo", "correct", "undo", "correct", "follow"]


async def test_a_score_is_corrected_in_this_community_alone(ann: Moderator) -> None:
    abroad = ann.abroad()
    for one in (ann, abroad):
        await one.gives("follow", "Riverside Reds")
    await ann.presses(await ann.gives("correct", "score", "3-1"), "Yes")
    here, there = await dossier(ann, OVER.key), await dossier(abroad, OVER.key)
    assert here.result is not None
    assert there.result is not None
    assert (here.result.value.score.home, there.result.value.score.home) == (3, 2)


async def test_what_is_so_already_is_not_corrected(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    told = await ann.gives("correct", "score", "2-1")
    assert not any(label.startswith("Yes") for label in told.buttons)


async def test_a_player_is_said_to_be_out_and_back(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    noted = await ann.gives("news", "add", "Okonkwo", "out", "ankle", "until May")
    assert "Okonkwo" in noted.text
    assert "ankle" in noted.text
    [absentee] = (await dossier(ann, NEXT.key)).absentees
    back = absentee.absence.value.until
    assert back is not None
    assert (back.month, back.day) == (5, 1)
    assert (await dossier(ann, NEXT.key, ours=False)).absentees == ()
    listed = await ann.gives("news")
    assert "Okonkwo" in listed.text
    await ann.gives("news", "withdraw", "Okonkwo")
    assert (await dossier(ann, NEXT.key)).absentees == ()
    told = [one.entry.what for one in await ann.ground.audited(ann.channel)]
    assert told == ["news", "news", "follow"]
