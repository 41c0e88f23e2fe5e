"""What pictures need of the machine."""

from PIL import features

from bot.doctor.check import Check, Level


def check(shaping: bool | None = None) -> Check:
    """Pillow brings everything but libfribidi, which is the system's. Without `shaping`, it is asked."""
    if features.check("raqm") if shaping is None else shaping:
        return Check("pictures", Level.OK, "letters of all scripts can be drawn")
    return Check(
        "pictures",
        Level.WARN,
        "libfribidi is missing: Arabic and Hebrew names on pictures come out in loose letters",
        "Install it: the package is libfribidi0 on Debian and Ubuntu, fribidi elsewhere.",
    )
