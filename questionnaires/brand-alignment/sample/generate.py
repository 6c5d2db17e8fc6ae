#!/usr/bin/env python3
"""Writes the two files of answers of the fictional retailer Sentehaute, then checks the gaps computed on its own.

answers-perceived.csv: customers, how far the brand is so. answers-wanted.csv: insiders, how far it should be so. No pool: the
attributes are adapted to each client's platform, so two organisations' brands do not compare.

Everything here is invented. Each draw comes from a seed below, so that two runs write the same bytes.
`python3 generate.py` writes, prints and checks; `python3 generate.py --print` reads the files as they stand.
Needs Python 3.9 or later and nothing else. NA and DK are left out; a gap is the perceived score less the wanted one, with
Welch's interval at 95 %.
"""
import csv
import math
import random
import re
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
LOW, HIGH = 1, 5
SEED = {"perceived": 20261109, "wanted": 20261116}
GROUPS = {"perceived": {"loyal": 118, "occasional": 142}, "wanted": {"executive": 12, "marketing": 19, "shops": 29}}
# Each attribute's score, 0-100: perceived by customers, wanted by insiders. Four of them lie far apart.
SCORES = {
    "kept-word": (64, 68), "fair-price": (77, 60), "lasting-quality": (68, 70), "right-choice": (57, 60),
    "honesty": (50, 79), "equal-regard": (66, 63), "care-for-nature": (54, 58), "care-for-staff": (61, 63),
    "warmth": (78, 76), "expertise": (49, 84), "boldness": (44, 43), "plain-speaking": (69, 67),
    "clear-direction": (45, 48), "cause": (49, 46), "steady-progress": (56, 58), "gathering": (40, 42),
    "staff-conduct": (58, 62), "recognisable-places": (58, 55), "one-voice": (59, 61), "mishaps": (46, 66),
}
APART = {"fair-price", "honesty", "expertise", "mishaps"}
# How far a group stands from the whole, in points: on everything, and on some attributes.
EFFECT = {"loyal": 4, "occasional": -3, "executive": 1, "marketing": 1, "shops": -1}
SPECIAL = {
    ("loyal", "expertise"): 3, ("occasional", "expertise"): -3, ("loyal", "warmth"): 3, ("occasional", "warmth"): -3,
    ("loyal", "mishaps"): -3, ("occasional", "mishaps"): 4, ("loyal", "fair-price"): -3, ("occasional", "fair-price"): 2,
    ("executive", "fair-price"): -13, ("shops", "fair-price"): 9, ("executive", "boldness"): 16, ("shops", "boldness"): -10,
    ("executive", "warmth"): -8, ("shops", "warmth"): 8, ("executive", "clear-direction"): 10, ("shops", "clear-direction"): -7,
    ("shops", "mishaps"): 6, ("executive", "mishaps"): -8, ("marketing", "gathering"): 9, ("shops", "gathering"): -5,
}
# Who cannot tell: (NA, DK, blank); occasional customers know little of the vision, and most had no mishap.
HOLES = {"loyal": (0.01, 0.05, 0.02), "occasional": (0.01, 0.09, 0.03), "executive": (0, 0.01, 0.01), "marketing": (0, 0.02, 0.01), "shops": (0, 0.03, 0.02)}
MORE_HOLES = {
    ("occasional", "mishaps"): (0.46, 0.05, 0.03), ("loyal", "mishaps"): (0.24, 0.03, 0.02), ("occasional", "gathering"): (0.02, 0.22, 0.03),
    ("occasional", "clear-direction"): (0.02, 0.24, 0.04), ("occasional", "cause"): (0.02, 0.20, 0.04), ("occasional", "care-for-staff"): (0.01, 0.22, 0.03),
    ("loyal", "care-for-staff"): (0.01, 0.12, 0.02), ("loyal", "clear-direction"): (0.01, 0.12, 0.02),
}
# Spreads on the scale of five: a general liking, and each attribute's own.
SPREADS = {"perceived": (0.66, 0.76), "wanted": (0.30, 0.72)}
STOPPED = {("occasional", 23): 9, ("occasional", 71): 6, ("loyal", 40): 12, ("shops", 17): 11}


def questionnaire():
    """The attributes of each domain, read line by line."""
    domains, at = {}, None
    text = (HERE / "../questionnaire.yaml").read_text(encoding="utf-8").split("\ntests:")[0].split("\ndomains:")[1]
    for line in text.splitlines():
        if found := re.match(r"  - id: (\S+)", line):
            at = domains[found[1]] = []
        elif found := re.match(r"      - id: (\S+)", line):
            at.append(found[1])
    return domains


DOMAINS = questionnaire()
ATTRIBUTES = [a for attributes in DOMAINS.values() for a in attributes]
assert set(ATTRIBUTES) == set(SCORES), set(ATTRIBUTES) ^ set(SCORES)


def normal(rng):
    """A standard normal draw that does not depend on the version of Python."""
    return statistics.NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def missing(rng, group, attribute):
    na, dk, blank = MORE_HOLES.get((group, attribute), HOLES[group])
    draw = rng.random()
    return "NA" if draw < na else "DK" if draw < na + dk else "" if draw < na + dk + blank else None


def level(opinion):
    return min(max(round(opinion), LOW), HIGH)


