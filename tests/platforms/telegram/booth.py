"""A ballot of our own making: what the handlers do with it, in a few lines."""

from dataclasses import dataclass, field

from bot.chat import Action, Answer, Blank, Choice, Paragraph, Post, Request, Sheet, Text

PLAYERS = ("Alisson", "Van Dijk", "Robertson", "Mac Allister", "Szoboszlai", "Salah", "Núñez")
RATE = Action("Rate the players", "rate", {"b": "17"})
"""The button under the post that opens the ballot."""


@dataclass
class Booth:
    """Ballot 17. `given` counts the marks that were taken in, `marks` are those of each fan in half-steps."""

    marks: dict[str, dict[str, str]] = field(default_factory=dict)
    given: int = 0

    def answer(self, request: Request) -> Answer:
        asked = request.arguments
        own = self.marks.setdefault(request.person, {})
        if asked.get("do") == "done":
            return Answer(Post("Thank you", (Paragraph((Text(said(own)),)),)), True, True)
        if "m" in asked:
            own[asked["p"]] = asked["m"]
            self.given += 1
        at = asked.get("at") or self._next(own)
        return Answer(self._sheet(own, at, "h" in asked), private=True, replaces=True)

    def _next(self, own: dict[str, str]) -> str:
        return next((str(n) for n in range(len(PLAYERS)) if str(n) not in own), "0")

    def _sheet(self, own: dict[str, str], at: str, halves: bool) -> Post:
        steps = [str(n) for n in range(2, 21) if halves == (n % 2 == 1)]
        keys = [Action(label(step), "rate", {"b": "17", "p": at, "m": step}) for step in steps]
        other = Action(
            "Whole" if halves else "½", "rate", {"b": "17", "at": at} | ({} if halves else {"h": "1"})
        )
        last = (other, Action("Done", "rate", {"b": "17", "do": "done"}))
        sheet = Sheet(
            "rate",
            {"b": "17"},
            tuple(Blank(str(n), name, value=own.get(str(n))) for n, name in enumerate(PLAYERS)),
            tuple(Choice(label(str(step)), str(step)) for step in range(2, 21)),
            (tuple(keys[:5]), tuple(keys[5:]), last),
            at,
        )
        return Post(PLAYERS[int(at)], (Paragraph((Text(said(own)),)),), sheet=sheet)


def label(step: str) -> str:
    return f"{int(step) / 2:g}"


def said(own: dict[str, str]) -> str:
    return ", ".join(f"{PLAYERS[int(p)]} {label(m)}" for p, m in sorted(own.items())) or "No marks yet"
