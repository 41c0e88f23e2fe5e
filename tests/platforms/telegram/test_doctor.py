"""What `doctor` says of a token, of what @BotFather was told, and of the chats that are followed."""

import logging
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.platforms.finding import Finding, Level
from bot.platforms.telegram import doctor_chats, invite
from bot.platforms.telegram.doctor import examine
from bot.platforms.telegram.doctor_chats import AT_MOST, NAMED
from tests.telegram_server import Chat, Fault, TelegramServer, wire
from tests.telegram_server.webhook import Hook

READING = {"getMe", "getWebhookInfo", "getChat", "getChatMember"}


async def examined(
    server: TelegramServer, *followed: Chat | str | int, token: str = "", webhook: str | None = None
) -> list[Finding]:
    addresses = [str(one.id) if isinstance(one, Chat) else str(one) for one in followed]
    found = await examine(token or server.token, addresses, server.api_url, webhook)
    assert {entry.method for entry in server.log} <= READING
    assert (token or server.token) not in str(found)
    return found


def told(found: list[Finding], name: str) -> Finding:
    [finding] = [one for one in found if one.name == f"Telegram {name}".strip()]
    return finding


async def test_all_is_well(server: TelegramServer) -> None:
    group, channel = server.a_group("Kop"), server.a_channel("Match day")
    ann = server.a_person("Ann", started=True)
    found = await examined(server, group, channel, ann.id)
    assert {one.level for one in found} == {Level.OK}
    assert "3 followed" in told(found, "chats").found
    assert told(found, "groups").found == invite.to_group(server.username)
    assert "pinning in 2 of 3" in told(found, "options").found
    assert told(found, "options").advice.endswith("who may: Pin messages.")


@pytest.mark.parametrize("token", ["7012345678:AAF-another_token", "no token", "", "1:a\nb", "1:ü"])
async def test_a_token_that_is_none(server: TelegramServer, token: str) -> None:
    [finding] = await examine(token, (), server.api_url)
    assert finding.level is Level.FAIL
    assert "TELEGRAM_TOKEN" in finding.advice
    assert not token or token not in str(finding)


async def test_telegram_cannot_be_reached(server: TelegramServer, caplog: pytest.LogCaptureFixture) -> None:
    await server.stop()
    with caplog.at_level(logging.INFO):
        [finding] = await examined(server)
    assert finding.level is Level.FAIL
    assert "127.0.0.1" in finding.advice
    assert server.token not in caplog.text


