"""The sheet: press by press, as a form, and what the moderators want on it."""

from bot.chat import Answer, Request
from bot.knowledge.ballot import BallotOptions
from storage import channels
from tests.handlers.matchday import (
    DEA,
    LONDON,
    MARKED,
    NEXT_MORNING,
    NOBODY,
    REDS,
    Matchday,
)


def labels(answer: Answer) -> list[list[str]]:
    assert answer.post.sheet is not None
    return [[key.label for key in row] for row in answer.post.sheet.keys]


def blanks(answer: Answer) -> dict[str, str | None]:
    """What stands in each line of the sheet."""
    assert answer.post.sheet is not None
    return {blank.label: blank.value for blank in answer.post.sheet.blanks}


async def wants(told: Matchday, options: BallotOptions) -> None:
    async with told.database.write() as conn:
        here = await channels.settings(conn, REDS)
        assert here is not None
        await channels.set_ballot(conn, here.id, options)


async def test_rate_alone_opens_the_sheet_of_the_followed_side_in_private(ended: Matchday) -> None:
    answer = await ended.ask("rate")
    assert answer.private
    assert not answer.replaces
    assert answer.post.title == "Rate Alisson"
    assert labels(answer) == [
        ["1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
        ["◀", "½", "▶"],
    ]
    assert len(blanks(answer)) == 16
    assert next(iter(blanks(await ended.ask("rate", DEA)))) == "Juan Musso"


async def test_a_channel_that_follows_neither_side_rates_both(ended: Matchday) -> None:
    assert len(blanks(await ended.ask("rate", NOBODY))) == 30


async def test_a_press_gives_the_mark_and_leads_on_in_the_same_message(
    ended: Matchday,
) -> None:
    answer = await ended.press(await ended.ask("rate"), "7")
    assert answer.replaces
    assert answer.private
    assert answer.post.title == "Rate Trent Alexander-Arnold"
    assert blanks(answer)["Alisson"] == "14"


async def test_the_sheet_is_resumed_where_one_left_off(ended: Matchday) -> None:
    await ended.press(await ended.ask("rate"), "7")
    assert (await ended.ask("rate")).post.title == "Rate Trent Alexander-Arnold"
    assert (await ended.ask("rate", REDS, "somebody else")).post.title == "Rate Alisson"


async def test_halves_are_a_second_set_of_keys(ended: Matchday) -> None:
    halves = await ended.press(await ended.ask("rate"), "½")
    assert labels(halves)[:2] == [["1.5", "2.5", "3.5", "4.5", "5.5"], ["6.5", "7.5", "8.5", "9.5"]]
    assert blanks(await ended.press(halves, "6.5"))["Alisson"] == "13"


async def test_the_mark_given_so_far_stands_out_and_can_be_cleared(ended: Matchday) -> None:
    back = await ended.press(await ended.press(await ended.ask("rate"), "7"), "◀")
    assert "•7" in labels(back)[1]
    cleared = await ended.press(back, "Clear this mark")
    assert cleared.post.title == "Rate Alisson"
    assert blanks(cleared)["Alisson"] is None


async def test_the_press_fills_what_is_still_empty_and_only_that(told: Matchday) -> None:
    await told.come_to(MARKED)
    started = await told.press(await told.ask("rate"), "9")
    filled = await told.press(started, "The rest as the press")
    assert blanks(filled)["Alisson"] == "18"
    assert blanks(filled)["Mohamed Salah"] == "13"  # 6, 6.5 and 6.5
    assert all(blanks(filled).values())
    assert "The rest as the press" not in [action.label for action in filled.post.actions]


async def test_before_the_papers_have_rated_there_is_nothing_to_start_from(ended: Matchday) -> None:
    asked = await ended.ask("rate")
    assert "The rest as the press" not in [action.label for action in asked.post.actions]


async def test_after_the_last_mark_comes_the_summary(ended: Matchday) -> None:
    answer = await ended.ask("rate")
    for _player in range(16):
        answer = await ended.press(answer, "6")
    assert answer.post.title == "Your marks: Atalanta v Liverpool"
    assert answer.post.sheet is None
    assert (await ended.press(answer, "Change a mark")).post.title == "Rate Alisson"


async def test_a_form_brings_all_marks_at_once_and_empties_blanks(ended: Matchday) -> None:
    sheet = (await ended.ask("rate")).post.sheet
    assert sheet is not None
    alisson, alexander_arnold, *_others = sheet.blanks
    both = {f"blank.{alisson.name}": "15", f"blank.{alexander_arnold.name}": "12"}
    answer = await ended.ask("rate", REDS, "fan", **sheet.arguments, **both)
    assert answer.replaces
    assert answer.post.title == "Your marks: Atalanta v Liverpool"
    await ended.ask("rate", REDS, "fan", **sheet.arguments, **{f"blank.{alisson.name}": ""})
    given = blanks(await ended.ask("rate"))
    assert given["Alisson"] is None
    assert given["Trent Alexander-Arnold"] == "12"


async def test_a_form_with_somebody_who_is_not_on_the_ballot_keeps_the_rest(ended: Matchday) -> None:
    sheet = (await ended.ask("rate")).post.sheet
    assert sheet is not None
    forged = {"blank.999": "12", "blank.x": "12", f"blank.{sheet.blanks[0].name}": "12"}
    await ended.ask("rate", REDS, "fan", **sheet.arguments, **forged)
    assert blanks(await ended.ask("rate"))["Alisson"] == "12"


async def test_what_is_no_mark_is_refused_and_nothing_of_it_kept(ended: Matchday) -> None:
    sheet = (await ended.ask("rate")).post.sheet
    assert sheet is not None
    for forged in ("21", "1", "-2", "seven", "99999999999999999999"):
        answer = await ended.ask("rate", REDS, "fan", **sheet.arguments, p=sheet.blanks[0].name, m=forged)
        assert answer.post.title == "That is not a mark"
    assert not any(blanks(await ended.ask("rate")).values())


async def test_buttons_of_no_ballot_and_of_nobody_on_it_are_answered(ended: Matchday) -> None:
    sheet = (await ended.ask("rate")).post.sheet
    assert sheet is not None
    for forged in ("999", "x", "-1"):
        assert (await ended.ask("rate", b=forged, p="1", m="12")).post.title == "That ballot is gone"
    nobody = await ended.ask("rate", REDS, "fan", **sheet.arguments, p="999", m="12")
    assert nobody.post.title == "Not on the ballot any more"


async def test_a_press_after_the_close_is_told_when_it_closed(ended: Matchday) -> None:
    open_ = await ended.ask("rate")
    await ended.come_to(NEXT_MORNING)
    late = await ended.press(open_, "7")
    assert late.post.title == "Voting is closed: Atalanta v Liverpool"
    assert late.replaces


async def test_a_script_is_asked_to_wait_and_its_marks_are_kept(ended: Matchday) -> None:
    sheet = (await ended.ask("rate")).post.sheet
    assert sheet is not None
    alisson = {**sheet.arguments, "p": sheet.blanks[0].name}
    for mark in range(2, 21):
        for half in range(3):
            answer = await ended.ask("rate", REDS, "fan", **alisson, m=str(mark - mark % 2 + half % 2))
    assert answer.post.title == "One moment"
    onward = await ended.press(answer, "Go on")
    assert blanks(onward)["Alisson"] is not None


async def test_moderators_choose_who_stands_on_the_sheet(ended: Matchday) -> None:
    await wants(ended, BallotOptions(both=True, manager=True, referee=True))
    answer = await ended.ask("rate")
    names = list(blanks(answer))
    assert names[0] == "Alisson"
    assert len(names) == 33
    assert names[16] == "Jürgen Klopp (manager)"
    assert names[17] == "Juan Musso"
    assert names[-1].endswith("(referee)")
    assert (await ended.press(answer, "Atalanta")).post.title == "Rate Juan Musso"


async def test_a_pick_of_its_own_comes_after_the_last_mark(ended: Matchday) -> None:
    await wants(ended, BallotOptions(pick=True))
    answer = await ended.ask("rate")
    for mark in ["6"] * 7 + ["9"] + ["6"] * 8:
        answer = await ended.press(answer, mark)
    assert answer.post.title == "Your player of the match"
    assert labels(answer)[0][0] == "Curtis Jones"  # marked best, so offered first
    done = await ended.press(await ended.press(answer, "More players"), "Dominik Szoboszlai")
    assert "Your player of the match: Dominik Szoboszlai." in await ended.read("rate", **done_(done))
    again = await ended.press(done, "Player of the match")
    assert (await ended.press(again, "Take it back")).post.title == "Your player of the match"


def done_(answer: Answer) -> dict[str, str]:
    """The arguments that show a summary again."""
    ballot = next(action for action in answer.post.actions if "b" in action.arguments)
    return {"b": ballot.arguments["b"], "do": "done"}


async def test_the_pick_is_a_line_of_the_form_and_of_a_menu(ended: Matchday) -> None:
    await wants(ended, BallotOptions(pick=True))
    sheet = (await ended.ask("rate")).post.sheet
    assert sheet is not None
    pick = sheet.blanks[-1]
    assert pick.name == "pick"
    salah = next(choice for choice in pick.choices if choice.label == "Mohamed Salah")
    answer = await ended.ask("rate", REDS, "fan", **sheet.arguments, **{"blank.pick": salah.value})
    assert answer.post.title == "Your marks: Atalanta v Liverpool"
    menu = await ended.ask("rate", REDS, "fan", **sheet.arguments, at="pick")
    assert menu.post.title == "Your player of the match"
    assert "•Mohamed Salah" in [label for row in labels(menu) for label in row]


async def test_a_fan_without_a_mark_reads_so_in_the_summary(ended: Matchday) -> None:
    answer = await ended.press(await ended.ask("rate"), "Done")
    assert "You have given no marks yet." in await ended.read("rate", **done_(answer))


async def test_a_sheet_speaks_to_the_fan_who_holds_it(ended: Matchday) -> None:
    answer = await ended.ask("rate")
    key = answer.post.sheet.keys[0][0] if answer.post.sheet else None
    assert key is not None
    other = Request(key.command, dict(key.arguments), DEA, "other", LONDON)
    assert blanks(await ended.desk.answer(other))["Alisson"] == "2"
    assert blanks(await ended.ask("rate"))["Alisson"] is None


async def on_a_page(told: Matchday, **arguments: str) -> Answer:
    """Where sheets are seen as forms."""
    return await told.desk.answer(Request("rate", arguments, REDS, "fan", LONDON, forms=True))


async def test_where_there_are_forms_everybody_is_on_one_page(ended: Matchday) -> None:
    opened = await on_a_page(ended)
    assert opened.post.title == "Your marks: Atalanta v Liverpool"
    assert len(blanks(opened)) == 16
    first = opened.post.sheet.blanks[0].name if opened.post.sheet else ""
    sent = await on_a_page(ended, b="1", **{f"blank.{first}": "14"})
    assert sent.replaces
    onward = next(action for action in sent.post.actions if action.command == "rate")
    assert blanks(await on_a_page(ended, **onward.arguments))["Alisson"] == "14"


async def test_a_form_filled_in_like_the_press_is_a_form_again(ended: Matchday) -> None:
    await ended.come_to(MARKED)
    filled = await on_a_page(ended, **(await on_a_page(ended)).post.actions[0].arguments)
    assert filled.post.title == "Your marks: Atalanta v Liverpool"
    assert all(blanks(filled).values())


async def test_a_press_where_the_match_is_not_over_after_all_is_told_so(ended: Matchday) -> None:
    open_ = await ended.ask("rate")
    await ended.calls_off()
    assert (await ended.press(open_, "7")).post.title == "Not yet: Atalanta v Liverpool"
