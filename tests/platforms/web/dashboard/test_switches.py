"""A line and the button that switches what it tells are one thing on the page."""

from bot.chat import Action, Bullets, Paragraph, Text
from bot.platforms.web.dashboard.switches import Switch, switched

GOALS = Action("☑ Goals", "posts", {"kind": "goal", "to": "off"})
CARDS = Action("☐ Cards", "posts", {"kind": "card", "to": "on"})
MORE = Action("When reminders come", "reminders")
INTRO = Paragraph((Text("Choose."),))


def test_a_switch_has_the_line_that_begins_with_its_name() -> None:
    lines = Bullets(((Text("☑ "), Text("Goals", strong=True), Text(" – a message for each")),))
    found = switched([INTRO, lines], [GOALS, MORE])
    assert found.switches == (Switch("Goals", (Text("a message for each"),), True, GOALS),)
    assert found.blocks == (INTRO,)
    assert found.actions == (MORE,)


def test_a_switch_without_a_line_stands_alone() -> None:
    found = switched([INTRO], [CARDS])
    assert found.switches == (Switch("Cards", (), False, CARDS),)
    assert found.blocks == (INTRO,)


def test_lines_of_other_things_stay() -> None:
    other = (Text("Language", strong=True), Text(": English"))
    boxed = (Text("☑ "), Text("Goals", strong=True), Text(" – a message for each"))
    unswitched = (Text("☑ "), Text("Half time", strong=True), Text(" – in short"))
    found = switched([Bullets((other, boxed, unswitched))], [GOALS])
    assert found.blocks == (Bullets((other, unswitched)),)
