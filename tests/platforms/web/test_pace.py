"""How often one visitor may ask."""

from bot.platforms.web.pace import REMEMBERED, Allowance, Pace


class Watch:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_a_burst_then_one_at_a_time() -> None:
    watch = Watch()
    pace = Pace(Allowance(at_once=3, seconds_each=2.0), watch)
    assert [pace.wait("anna") for _ in range(4)] == [0, 0, 0, 2.0]
    watch.seconds += 2
    assert [pace.wait("anna") for _ in range(2)] == [0, 2.0]


def test_one_visitor_does_not_slow_another() -> None:
    pace = Pace(Allowance(1, 60.0), Watch())
    assert (pace.wait("anna"), pace.wait("ben")) == (0, 0)


def test_only_so_many_visitors_are_remembered() -> None:
    pace = Pace(Allowance(1, 60.0), Watch())
    for n in range(REMEMBERED + 1):
        pace.wait(str(n))
    assert pace.wait("0") == 0
    assert pace.wait(str(REMEMBERED)) > 0
