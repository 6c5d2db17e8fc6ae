#!/usr/bin/env python3
"""Writes pool.csv, the fictional peers of Jardins de Clairebois, and checks the scores of the answers that stand in the two assessments.

Everything here is invented. One seed, below: two runs write the same bytes. There is no answers.csv: one person answers twelve questions
inside the assessment. Needs Python 3.9 or later, and nothing else.
`python3 generate.py` writes, prints and checks; `python3 generate.py --print` reads the pool as it stands.
"""
import csv
import random
import re
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
TOP = 3
SEED = 20261012
DOMAINS = {
    "listening": ["satisfaction-asked", "lost-customers"],
    "promise": ["promise-written", "fair-offers"],
    "ease": ["reachability", "customer-file", "walk-through"],
    "repair": ["complaint-answer", "recurring-irritants"],
    "team": ["staff-latitude", "team-heard", "customer-figure"],
}
# What the two assessments must come to.
EXPECTED = {"listening": 16.666667, "promise": 50.0, "ease": 33.333333, "repair": 33.333333, "team": 55.555556, "overall": 37.777778}

SECTORS = {"retail": 34, "hospitality": 11, "automotive": 7}
MEDIANS = {"listening": 33.0, "promise": 38.0, "ease": 41.0, "repair": 39.0, "team": 44.0}
BLANKS = {12: "listening", 37: "ease"}


def normal(rng):
    """A standard normal draw that does not depend on the version of Python."""
    return statistics.NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def on_grid(score, questions):
    """The score nearest to the wanted one that whole levels of so many questions can give; six decimals, so that equal firms tie."""
    steps = TOP * questions
    return round(100 * min(max(round(score / 100 * steps), 0), steps) / steps, 6)


def make_pool():
    """Small firms; one general level moves the five domains together."""
    rng = random.Random(SEED)
    sectors = [s for s, n in SECTORS.items() for _ in range(n)]
    levels = [14 * statistics.NormalDist().inv_cdf((i + 0.5) / len(sectors)) for i in range(len(sectors))]
    rng.shuffle(levels)
    rows = []
    for sector, level in zip(sectors, levels):
        month = rng.randrange(18)
        rows.append({
            "sector": sector,
            "country": rng.choices(["FR", "BE", "CH"], [78, 14, 8])[0],
            "size": rng.choices(["10-49", "50-249"], [64, 36])[0],
            "questionnaire": "quick-diagnosis@1.0",
            "date": f"{2025 + (month + 3) // 12}-{(month + 3) % 12 + 1:02}-{rng.randrange(1, 29):02}",
            "method": "self",
            **{d: on_grid(MEDIANS[d] + level + 10 * normal(rng), len(DOMAINS[d])) for d in DOMAINS},
        })
    rng.shuffle(rows)
    for at, domain in BLANKS.items():
        rows[at][domain] = ""
    for row in rows:
        row["overall"] = round(statistics.mean(row[d] for d in DOMAINS if row[d] != ""), 6)
    return [{"id": f"Q{i:02}", **row} for i, row in enumerate(rows, 1)]


def answers(name):
    """The level given to each question in an assessment."""
    text = (HERE / name).read_text(encoding="utf-8")
    return {q: int(level) for q, level in re.findall(r"^ +([a-z-]+): \{level: (\d)", text, re.M)}


def figures(name):
    """An assessment without comments and without what stands between quotation marks: its keys, ids and figures."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    lines = [re.sub(r"\s*#.*", "", re.sub(r'"[^"]*"', '""', line)).rstrip() for line in lines]
    return [line for line in lines if line and "locale:" not in line]


def check(pool):
    given = answers("assessment.fr.yaml")
    assert given == answers("assessment.en.yaml") and figures("assessment.fr.yaml") == figures("assessment.en.yaml")
    assert set(given) == {q for questions in DOMAINS.values() for q in questions}
    scores = {d: 100 * statistics.mean(given[q] / TOP for q in questions) for d, questions in DOMAINS.items()}
    scores["overall"] = statistics.mean(scores.values())
    assert {d: round(x, 6) for d, x in scores.items()} == EXPECTED, scores
    peers = [p for p in pool if p["sector"] == "retail" and p["country"] == "FR"]
    print(f"{len(pool)} firms in the pool, {len(peers)} of them shops in France")
    for metric, own in scores.items():
        values = [float(p[metric]) for p in peers if p[metric] != ""]
        quarts = statistics.quantiles(values, n=4, method="inclusive")
        own = round(own, 6)
        rank = 100 * sum((v < own) + (v == own) / 2 for v in values) / len(values)
        print(f"  {metric:10} {own:6.2f}   quartiles", *(f"{x:6.2f}" for x in quarts), f"  n {len(values)}   percentile {rank:5.2f}")


def main():
    if "--print" not in sys.argv[1:]:
        with open(HERE / "pool.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, ["id", "sector", "country", "size", "questionnaire", "date", "method", *DOMAINS, "overall"], lineterminator="\n")
            out.writeheader()
            out.writerows(make_pool())
    with open(HERE / "pool.csv", encoding="utf-8", newline="") as file:
        check(list(csv.DictReader(file)))


if __name__ == "__main__":
    main()
