"""An event loop whose clock jumps to the next thing that is due: what is about time takes none, and a busy
machine changes nothing. For what does no I/O, save where the clock is `stopped` for it."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec

Given = ParamSpec("Given")


class _Jumping(selectors.SelectSelector):
    """Waits for nothing, and moves the clock by as much as it was to wait."""

    now = 0.0
    stopped = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self.stopped:
            return super().select(0 if timeout is not None and timeout <= 0 else None)
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("nothing is due any more, and somebody still waits")
        # By so much at least that it moves: what is left of a wait may be less than it can tell.
        self.now += 0.0 if ready else max(timeout or 0.0, 1e-9)
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now

    @contextmanager
    def stopped(self) -> Iterator[None]:
        self._jumping.stopped += 1
        try:
            yield
        finally:
            self._jumping.stopped -= 1


@contextmanager
def stopped() -> Iterator[None]:
    """Time stands still meanwhile, and what a server says is waited for."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, _Loop)
    with loop.stopped():
        yield


def in_virtual_time(test: Callable[Given, Coroutine[Any, Any, None]]) -> Callable[Given, None]:
    """A test that runs on such a loop."""

    @wraps(test)
    def run(*given: Given.args, **named: Given.kwargs) -> None:
        with asyncio.Runner(loop_factory=_Loop) as runner:
            runner.run(test(*given, **named))

    return run
