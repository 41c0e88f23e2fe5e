from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw

from bot.pictures.png import png


@pytest.mark.parametrize("size", [(1, 1), (60, 40), (1200, 301)])
def test_the_file_shows_what_was_drawn(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, (246, 246, 243))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 2), fill=(200, 16, 46))
    file = Image.open(BytesIO(png(image)))
    file.load()
    assert ImageChops.difference(file.convert("RGB"), image).getbbox() is None


def test_the_commonest_colours_are_kept_exactly_among_very_many() -> None:
    image = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.new("L", (256, 256))]
    )
    image = image.resize((600, 600))
    image.paste((39, 110, 74), (0, 0, 600, 200))
    image.paste((33, 100, 66), (0, 200, 600, 400))
    shown = Image.open(BytesIO(png(image))).convert("RGB")
    assert (shown.getpixel((300, 100)), shown.getpixel((300, 300))) == ((39, 110, 74), (33, 100, 66))
    furthest = ImageChops.difference(shown, image).convert("L").point(lambda grey: 255 * (grey > 40))
    assert furthest.getbbox() is None
