"""Cards as they are on an evening in April, and the longest that anybody will ever want."""

from bot.cards import (
    Absent,
    FormCard,
    InForm,
    Leg,
    Missing,
    Outcome,
    PredictionCard,
    Rated,
    RatedSide,
    RatingsCard,
    Recent,
    Row,
    Share,
    Sick,
    TableCard,
    TeamNewsCard,
    TieCard,
)

RED, BLUE = "#c8102e", "#1e71b8"
SUBTITLE = "Europa League · quarter-final, first leg · 11 April 2024"
SOURCE = "Source: BBC Sport, Liverpool Echo, the fans of this channel"
LONG_SOURCE = (
    "Sources: Nottingham Forest Supporters’ Trust Independent News, La Gazzetta dello Sport, "
    "Süddeutsche Zeitung, Frankfurter Allgemeine Zeitung, 朝日新聞, 스포츠조선, Thể thao & Văn hóa, "
    "الشرق الأوسط, and the fans of this channel"
)
LONG_TITLE = "Ratings: Borussia Verein für Leibesübungen 1900 Mönchengladbach v Wolverhampton Wanderers"
LONG_SUBTITLE = (
    "UEFA Europa Conference League · qualifying, third round, second leg · Donnerstag, 15. August 2024"
)
NAMES = (
    "Caoimhín Kelleher",
    "Trent Alexander-Arnold",
    "Virgil van Dijk",
    "Ibrahima Konaté",
    "Konstantinos Tsimikas",
    "Alexis Mac Allister",
    "三笘 薫",
    "Nguyễn Quang Hải",
    "محمد صلاح",
    "Pierre-Emerick Aubameyang",
    "손흥민",
    "Harvey Elliott",
    "Dominik Szoboszlai",
    "Andrew Robertson",
    "Cody Gakpo",
    "Jan Vennegoor of Hesselink",
)
PAPERS = (
    "The Athletic",
    "BBC Sport",
    "Liverpool Echo",
    "La Gazzetta dello Sport",
    "Süddeutsche Zeitung",
    "Frankfurter Allgemeine",
    "Nottingham Evening Post",
    "朝日新聞",
)
MARKS = (7.6, 6.1, 7.0, 5.4, 4.9, 6.6, 8.2, 6.8, 8.2, 3.2, 7.4, 6.0, 5.8, 7.1, 6.3, 9.9)


def _rated(count: int, papers: int, shift: int = 0, *, fans: bool = True) -> tuple[Rated, ...]:
    rows = []
    for place in range(count):
        value = MARKS[(place + shift) % len(MARKS)]
        marks = tuple(f"{min(10, round(value * 2 + (paper % 3) - 1) / 2):g}" for paper in range(papers))
        rows.append(
            Rated(
                NAMES[(place + shift) % len(NAMES)],
                fans=f"{value:.1f}" if fans else "",
                value=value,
                marks=marks if place != count - 1 else ("–",) * papers,
                best=value == max(MARKS[(n + shift) % len(MARKS)] for n in range(count)),
                note="61′" if place in (11, 12) else "90′" if place > 12 else "",
            )
        )
    return tuple(rows)


RATINGS = RatingsCard(
    "Ratings: Liverpool v Atalanta",
    SUBTITLE,
    (RatedSide("Liverpool", _rated(14, 3), PAPERS[:3], RED),),
    SOURCE,
    "Liverpool’s marks",
    fans="Fans",
    player="Player",
    remarks=(
        "Players of the match for the fans: 三笘 薫 and \u2068محمد صلاح\u2069, 8.2.",
        "Fans and press differ most on Konstantinos Tsimikas: 4.9 against 6.5.",
    ),
    ballots="1,284 ballots",
)
RATINGS_BEFORE_ANY_FAN = RatingsCard(
    "Ratings: Liverpool v Atalanta",
    SUBTITLE,
    (RatedSide("Atalanta", _rated(11, 1, fans=False), PAPERS[3:4], BLUE),),
    SOURCE,
    "Atalanta’s marks",
    player="Player",
)
RATINGS_LONGEST = RatingsCard(
    LONG_TITLE,
    LONG_SUBTITLE,
    (
        RatedSide("Borussia Verein für Leibesübungen 1900 Mönchengladbach", _rated(16, 8), PAPERS, "#000000"),
        RatedSide(
            "Wolverhampton Wanderers", _rated(16, 11, 5), (*PAPERS, "Kicker", "A Bola", "Marca"), "#fdb913"
        ),
    ),
    LONG_SOURCE,
    "Everybody’s marks",
    fans="Fans",
    player="Spieler",
    remarks=(
        "Players of the match for the fans: Jan Vennegoor of Hesselink, Pierre-Emerick Aubameyang, "
        "Trent Alexander-Arnold and Konstantinos Tsimikas, 9.9.",
        "Fans and press differ most on Pierre-Emerick Aubameyang: 3.2 against 6.5.",
        "أفضل لاعب في المباراة: محمد صلاح",
    ),
    ballots="104,217 ballots",
)