def make_answers(view):
    """Shifts each group on each attribute until its score is the nearest to the target that whole levels allow."""
    rng = random.Random(SEED[view])
    general, own = SPREADS[view]
    rows = []
    for group, count in GROUPS[view].items():
        people = []
        for number in range(count):
            liking = general * normal(rng)
            opinions = {a: liking + own * normal(rng) for a in ATTRIBUTES}
            holes = {a: missing(rng, group, a) for a in ATTRIBUTES}
            for a in ATTRIBUTES[STOPPED.get((group, number), len(ATTRIBUTES)):]:
                holes[a] = ""
            people.append((opinions, holes))
        shifts = {}
        for a in ATTRIBUTES:
            target = SCORES[a][view == "wanted"] + EFFECT[group] + SPECIAL.get((group, a), 0)

            def miss(shift):
                levels = [level(opinions[a] + shift) for opinions, holes in people if holes[a] is None]
                return abs(100 * (statistics.mean(levels) - LOW) / (HIGH - LOW) - target)
            shifts[a] = min((step / 100 for step in range(50, 601)), key=miss)
        rows += [{"group": group, **{a: str(level(o[a] + shifts[a])) if h[a] is None else h[a] for a in ATTRIBUTES}} for o, h in people]
    rng.shuffle(rows)
    letter = {"perceived": "C", "wanted": "I"}[view]
    return [{"respondent_id": f"{letter}{i:03}", **row} for i, row in enumerate(rows, 1)]


# ---- the scores, computed apart from the engine ----

def scores(rows, attribute):
    return [100 * (int(r[attribute]) - LOW) / (HIGH - LOW) for r in rows if r[attribute] not in ("", "NA", "DK")]


def domain_score(row, domain):
    """A respondent's score in a domain, or None: half of the applicable attributes must be rated."""
    cells = [row[a] for a in DOMAINS[domain]]
    rated = [100 * (int(c) - LOW) / (HIGH - LOW) for c in cells if c not in ("", "NA", "DK")]
    return statistics.mean(rated) if rated and len(rated) >= sum(c != "NA" for c in cells) / 2 else None


def student(p, df):
    """A quantile of Student's distribution, by the expansion of Cornish and Fisher; good to 0.001 above ten degrees."""
    z = statistics.NormalDist().inv_cdf(p)
    return (z + (z**3 + z) / (4 * df) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
            + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * df**3))


def welch(one, other, p=0.975):
    """The difference of two means and the half-width of Welch's interval."""
    a, b = statistics.variance(one) / len(one), statistics.variance(other) / len(other)
    df = (a + b) ** 2 / (a * a / (len(one) - 1) + b * b / (len(other) - 1))
    return statistics.mean(one) - statistics.mean(other), student(p, df) * math.sqrt(a + b)


def show(perceived, wanted):
    print(f"{'attribute':22}perceived    n  wanted   n     gap  ± 95 %")
    beyond, survives = set(), set()
    for a in ATTRIBUTES:
        seen, sought = scores(perceived, a), scores(wanted, a)
        gap, half = welch(seen, sought)
        if abs(gap) > half:
            beyond.add(a)
        # Twenty gaps are looked at: those told as findings hold at 0.05 ÷ 20 too (Bonferroni).
        if abs(gap) > welch(seen, sought, 1 - 0.025 / len(ATTRIBUTES))[1]:
            survives.add(a)
        print(f"{a:22}{statistics.mean(seen):9.2f} {len(seen):4} {statistics.mean(sought):7.2f} {len(sought):3} {gap:7.2f}  {half:5.2f}{'  *' if a in beyond else ''}")
    for name, rows in (("perceived", perceived), ("wanted", wanted)):
        means = {d: statistics.mean(s for s in (domain_score(r, d) for r in rows) if s is not None) for d in DOMAINS}
        print(f"{name:10}", "  ".join(f"{d} {m:.4f}" for d, m in means.items()), f" overall {statistics.mean(means.values()):.4f}  n {len(rows)}")
        for group in GROUPS[name]:
            own = [r for r in rows if r["group"] == group]
            means = {d: statistics.mean(s for s in (domain_score(r, d) for r in own) if s is not None) for d in DOMAINS}
            print(f"  {group:10} n {len(own):3} ", "  ".join(f"{d} {m:.2f}" for d, m in means.items()))
        cells = [r[a] for r in rows for a in ATTRIBUTES]
        print("  rates", ", ".join(f"{n or 'blank'} {cells.count(n) / len(cells):.3f}" for n in ("NA", "DK", "")))
    # The story that the assessments tell; a change of seed must not make it untrue.
    assert beyond == APART == survives, (beyond, survives)
    assert statistics.mean(scores(perceived, "warmth")) > statistics.mean(scores(perceived, "expertise")) + 20
    assert {len(perceived), len(wanted)} == {260, 60}


def without_words(name):
    """The lines of an assessment that hold figures and ids alone, without what a translator changes."""
    text = (HERE / name).read_text(encoding="utf-8")
    head = re.sub(r"(^|\s)#.*", "", text.split("\nreport:")[0], flags=re.M)
    head = re.sub(r'(title|evidence): ("[^"]*"|[^,}\n]*)', r"\1:", head)
    return [line.rstrip() for line in head.splitlines() if line.strip()]


def write(name, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, ["respondent_id", "group", *ATTRIBUTES], lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    if "--print" not in sys.argv[1:]:
        for view in GROUPS:
            write(f"answers-{view}.csv", make_answers(view))
    show(read("answers-perceived.csv"), read("answers-wanted.csv"))
    assert without_words("assessment.fr.yaml") == without_words("assessment.en.yaml"), "the two assessments differ in more than words"


if __name__ == "__main__":
    main()
