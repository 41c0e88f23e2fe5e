"""`@bot liverpool` in any chat."""

from bot.chat import Answer, Look, Post, Request
from bot.platforms.telegram.adapter import Telegram
from tests.platforms.telegram.stage import Stage, plain, said_back, until


def of_known_teams(request: Request) -> Answer:
    """What is not known is for the asker only, as the application answers."""
    return Answer(said_back(request), private=request.arguments.get("team", "") not in ("liverpool", "<b>&"))


async def test_the_next_match_and_the_tie_are_offered(stage: Stage, bot: Telegram) -> None:
    stage.answers = of_known_teams
    fan = stage.server.a_person()
    asked = await stage.server.types_inline(fan, "  liverpool ")
    offers = await asked.answered()
    assert [offer.title for offer in offers] == ["next team=liverpool", "tie team=liverpool"]
    assert plain(offers[0].text).startswith("next team=liverpool")
    assert asked.params["is_personal"]
    assert int(asked.params["cache_time"]) == 30
    assert {(request.person, request.channel.address, request.once) for request in stage.asked} == {
        (str(fan.id), str(fan.id), None)
    }


async def test_hostile_words_come_back_inert(stage: Stage, bot: Telegram) -> None:
    stage.answers = of_known_teams
    asked = await stage.server.types_inline(stage.server.a_person(), "<b>&")
    assert [plain(offer.text).partition("\n")[0] for offer in await asked.answered()] == [
        "next team=<b>&",
        "tie team=<b>&",
    ]


async def test_who_typed_nothing_gets_a_hint_that_leads_to_help(stage: Stage, bot: Telegram) -> None:
    stage.answers = of_known_teams
    fan = stage.server.a_person()
    for typed in ("", "lverpol", "x" * 250):
        asked = await stage.server.types_inline(fan, typed)
        assert await asked.answered() == []
        assert "start_parameter" in str(asked.params["button"])
    await stage.server.starts(fan, "help_1")
    await until(lambda: stage.asked[-1].command == "help")


async def test_ones_own_chat_says_how_it_looks(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person(language="it")
    stage.looks[str(fan.id)] = Look("de", "Europe/Berlin")
    await (await stage.server.types_inline(fan, "liverpool")).answered()
    assert {request.look.language for request in stage.asked} == {"de"}


async def test_a_handler_that_fails_is_answered_all_the_same(stage: Stage, bot: Telegram) -> None:
    stage.store_is_away = True
    asked = await stage.server.types_inline(stage.server.a_person(), "liverpool")
    assert await asked.answered() == []


async def test_a_query_that_is_too_old_harms_nobody(stage: Stage, bot: Telegram) -> None:
    stage.answers = lambda request: Answer(Post("Late"))
    stage.slow = 0.1
    fan = stage.server.a_person()
    await stage.server.types_inline(fan, "liverpool")
    stage.server.pass_time(60)
    await stage.says(fan, "/next")
    await until(lambda: stage.posts(fan))
