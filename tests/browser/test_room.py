"""The room as people use it."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.chat import Action, Paragraph, Post, Show, Table, Text, When
from bot.knowledge.occasion import Kind
from storage.database import Database
from tests.browser.conftest import enter
from tests.platforms.web.stage import Stage, a_stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

KICKOFF = datetime(2024, 4, 18, 19, tzinfo=UTC)
LONG = Post("A long preview", tuple(Paragraph((Text(f"Line {n}"),)) for n in range(60)))
RATINGS = Post(
    "How they were rated",
    (
        Table(
            "Marks out of ten",
            ("Player", "LiverpoolWorld", "Anfield Index", "Sportface", "Fans"),
            (("Caoimhín Kelleher", "5", "4", "5.5", "5.8"), ("Alexis Mac Allister", "–", "–", "5.5", "5.4")),
        ),
        Paragraph((Text("https://example.org/" + "a-very-long-address/" * 12),)),
    ),
    actions=(Action("The tie now", "tie", {"team": "Liverpool"}),),
    colour="#c8102e",
)


async def test_posts_arrive_without_a_reload(stage: Stage, page: Page) -> None:
    await expect(page.locator("#empty")).to_be_visible()
    await stage.say("Salah scores")
    await expect(page.locator("article h2")).to_have_text("Salah scores")
    await expect(page.locator("#announcer")).to_have_text("Goal: Salah scores")
    await expect(page.locator("#empty")).to_be_hidden()


async def test_a_correction_takes_the_place_of_what_was_said(stage: Stage, page: Page) -> None:
    await stage.say("Goal!", key="k1")
    await stage.say("Card", key="k2")
    await stage.say("No goal", key="k1", revision=2)
    await expect(page.locator("article h2")).to_have_text(["No goal", "Card"])
    await expect(page.locator("#m-k1 .edited")).to_contain_text("version 2")


async def test_a_command_by_keyboard_alone(stage: Stage, page: Page) -> None:
    await page.keyboard.press("/")
    box = page.get_by_role("combobox")
    await expect(box).to_be_focused()
    await page.keyboard.type("ti")
    await expect(page.get_by_role("option")).to_have_count(1)
    await expect(box).to_have_attribute("aria-expanded", "true")
    await page.keyboard.press("ArrowDown")
    await expect(box).to_have_attribute("aria-activedescendant", "choice-0")
    await page.keyboard.press("Enter")
    await expect(box).to_have_value("/tie ")
    await page.keyboard.type("li")
    await expect(page.get_by_role("option")).to_have_text(["LiverpoolWhose match"])
    await page.keyboard.press("Tab")
    await expect(box).to_have_value("/tie Liverpool")
    await page.keyboard.press("Enter")
    await expect(page.locator("article.answer h2")).to_have_text("tie for you")
    await expect(page.locator("article.answer .asked")).to_contain_text("/tie Liverpool")
    await expect(page.locator("article.answer")).to_contain_text("Only you see this")
    await expect(box).to_have_value("")
    await expect(box).to_be_focused()
    await page.reload()
    await expect(page.locator("article.answer h2")).to_have_text("tie for you")


async def test_escape_closes_the_suggestions_and_keeps_the_words(page: Page) -> None:
    await page.keyboard.press("/")
    await expect(page.get_by_role("listbox")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await expect(page.get_by_role("combobox")).to_have_value("/")


async def test_another_tab_sees_the_answer_and_another_visitor_does_not(
    browser: Browser, stage: Stage, anna: BrowserContext, page: Page
) -> None:
    second = await anna.new_page()
    await enter(second)
    stranger = await browser.new_page(base_url=stage.url)
    await enter(stranger)
    await page.fill("#ask", "/tie Liverpool")
    await page.keyboard.press("Enter")
    await expect(second.locator("article.answer h2")).to_have_text("tie for you")
    await expect(page.locator("article")).to_have_count(1)
    await stage.say("Goal!")
    await expect(stranger.locator("article h2")).to_have_text("Goal!")


async def test_an_article_is_pasted_with_its_lines(stage: Stage, page: Page) -> None:
    box = page.get_by_role("combobox")
    height = await box.evaluate("box => box.offsetHeight")
    await box.fill("/read")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.insert_text("Out: Jota\n\nDoubt: Salah")
    await expect(box).to_have_value("/read\nOut: Jota\n\nDoubt: Salah")
    assert await box.evaluate("box => box.offsetHeight") > height
    await page.keyboard.press("Enter")
    await expect(page.locator("article.answer h2")).to_have_text("read for you")
    assert stage.asked[0].arguments == {"article": "Out: Jota\n\nDoubt: Salah"}
    await expect(box).to_have_value("")


async def test_a_button_asks_and_its_answer_replaces(page: Page) -> None:
    await page.fill("#ask", "/next Atalanta")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Again").click()
    await expect(page.locator("article.answer .edited")).to_contain_text("updated")
    await expect(page.locator("article")).to_have_count(1)


async def test_a_reader_of_old_posts_is_not_dragged_away(stage: Stage, page: Page) -> None:
    await stage.say(LONG, key="long")
    await stage.say("Salah scores", key="k1")
    await expect(page.locator("#m-k1")).to_be_in_viewport()
    await page.evaluate("scrollTo(0, 0)")
    await stage.say("Another", key="k2")
    button = page.get_by_role("button", name="1 new post")
    await expect(button).to_be_visible()
    assert await page.evaluate("scrollY") == 0
    await button.click()
    await expect(page.locator("#m-k2")).to_be_in_viewport()
    await expect(button).to_be_hidden()


async def test_times_are_the_readers_own(stage: Stage, page: Page) -> None:
    await stage.say(Post("Soon", (Paragraph((When(KICKOFF, Show.TIME),)),)))
    time = page.locator("article .blocks time")
    await expect(time).to_have_text("21:00")  # in Bergamo; the room itself lives by London's clock
    await expect(time).to_have_attribute("title", "20:00 BST")


async def test_a_countdown_follows_the_clock_of_the_site(stage: Stage, page: Page) -> None:
    stage.status = "Rehearsal"
    await stage.say(Post("Soon", (Paragraph((When(KICKOFF, Show.RELATIVE),)),)))
    await page.reload()
    await expect(page.locator("article .blocks time")).to_have_text("in 53 minutes")


async def test_the_status_line_is_live(stage: Stage, page: Page) -> None:
    stage.status = "Rehearsal: 18:07, 35× speed"
    await page.reload()
    await expect(page.locator("#status")).to_have_text("Rehearsal: 18:07, 35× speed")
    stage.status = "Rehearsal: 18:08, 35× speed"
    await expect(page.locator("#status")).to_have_text("Rehearsal: 18:08, 35× speed")


async def test_a_spoiler_is_uncovered_by_key(stage: Stage, anna: BrowserContext) -> None:
    await stage.say(
        Post("Goal", (Paragraph((Text("It was "), Text("Salah", secret=True))),)), room="atalanta"
    )
    page = await anna.new_page()
    await enter(page, "/rooms/atalanta")
    await expect(page.locator(".covered")).to_be_hidden()
    await page.get_by_role("checkbox", name="Show spoiler").focus()
    await page.keyboard.press("Space")
    await expect(page.locator(".covered")).to_be_visible()


async def test_help_fills_the_box(page: Page) -> None:
    await page.get_by_role("button", name="What you can ask").click()
    await page.get_by_role("link", name="/rate player mark").click()
    await expect(page.get_by_role("combobox")).to_have_value("/rate ")
    await expect(page.get_by_role("combobox")).to_be_focused()


async def test_the_colours_are_kept(page: Page) -> None:
    await page.emulate_media(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(ground)
    button = page.get_by_role("button", name="Colours")
    await button.click()
    await button.click()
    dark = await page.evaluate(ground)
    assert dark != light
    await page.reload()
    assert await page.evaluate(ground) == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_phone_never_scrolls_sideways(stage: Stage, browser: Browser, scheme: str) -> None:
    stage.status = "Rehearsal: Thu 18 Apr 2024, 20:07 UTC, 35× speed"
    await stage.say(RATINGS, kind=Kind.RATINGS)
    context = await browser.new_context(
        base_url=stage.url, viewport={"width": 360, "height": 740}, color_scheme=scheme,  # type: ignore[arg-type]
        is_mobile=True, has_touch=True,
    )  # fmt: skip
    page = await context.new_page()
    await enter(page)
    await page.fill("#ask", "/tie Liverpool")
    await page.keyboard.press("Enter")
    await expect(page.locator("article")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    assert await page.evaluate("document.querySelector('.scroll').scrollWidth > 300")
    assert len(await page.screenshot()) > 10_000
    small = await page.evaluate(
        "[...document.querySelectorAll('button, textarea')].filter(e => e.offsetParent)"
        ".filter(e => e.offsetHeight < 40).length"
    )
    assert small == 0, "a thumb needs 40 pixels"
    await context.close()


async def test_without_a_script_it_is_still_a_room(stage: Stage, browser: Browser) -> None:
    await stage.say(RATINGS, kind=Kind.RATINGS)
    context = await browser.new_context(base_url=stage.url, java_script_enabled=False)
    page = await context.new_page()
    await page.goto("/")
    await expect(page.locator("article h2")).to_have_text("How they were rated")
    await expect(page.locator("#theme")).to_be_hidden()
    await page.fill("#ask", "/lineup Atalanta")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("article.answer")).to_contain_text("team=Atalanta")
    await page.get_by_role("button", name="The tie now").click()
    await expect(page.locator("article.answer").nth(1)).to_contain_text("team=Liverpool")
    await page.get_by_role("button", name="What you can ask").click()
    await expect(page.locator("#help")).to_be_visible()
    await context.close()


async def test_a_site_that_restarts_finds_its_readers_again(store: Database, browser: Browser) -> None:
    page = await browser.new_page()
    connection = page.locator("#connection")
    async with a_stage(store) as before:
        await enter(page, f"{before.url}/rooms/liverpool")
    await expect(connection).to_have_attribute("data-state", "lost")
    async with a_stage(store, port=int(before.url.rpartition(":")[2])) as after:
        await after.say("Salah scores")
        await expect(connection).to_have_attribute("data-state", "connected", timeout=10_000)
        await expect(page.locator("article h2")).to_have_text("Salah scores")
    await page.close()


async def test_the_browser_finds_nothing_to_complain_of(stage: Stage, anna: BrowserContext) -> None:
    page = await anna.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await stage.say(RATINGS, kind=Kind.RATINGS)
    await enter(page)
    await stage.say("Goal!", key="k2")
    await page.fill("#ask", "/tie")
    await page.keyboard.press("Enter")
    await expect(page.locator("article")).to_have_count(3)
    await page.get_by_role("button", name="Colours").click()
    assert complaints == []
