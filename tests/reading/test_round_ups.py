import pytest

from bot.reading.round_ups import about_many


@pytest.mark.parametrize(
    "title",
    [
        "Premier League team of the week: three from Liverpool",
        "Elf des Tages: Drei Bayern dabei",
        "Die Noten des 5. Spieltags",
        "El once ideal de la jornada",
        "L'équipe type de la 14e journée",
        "Seleção da rodada: veja as notas",
        "Serie A, il pagellone della 14a giornata",
        "Da zero a dieci: la domenica",
        "Winners and losers from the weekend",
        "Bundesliga kompakt: Leipzig siegt, Gladbach verliert",
    ],
)
def test_a_rounds_best_are_about_no_one_match(title: str) -> None:
    assert about_many(title)


@pytest.mark.parametrize(
    "title",
    [
        "Liverpool player ratings v Everton",
        "Inter-Milan, le pagelle: Barella da 7",
        "BVB gegen Leipzig: Die Noten",
        "Predicted Liverpool XI v Everton",
        "As notas do Palmeiras contra o Santos",
    ],
)
def test_one_match_is_one_match(title: str) -> None:
    assert not about_many(title)