TEAM_NEWS = TeamNewsCard(
    "Team news: Liverpool v Atalanta",
    SUBTITLE,
    (
        Sick(
            "Liverpool",
            (
                Absent("Alisson Becker", Missing.OUT, "Out", "hamstring, back in mid-April"),
                Absent(
                    "Trent Alexander-Arnold", Missing.DOUBT, "Doubt", "knee; trained on Wednesday", fresh=True
                ),
                Absent("Joël Matip", Missing.OUT, "Out", "cruciate ligament, out for the season"),
                Absent("Diogo Jota", Missing.BACK, "Back", fresh=True),
            ),
            colour=RED,
        ),
        Sick(
            "Atalanta",
            (
                Absent("Giorgio Scalvini", Missing.SUSPENDED, "Suspended", "second yellow card"),
                Absent("Rafael Tolói", Missing.OUT, "Out", "thigh"),
            ),
            colour=BLUE,
        ),
    ),
    SOURCE,
    "Who is missing",
    fresh="New",
)
TEAM_NEWS_NOBODY = TeamNewsCard(
    "Team news: Liverpool v Atalanta",
    SUBTITLE,
    (Sick("Liverpool", (), "Nobody is missing.", RED), Sick("Atalanta", (), "Nothing known yet.", None)),
    SOURCE,
    "Nobody is missing",
    fresh="New",
)
TEAM_NEWS_LONGEST = TeamNewsCard(
    LONG_TITLE,
    LONG_SUBTITLE,
    (
        Sick(
            "Borussia Verein für Leibesübungen 1900 Mönchengladbach",
            tuple(
                Absent(
                    name,
                    tuple(Missing)[place % 4],
                    ("Verletzt", "Fraglich", "Gelbgesperrt", "Wieder dabei")[place % 4],
                    ("Kreuzbandriss im linken Knie, fällt bis zum Ende der Saison aus", "", "كسر في الساق")[
                        place % 3
                    ],
                    fresh=place % 3 == 0,
                )
                for place, name in enumerate(NAMES)
            ),
            colour="#000000",
        ),
        Sick(
            "Wolverhampton Wanderers",
            (),
            "Nobody is missing, as far as anybody has told us by now.",
            "#fdb913",
        ),
    ),
    LONG_SOURCE,
    "Who is missing",
    fresh="Neu dabei",
)

TIE = TieCard(
    "The tie: Liverpool v Atalanta",
    "Europa League · quarter-final",
    (
        Leg("First leg", "Liverpool", "Atalanta", "0–3", "Thursday 11 April"),
        Leg("Second leg", "Atalanta", "Liverpool", "", "Thursday 18 April, 21:00 CEST"),
    ),
    SOURCE,
    "0–3 after the first leg",
    aggregate="0–3",
    aggregate_label="On aggregate",
    needs=(
        "Liverpool must win by four goals to go through; a win by three means extra time.",
        "Atalanta go through with a win, a draw or a defeat by two goals.",
    ),
    colours=(RED, BLUE),
)
TIE_LONGEST = TieCard(
    LONG_TITLE,
    LONG_SUBTITLE,
    (
        Leg(
            "Hinspiel",
            "Borussia Verein für Leibesübungen 1900 Mönchengladbach",
            "Wolverhampton Wanderers",
            "10–11",
            "Donnerstag, 8. August 2024",
        ),
        Leg(
            "Rückspiel",
            "Wolverhampton Wanderers",
            "Borussia Verein für Leibesübungen 1900 Mönchengladbach",
            "12–13",
            "nach Verlängerung, 12–11 im Elfmeterschießen; am Donnerstag, 15. August 2024, vor leeren Rängen",
        ),
    ),
    LONG_SOURCE,
    "A tie of many goals",
    aggregate="23–23",
    aggregate_label="Nach beiden Spielen",
    needs=(
        "Borussia Verein für Leibesübungen 1900 Mönchengladbach must win by four goals without reply "
        "to go through; a win by three means extra time, then penalties.",
        "Wolverhampton Wanderers go through with a win, a draw or a defeat by no more than two goals.",
        "يتأهل ليفربول إلى نصف النهائي إذا فاز بفارق أربعة أهداف",
    ),
    colours=("#000000", "#fdb913"),
)

