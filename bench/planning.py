"""How long planning takes: 1,000 matches with ten lead times each."""

import time
from dataclasses import replace
from statistics import median

from bench.figure import Figure
from bench.world import MATCH, NOW, kickoff_claim
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from bot.knowledge.resolve import resolve
from bot.schedule import plan

MATCHES = 1_000
LEADS = frozenset(Rule(Kind.KICKOFF_REMINDER, f"PT{600 * n}S") for n in range(1, 11))


async def measure() -> list[Figure]:
    dossiers = []
    for n in range(MATCHES):
        match = replace(MATCH, key=MatchKey(f"match-{n}"))
        claim = replace(kickoff_claim(), about=replace(kickoff_claim().about, match=match.key))
        dossiers.append(resolve(match, [claim]))
    figures = []
    for what, rules in (
        ("ten lead times", LEADS),
        ("ten lead times and every default", LEADS | set(DEFAULT_RULES)),
    ):
        rounds = []
        for _ in range(7):
            begin = time.perf_counter()
            planned = sum(len(plan.occasions(dossier, frozenset(rules), (), NOW)) for dossier in dossiers)
            rounds.append((time.perf_counter() - begin) * 1000)
        if planned < MATCHES * len(LEADS):
            raise RuntimeError(f"only {planned} occasions were planned")
        figures.append(Figure(f"plan of {MATCHES:,} matches, {what}", median(rounds), "ms", 50))
    return figures
