"""Absences told in sentences, one sentence after the other."""

import re
from collections.abc import Iterator

from bot.reading.absence_can import with_can
from bot.reading.absence_foreign import FOREIGN
from bot.reading.absence_names import people
from bot.reading.absence_senses import Said
from bot.reading.absence_sentences import SentenceReader, Told
from bot.reading.context import Part
from bot.reading.groups import Group
from bot.reading.sentences import of_paragraph, paragraphs
from bot.reading.shapes import Shape, shape
from bot.reading.sides_in_prose import Speaking

_LONGEST = 1200
"""Characters of a sentence: what is longer is a table without full stops."""

_WORTH_READING = re.compile(
    r"out\b|injur|miss|doubt|suspen|ban\b|bann|absen|sidelin|availab|\bfit|return|back|without|lack|recover"
    r"|knock"
    r"|surgery|operation|feature|risk|train|ready|list|assess|ill|strain|problem|issue|spell|concern|worr"
    r"|test\b|same"
    r"|not so|soon|except|barring|apart|other than|involved|join|ineligib|duty|lose|lost|minus|shorn|hurt"
    r"|week|month"
    r"|boost|welcom|play|quest|certain|touch|struggl|nurs|sweat|wait|fehl|aus\b|gesperrt|verletzt|fraglich"
    r"|verzicht|ohne"
    r"|zurück|squalific|infortun|indispon|dubbio|assen|fuori|senza|rinunc|meno|salt|torna|rientr|baja"
    r"|lesion|sanc|duda"
    r"|perder|sin |contar|desfal|fora|sem |dúvida|forfait|bless|priv|sans|incert|valut|forma|box|rehab"
    r"|comeback|shelf|table|early|season (?:is|looks)|unsure|unclear|to be seen|know|decide|further|kippe"
    r"|einsatz|früh|verfüg|sperr"
    r"|gelbe|forse|rischio|manca|manche|infermer|tratament|médico|retorn|volta|inapt|apte|remis|riecco"
    r"|ritrov|box|stop|recup|pierde|vuelve|regres|aus[eê]nc"
    r"|baix|manqu|compos|compter|retrouv|revien|kehr|angeschlagen|zurückgreif"
)
"""Without one of these a sentence says nothing of who can play."""


def told(part: Part) -> Iterator[Told]:
    """Everything that the sentences say of who can play, contradictions and repetitions included."""
    speaking = Speaking(part)
    earlier: Said | None = None
    for paragraph in paragraphs(part.page):
        before: Group | None = None
        speaking.begin(paragraph)
        for sentence in of_paragraph(paragraph):
            if len(sentence.text) > _LONGEST:
                continue
            form = shape(sentence.text, part.sides)
            speaking.hear(form)
            lowered = sentence.text.lower()
            if not _WORTH_READING.search(lowered):
                before, earlier = _main(form) or before, None
                continue
            other = FOREIGN.search(lowered) is not None
            form = people(form, sentence.text)
            form = with_can(form, sentence.text) if " Can" in sentence.text else form
            reader = SentenceReader(sentence, form, speaking, earlier, other)
            yield from reader.read(before)
            earlier = reader.latest
            if form.groups:
                before = form.groups[-1] if len(form.groups) < 3 else None
                before = _main(form) or before


def _main(form: Shape) -> Group | None:
    """Whom the next sentence's "he" means: the first who is named at the sentence's beginning."""
    return form.groups[0] if form.groups and len(form.groups[0].members) == 1 else None