FORM = FormCard(
    "Form: Liverpool v Atalanta",
    SUBTITLE,
    (
        InForm(
            "Liverpool",
            (
                Recent(Outcome.DRAWN, "D", "Manchester United (a)", "2–2", "7 April"),
                Recent(Outcome.WON, "W", "Sheffield United (h)", "3–1", "4 April"),
                Recent(Outcome.WON, "W", "Brighton (h)", "2–1", "31 March"),
                Recent(Outcome.LOST, "L", "Manchester United (a)", "3–4", "17 March, after extra time"),
                Recent(Outcome.WON, "W", "Sparta Praha (h)", "6–1", "14 March"),
            ),
            "3 wins, 1 draw, 1 defeat",
            RED,
        ),
        InForm(
            "Atalanta",
            (
                Recent(Outcome.LOST, "L", "Cagliari (a)", "1–2", "7 April"),
                Recent(Outcome.LOST, "L", "Fiorentina (a)", "0–1", "3 April"),
                Recent(Outcome.WON, "W", "Napoli (a)", "3–0", "30 March"),
                Recent(Outcome.WON, "W", "Sporting CP (h)", "2–1", "14 March"),
                Recent(Outcome.DRAWN, "D", "Juventus (a)", "2–2", "10 March"),
            ),
            "2 wins, 1 draw, 2 defeats",
            BLUE,
        ),
    ),
    SOURCE,
    "The last five of each",
)
FORM_ONE_SIDE = FormCard(FORM.title, FORM.subtitle, FORM.sides[:1], FORM.source, FORM.alt)
FORM_LONGEST = FormCard(
    LONG_TITLE,
    LONG_SUBTITLE,
    (
        InForm(
            "Borussia Verein für Leibesübungen 1900 Mönchengladbach",
            tuple(
                Recent(
                    tuple(Outcome)[place % 3],
                    "SUN"[place % 3],
                    (
                        "Wolverhampton Wanderers (auswärts)",
                        "الهلال السعودي",
                        "川崎フロンターレ",
                        "Zhejiang 浙江",
                    )[place % 4],
                    "10–11 (12–13)",
                    "nach Verlängerung und Elfmeterschießen, 17. März" if place % 2 else "",
                )
                for place in range(10)
            ),
            "4 Siege, 3 Unentschieden, 3 Niederlagen in den letzten zehn Spielen aller Wettbewerbe",
            "#000000",
        ),
        InForm("Wolverhampton Wanderers", (), "No match yet this season", "#fdb913"),
    ),
    LONG_SOURCE,
    "The last ten of one",
)

HEAD = ("#", "Team", "P", "W", "D", "L", "GF", "GA", "GD", "Pts")


def _row(place: int, team: str, *, ours: bool = False, colour: str | None = None) -> Row:
    figures = (31, 23 - place, 6, 2 + place, 75 - place, 30 + place)
    difference = f"{45 - 5 * place:+d}".replace("-", "−")
    cells = (str(place), team, *map(str, figures), difference, str(74 - 3 * place))
    return Row(cells, ours, colour)


