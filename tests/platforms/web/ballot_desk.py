"""A desk that takes marks: a sheet for five players, the press's marks to start from, an export."""

from dataclasses import dataclass, field, replace

from bot.chat import Action, Answer, Blank, Choice, File, Paragraph, Post, Request, Sheet, Text

MARKS = tuple(Choice(f"{n / 2:g}", str(n)) for n in range(2, 21))
PLAYERS = (
    Blank("1", "Caoimhín Kelleher", "Liverpool", hint="Press 6"),
    Blank("2", "Virgil van Dijk", "Liverpool", hint="Press 7.5"),
    Blank("3", "Mohamed Salah", "Liverpool"),
    Blank("4", "Juan Musso", "Atalanta"),
    Blank("5", "Gianluca Scamacca", "Atalanta", hint="Press 5"),
)
PICK = Blank("pick", "Man of the match", choices=(Choice("Mohamed Salah", "3"), Choice("Juan Musso", "4")))
PRESS = {"1": "12", "2": "15", "5": "10"}


@dataclass
class BallotDesk:
    """`saved` is what was filled in, by name."""

    saved: dict[str, str] = field(default_factory=dict)

    async def marks(self, request: Request) -> Answer:
        for name, value in request.arguments.items():
            if name.startswith("blank."):
                self.saved[name.removeprefix("blank.")] = value
        if request.arguments.get("do") == "press":
            self.saved = PRESS | self.saved
        blanks = tuple(replace(blank, value=self.saved.get(blank.name) or None) for blank in (*PLAYERS, PICK))
        post = Post(
            f"Your marks: {sum(map(bool, self.saved.values()))} given",
            actions=(Action("Same as the press", "marks", {"b": "17", "do": "press"}),),
            sheet=Sheet("marks", {"b": "17"}, blanks, MARKS, submit="Save my marks"),
        )
        return Answer(post, private=True, replaces=True)


async def export(request: Request) -> Answer:
    """Everything that is kept, to take away."""
    post = Post("What is kept of you", (Paragraph((Text("It is in the file."),)),))
    return Answer(post, private=True, file=File("matchday.json", "application/json", b'{"marks": [7]}'))
