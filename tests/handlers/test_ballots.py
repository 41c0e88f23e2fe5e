"""What moderators see of ballots, and set."""

from bot.chat import Action, Answer, Request
from bot.knowledge.ballot_watch import WORTH_TELLING
from tests.handlers.matchday import LONDON, NEXT_MORNING, NOBODY, REDS, Matchday


async def as_moderator(told: Matchday, **arguments: str) -> Answer:
    return await told.desk.answer(Request("ballots", arguments, REDS, "mod", LONDON, may_moderate=True))


async def test_options_are_buttons_that_switch_in_place(ended: Matchday) -> None:
    answer = await as_moderator(ended)
    assert [action.label for action in answer.post.actions] == [
        "☐ Both sides",
        "☐ Manager",
        "☐ Referee",
        "☐ Pick of the player of the match",
    ]
    switched = await ended.press(answer, "☐ Manager", moderator=True)
    assert switched.replaces
    assert Action("☑ Manager", "ballots", {"set": "manager", "to": "0"}) in switched.post.actions
    again = await as_moderator(ended)
    assert "☑ Manager" in [action.label for action in again.post.actions]
    assert "☐ Both sides" in [action.label for action in again.post.actions]


async def test_a_button_pressed_twice_does_not_switch_back(ended: Matchday) -> None:
    for _press in range(2):
        answer = await as_moderator(ended, set="both", to="1")
    assert "☑ Both sides" in [action.label for action in answer.post.actions]


async def test_only_moderators_may_look_and_switch(ended: Matchday) -> None:
    assert (await ended.ask("ballots")).post.title == "That is for moderators"
    assert (await ended.ask("ballots", set="both", to="1")).post.title == "That is for moderators"


async def test_the_running_ballot_is_told_in_figures(ended: Matchday) -> None:
    said = (await ended.read("rate", player="salah", mark="9"), await as_moderator(ended))[1]
    text = str(said.post.blocks)
    assert "Atalanta v Liverpool" in text
    assert "Web 1" in text
    assert "Nothing stands out" in text


async def test_a_channel_that_follows_nothing_can_still_look(ended: Matchday) -> None:
    answer = await ended.desk.answer(Request("ballots", {}, NOBODY, "mod", LONDON, may_moderate=True))
    assert answer.post.title == "Ballots in this channel"


async def test_while_averages_are_hidden_moderators_read_no_mark_either(ended: Matchday) -> None:
    for person in range(WORTH_TELLING):
        await ended.ask("rate", REDS, f"{person}", player="salah", mark="9.5")
    running = str((await as_moderator(ended)).post.blocks)
    assert "ballots have one mark only" in running
    assert "9.5" not in running
    await ended.come_to(NEXT_MORNING)
    assert "9.5" in str((await as_moderator(ended)).post.blocks)