TABLE = TableCard(
    "Premier League 2023–24",
    "after 31 matches · 8 April 2024",
    HEAD,
    tuple(
        _row(place, team, ours=team == "Liverpool", colour=RED if team == "Liverpool" else None)
        for place, team in enumerate(
            (
                "Arsenal",
                "Liverpool",
                "Manchester City",
                "Tottenham Hotspur",
                "Aston Villa",
                "Manchester United",
                "Newcastle United",
                "West Ham United",
                "Brighton & Hove Albion",
                "Wolverhampton Wanderers",
                "Chelsea",
                "Fulham",
            ),
            1,
        )
    ),
    SOURCE,
    "The table",
)
TABLE_LONGEST = TableCard(
    LONG_TITLE,
    LONG_SUBTITLE,
    ("Platz", "Mannschaft", "Sp.", "Siege", "Unent.", "Niederl.", "Tore", "Gegent.", "Differenz", "Punkte"),
    tuple(
        Row(
            (
                str(place),
                (
                    "Borussia Verein für Leibesübungen 1900 Mönchengladbach",
                    "Al-Hilal الهلال السعودي",
                    "川崎フロンターレ",
                )[place % 3],
                "46",
                "38",
                "14",
                "10",
                "108",
                "102",
                "+106" if place < 12 else "−106",
                "114",
            ),
            ours=place in (4, 24),
            colour=(None, "#fdb913", "#000000", RED)[place % 4],
        )
        for place in range(1, 25)
    ),
    LONG_SOURCE,
    "A table of twenty-four",
)

PREDICTION = PredictionCard(
    "Your predictions: Liverpool v Atalanta",
    SUBTITLE,
    (
        Share("Liverpool", 0.61, "61%", RED),
        Share("Draw", 0.22, "22%"),
        Share("Atalanta", 0.17, "17%", BLUE),
    ),
    "Source: the fans of this channel",
    "61% say Liverpool",
    scores=(
        Share("2–1", 0.24, "24%"),
        Share("3–1", 0.17, "17%"),
        Share("1–1", 0.12, "12%"),
        Share("2–0", 0.11, "11%"),
        Share("1–2", 0.06, "6%"),
    ),
    scores_label="Likeliest scores",
    scorers=(
        Share("محمد صلاح", 0.31, "31%", RED),
        Share("Darwin Núñez", 0.18, "18%", RED),
        Share("Gianluca Scamacca", 0.12, "12%", BLUE),
        Share("Luis Díaz", 0.09, "9%", RED),
        Share("Nobody", 0.04, "4%"),
    ),
    scorers_label="First scorer",
    count="842 predictions",
)
PREDICTION_ONE_MINDED = PredictionCard(
    PREDICTION.title,
    SUBTITLE,
    (Share("Liverpool", 1.0, "100%", RED), Share("Draw", 0.0, "0%"), Share("Atalanta", 0.0, "0%", RED)),
    PREDICTION.source,
    "Everybody says Liverpool",
    scores=(Share("2–1", 1.0, "100%"),),
    scores_label="Likeliest scores",
    count="1 prediction",
)
PREDICTION_LONGEST = PredictionCard(
    LONG_TITLE,
    LONG_SUBTITLE,
    (
        Share("Borussia Verein für Leibesübungen 1900 Mönchengladbach", 0.985, "98.5%", "#000000"),
        Share("Unentschieden", 0.01, "1.0%"),
        Share("Wolverhampton Wanderers", 0.005, "0.5%", "#fdb913"),
    ),
    LONG_SOURCE,
    "Nearly everybody says one side",
    scores=tuple(Share("10–11", share / 40, f"{share * 2.5:.1f}%", None) for share in range(8, 0, -1)),
    scores_label="Die wahrscheinlichsten Ergebnisse nach Meinung aller Fans",
    scorers=tuple(Share(name, 0.2 - n / 100, f"{20 - n}.0%", "#fdb913") for n, name in enumerate(NAMES[:8])),
    scorers_label="Erster Torschütze",
    count="104,217 Tipps",
)

REALISTIC = (RATINGS, RATINGS_BEFORE_ANY_FAN, TEAM_NEWS, TEAM_NEWS_NOBODY, TIE, FORM, FORM_ONE_SIDE, TABLE)
REALISTIC_TOO = (PREDICTION, PREDICTION_ONE_MINDED)
