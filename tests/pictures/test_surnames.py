import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.surnames import surname, surnames


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Mohamed Salah", "Salah"),
        ("Trent Alexander-Arnold", "Alexander-Arnold"),
        ("Virgil van Dijk", "van Dijk"),
        ("Rafael van der Vaart", "van der Vaart"),
        ("Charles De Ketelaere", "De Ketelaere"),
        ("Alexis Mac Allister", "Mac Allister"),
        ("Marc-André ter Stegen", "ter Stegen"),
        ("Ángel Di María", "Di María"),
        ("Jan Vennegoor of Hesselink", "Vennegoor of Hesselink"),
        ("Ben White", "White"),
        ("L. Díaz", "Díaz"),
        ("Daryl O'Shea", "O'Shea"),
        ("Γιώργος Σαμαράς", "Σαμαράς"),
        ("Андрей Лунёв", "Лунёв"),
        ("Heung-min Son", "Son"),
    ],
)
def test_the_surname_is_shown_with_its_particles(name: str, shown: str) -> None:
    assert surname(name) == shown


@pytest.mark.parametrize(
    "name",
    [
        "Alisson",
        "Vinícius Júnior",
        "Neymar Jr",
        "Son Heung-min",
        "Wu Lei",
        "Nguyễn Quang Hải",
        "Luis Fernando Díaz",
        "Лунёв Андрей",
        "Артём Дзюба",
        "遠藤 航",
        "손흥민",
        "محمد صلاح",
        "מנור סולומון",
        "ชนาธิป สรงกระสินธ์",
        "Van Dijk",
        "",
    ],
)
def test_a_name_whose_surname_is_not_plain_is_shown_whole(name: str) -> None:
    assert surname(name) == name


def test_two_who_share_a_surname_are_shown_with_their_whole_names() -> None:
    assert surnames(["David Silva", "Bernardo Silva", "Ederson"]) == [
        "David Silva",
        "Bernardo Silva",
        "Ederson",
    ]


@given(st.text(max_size=40))
def test_what_is_shown_is_always_the_end_of_the_name(name: str) -> None:
    assert " ".join(name.split()).endswith(" ".join(surname(name).split()))
