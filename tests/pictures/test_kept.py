import os
from io import BytesIO
from pathlib import Path

from PIL import Image

from bot.pictures.kept import Kept


def a_picture(shade: int = 0) -> bytes:
    file = BytesIO()
    Image.new("RGB", (20, 20), (shade, 0, 0)).save(file, "PNG")
    return file.getvalue()


def age(folder: Path, digest: str, seconds: int) -> None:
    os.utime(folder / f"{digest}.png", (seconds, seconds))


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    Kept(tmp_path / "new" / "folder", 10_000).write("a", a_picture())
    assert Kept(tmp_path / "new" / "folder", 10_000).read("a") == a_picture()
    assert Kept(tmp_path, 10_000).read("b") is None


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    size = len(a_picture())
    kept = Kept(tmp_path, 4 * size)
    for n, digest in enumerate("abcd"):
        kept.write(digest, a_picture())
        age(tmp_path, digest, 1_000 + n)
    assert kept.read("a")
    kept.write("e", a_picture())
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["a", "d", "e"]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 4 * size


def test_what_lies_there_already_counts(tmp_path: Path) -> None:
    size = len(a_picture())
    for n in range(20):
        (tmp_path / f"{n}.png").write_bytes(a_picture())
    (tmp_path / "half.part").write_bytes(b"x" * size)
    (tmp_path / "notes.txt").write_text("not ours")
    Kept(tmp_path, 5 * size).write("new", a_picture())
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left - {"notes.txt"}) <= 5
    assert {"notes.txt", "new.png"} <= left


def test_a_spoiled_file_is_removed(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 10_000)
    whole = a_picture()
    for spoiled in (b"", whole[:30], whole[:-1], whole[:50] + b"!" + whole[51:], b"<html>"):
        (tmp_path / "a.png").write_bytes(spoiled)
        assert kept.read("a") is None
        assert not (tmp_path / "a.png").exists()


def test_a_picture_larger_than_the_bound_is_not_kept_for_long(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 10)
    kept.write("a", a_picture())
    assert kept.read("a") is None


def test_no_half_of_a_file_is_left_where_the_disk_is_full(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 10_000)
    (tmp_path / "a.png").mkdir()
    kept.write("a", a_picture())
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
