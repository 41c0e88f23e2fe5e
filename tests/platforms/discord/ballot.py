"""A ballot of a few lines: one fan's marks, and the sheet to give them on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.chat import Action, Answer, Blank, Choice, Paragraph, Post, Request, Sheet, Text

PLAYERS = ("Alisson", "Robertson", "Van Dijk", "Salah")
MENU = "1|rate|b=17&at="
"""The custom id of the sheet's menu."""


@dataclass
class Ballot:
    """Handlers of a few lines: the marks of one fan in half-steps."""

    players: Sequence[str] = PLAYERS
    marks: dict[str, int] = field(default_factory=dict)

    def answer(self, request: Request) -> Answer:
        asked = request.arguments
        if asked.get("do") == "done":
            return Answer(Post("Done", (Paragraph((Text(self.told()),)),)), private=True, replaces=True)
        if asked.get("do") == "press":
            self.marks |= {str(number): 13 for number in range(len(self.players))}
        if mark := asked.get("m"):
            self.marks[asked["p"]] = int(mark)
        at = asked.get("p") or asked.get("at") or "0"
        known = at if at.isdigit() and int(at) < len(self.players) else "0"
        return Answer(self.post(known, asked.get("h") == "1"), private=True, replaces="b" in asked)

    def told(self) -> str:
        return ", ".join(f"{self.players[int(n)]} {m / 2:g}" for n, m in self.marks.items())

    def post(self, at: str, halves: bool = False) -> Post:
        steps = [3, 5, 7, 9, 11, 13, 15, 17, 19] if halves else [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]
        keys = [self.key(f"{step / 2:g}", p=at, m=str(step)) for step in steps]
        on = (self.key("½", at=at, h="0" if halves else "1"), self.key("As the press", do="press", at=at))
        sheet = Sheet(
            "rate",
            {"b": "17"},
            tuple(
                Blank(str(n), player, value=str(self.marks[str(n)]) if str(n) in self.marks else None)
                for n, player in enumerate(self.players)
            ),
            tuple(Choice(f"{step / 2:g}", str(step)) for step in range(2, 21)),
            keys=(tuple(keys[:5]), tuple(keys[5:]), on),
            at=at,
            jump="Go to a player",
        )
        title = f"Rate {self.players[int(at)]}"
        words = (Paragraph((Text(self.told()),)),)
        return Post(title, words, actions=(self.key("Done", do="done"),), sheet=sheet)

    def key(self, label: str, **arguments: str) -> Action:
        return Action(label, "rate", {"b": "17"} | arguments)