async def test_the_token_is_in_no_log(server: TelegramServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await examined(server, server.a_group("Kop"))
    assert server.token not in caplog.text


async def test_what_botfather_was_told(server: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = wire.me(server.world) | {
        "can_join_groups": False,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
    }
    monkeypatch.setattr(wire, "me", lambda _: facts)
    found = await examined(server)
    assert told(found, "groups").level is Level.FAIL
    assert "/setjoingroups" in told(found, "groups").advice
    assert told(found, "privacy mode").level is Level.WARN
    assert "/setprivacy" in told(found, "privacy mode").advice
    assert told(found, "inline mode").level is Level.WARN
    assert "/setinline" in told(found, "inline mode").advice


async def test_a_webhook_while_updates_are_fetched(server: TelegramServer) -> None:
    assert told(await examined(server), "updates") == Finding("Telegram updates", Level.OK, "are fetched")
    server.updates.hook = Hook("https://old.example/secret-path", "s")
    finding = told(await examined(server), "updates")
    assert finding.level is Level.WARN
    assert "old.example" in finding.found
    assert "secret-path" not in str(finding)


async def test_a_webhook_that_is_wanted(server: TelegramServer) -> None:
    wanted = "https://bot.example/telegram"
    assert "not brought to bot.example yet" in told(await examined(server, webhook=wanted), "updates").found
    server.updates.hook = Hook("https://old.example/telegram", "s")
    assert "not to bot.example yet" in told(await examined(server, webhook=wanted), "updates").found
    server.updates.hook = Hook(wanted, "s")
    assert told(await examined(server, webhook=wanted), "updates").level is Level.OK


async def test_updates_that_do_not_arrive(server: TelegramServer) -> None:
    wanted = "https://bot.example/telegram"
    server.updates.hook = Hook(wanted, "s", error="Wrong\nresponse: 502", error_at=1)
    server.updates.pending.extend({"update_id": n} for n in range(101))
    found = [one for one in await examined(server, webhook=wanted) if one.level is Level.WARN]
    assert [one.name for one in found] == ["Telegram updates"] * 2
    assert "Wrong response: 502" in found[0].found
    assert "101 wait" in found[1].found


async def test_where_all_is_well_chats_are_told_with_their_ids(server: TelegramServer) -> None:
    kop = server.a_supergroup("Kop")
    many = [server.a_channel() for _ in range(NAMED)]
    assert told(await examined(server, kop), "chats").found.endswith(f"may post in each: Kop {kop.id}")
    assert told(await examined(server, kop, *many), "chats").found.endswith(", …")


async def test_what_is_missing_in_a_chat(server: TelegramServer) -> None:
    muted, silent = server.a_supergroup("Muted"), server.a_supergroup("Silent")
    server.mutes_bot(muted)
    server.permits(silent)
    channel = server.a_channel("Channel", rights=("can_edit_messages",))
    gone, kicked = server.a_group("Gone"), server.a_group("Kicked")
    server.removes_bot(gone)
    server.kicks_bot(kicked)
    old = server.a_group("Old")
    new = await server.migrates(old)
    found = await examined(server, muted, silent, channel, gone, kicked, old, -5, "x/y")
    for name, lacks in (
        ("Muted", "Send messages"),
        ("Silent", "Send messages"),
        ("Channel", "Post messages"),
    ):
        assert told(found, name).level is Level.FAIL
        assert lacks in told(found, name).found
    for chat in (gone.id, kicked.id, -5):
        assert told(found, f"chat {chat}").level is Level.FAIL
        assert told(found, f"chat {chat}").advice
    assert told(found, f"chat {old.id}").level is Level.WARN
    assert str(new.id) in told(found, f"chat {old.id}").found
    assert told(found, "chat x/y").level is Level.FAIL


async def test_options_are_told_in_one_line(server: TelegramServer) -> None:
    forum = server.a_supergroup("Forum", forum=True, rights=("can_pin_messages",))
    group = server.a_group("Kop")
    server.permits(group, "can_send_messages", "can_pin_messages")
    found = await examined(server, forum, f"{forum.id}/7", group, server.a_group("Reds"))
    assert told(found, "options").found == (
        "would work: pinning in 2 of 3 chats, a topic for each match in 0 of 1 with topics"
    )
    assert "Pin messages, Manage topics" in told(found, "options").advice
    assert "3 followed" in told(found, "chats").found


async def test_a_topic_in_a_chat_without(server: TelegramServer) -> None:
    group = server.a_supergroup("Kop")
    found = await examined(server, f"{group.id}/7")
    assert told(found, "Kop").level is Level.WARN
    assert "/setup" in told(found, "Kop").advice


async def test_a_name_is_shown_as_one_line(server: TelegramServer) -> None:
    server.permits(group := server.a_group("Kop\n\u202e" + "x" * 200))
    [finding] = [one for one in await examined(server, group) if one.level is Level.FAIL]
    assert finding.name.startswith("Telegram Kop x")
    assert "\n" not in finding.name
    assert len(finding.name) < 80


async def test_more_chats_than_anybody_waits_for(server: TelegramServer) -> None:
    chats = [server.a_group(f"Group {n}") for n in range(AT_MOST + 30)]
    found = await examined(server, *chats)
    assert len([one for one in server.log if one.method == "getChat"]) == AT_MOST
    assert [one.found for one in found if one.name == "Telegram chats"][-1] == "30 more were not looked at"


async def test_telegram_wishes_to_be_left_alone(server: TelegramServer) -> None:
    chats = [server.a_group(f"Group {n}") for n in range(20)]
    server.fail(Fault.RATE_LIMITED, on="getChat", chat=chats[10], seconds=7)
    found = await examined(server, *chats)
    [left] = [one.found for one in found if "not looked at" in one.found]
    assert 6 <= int(left.split()[0]) <= 13


async def test_what_takes_too_long_is_left(server: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_chats, "ALTOGETHER", 0.3)
    server.fail(Fault.SLOW, on="getChat", times=None, seconds=5)
    found = await examined(server, server.a_group("Kop"))
    assert told(found, "chats").found == "1 more were not looked at"


async def test_one_chat_that_fails_hides_no_other(server: TelegramServer) -> None:
    bad, good = server.a_group("Bad"), server.a_group("Good")
    server.fail(Fault.BAD_GATEWAY, on="getChat", chat=bad, times=None)
    server.permits(good)
    found = await examined(server, bad, good)
    assert told(found, f"chat {bad.id}").level is Level.WARN
    assert told(found, "Good").level is Level.FAIL


def test_the_links_ask_for_what_is_needed_and_no_more() -> None:
    group, channel = urlsplit(invite.to_group("a_bot")), urlsplit(invite.to_channel("a_bot"))
    assert (group.netloc, group.path) == ("t.me", "/a_bot")
    assert parse_qs(group.query) == {"startgroup": ["setup"], "admin": ["pin_messages manage_topics"]}
    assert parse_qs(channel.query) == {"startchannel": ["setup"], "admin": ["post_messages edit_messages"]}
