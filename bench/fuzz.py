"""Throws made-up articles, pages, feeds and answers at what reads them.

    python -m bench.fuzz TARGET [--runs N] [--seed S] [--by coverage|grammar] [--again FILE]

TARGET is text, html, feed, answer, or all, for N inputs of each. By grammar, each input is grown and damaged
by chance, the same for the same seed; by coverage, atheris (the extra `fuzz`) changes them so that they reach
new code, which is the rule where it is installed. An input that crashes a target, keeps it busy for more than
SLOW or has it say something untrue is kept as a file, the run ends with 1, and `--again` tries it once more.
"""

import argparse
import faulthandler
import importlib
import importlib.util
import logging
import mmap
import multiprocessing
import random
import signal
import struct
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from bench.fuzz_inputs import made

TARGETS = ("text", "html", "feed", "answer")
SLOW = 1.0
"""Seconds of work on one input."""
_HANGS = 20
"""Seconds after which nobody waits for an input any more."""
_LONGEST = 4_096
"""Bytes of an input that coverage makes."""
_SEEDS = 300
"""Grown inputs that coverage starts from."""

Target = Callable[[bytes], None]


class TooSlow(Exception):  # noqa: N818 - named as people say it
    """An input took longer than SLOW."""


class Watch:
    """What is known of a run when its process is gone, whatever ended it: how many inputs it did, the seconds
    that the slowest took, and the input that it was at."""

    _HEAD = struct.Struct("qdq")
    _ROOM = 1 << 20

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, self._ROOM)

    @property
    def done(self) -> int:
        return int(self._noted[0])

    @property
    def worst(self) -> float:
        return float(self._noted[1])

    @property
    def at(self) -> bytes:
        start = self._HEAD.size
        return self._shared[start : start + int(self._noted[2])]

    def watched(self, target: Target) -> Target:
        """The same target, each of its inputs noted, timed and counted."""

        def once(data: bytes) -> None:
            done, worst, _ = self._noted
            self._shared[self._HEAD.size : self._HEAD.size + len(data)] = data
            self._HEAD.pack_into(self._shared, 0, done, worst, len(data))
            began = time.process_time()
            target(data)
            took = time.process_time() - began
            self._HEAD.pack_into(self._shared, 0, done + 1, max(worst, took), len(data))
            if took > SLOW:
                raise TooSlow(f"{took:.2f} s of work on {len(data)} bytes")

        return once

    @property
    def _noted(self) -> tuple[int, float, int]:
        done, worst, length = self._HEAD.unpack_from(self._shared)
        return done, worst, length


def by_grammar(name: str, runs: int, seed: int, watch: Watch) -> None:
    """The targets are imported in the process that runs them, as coverage needs it."""
    once = watch.watched(_target(name))
    # What hangs within C code never comes back to Python, so the alarm ends the process.
    faulthandler.register(signal.SIGALRM, all_threads=False, chain=True)
    for number in range(runs):
        data = made(name, seed, number)
        signal.setitimer(signal.ITIMER_REAL, _HANGS)
        once(data)
    signal.setitimer(signal.ITIMER_REAL, 0)


def by_coverage(name: str, runs: int, seed: int, watch: Watch) -> None:
    import atheris

    with atheris.instrument_imports(include=["bot.reading", "bot.sources"], enable_loader_override=False):
        target = _target(name)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_SEEDS):
            (Path(folder) / str(number)).write_bytes(made(name, seed, number)[:_LONGEST])
        options = {"runs": runs, "seed": seed, "max_len": _LONGEST, "timeout": _HANGS, "verbosity": 0}
        settings = [f"-{option}={value}" for option, value in options.items()]
        atheris.Setup([sys.argv[0], *settings, f"-artifact_prefix={folder}/", folder], watch.watched(target))
        atheris.Fuzz()


def _target(name: str) -> Target:
    logging.disable()
    warnings.simplefilter("ignore")
    target: Target = getattr(importlib.import_module("bench.fuzz_targets"), name)
    return target


METHODS = {"grammar": by_grammar, "coverage": by_coverage}


def fuzzed(name: str, by: str, runs: int, seed: int) -> bool:
    """Runs one target in a process of its own and tells of it; whether nothing was found."""
    watch = Watch()
    child = multiprocessing.get_context("fork").Process(target=METHODS[by], args=(name, runs, seed, watch))
    began = time.monotonic()
    child.start()
    child.join()
    print(
        f"{name} by {by}: {watch.done:,} inputs in {time.monotonic() - began:,.0f} s, "
        f"the slowest {watch.worst:.3f} s, seed {seed}",
        flush=True,
    )
    if child.exitcode:
        print(f"Found something; it is in {_kept(name, watch.at)}", file=sys.stderr)
    return child.exitcode == 0


def _kept(name: str, data: bytes) -> Path:
    folder = Path("var") if Path("var").is_dir() else Path(tempfile.gettempdir())
    kept = folder / f"fuzz-{name}-{sha256(data).hexdigest()[:12]}"
    kept.write_bytes(data)
    return kept


def main(words: list[str]) -> int:
    known = argparse.ArgumentParser(prog="python -m bench.fuzz", description=(__doc__ or "").split("\n")[0])
    known.add_argument("target", choices=(*TARGETS, "all"))
    known.add_argument("--runs", type=int, default=10_000)
    known.add_argument("--seed", type=int, default=random.randrange(1, 1 << 31))
    known.add_argument("--by", choices=METHODS)
    known.add_argument("--again", type=Path, metavar="FILE")
    said = known.parse_args(words)
    names = TARGETS if said.target == "all" else (said.target,)
    if said.again:
        for name in names:
            Watch().watched(_target(name))(said.again.read_bytes())
        return 0
    by = said.by or ("coverage" if importlib.util.find_spec("atheris") else "grammar")
    fine = [fuzzed(name, by, said.runs, said.seed) for name in names]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
