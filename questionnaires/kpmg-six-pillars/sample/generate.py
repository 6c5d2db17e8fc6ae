#!/usr/bin/env python3
"""Writes answers.csv, answers-customers.csv and pool.csv of the fictional Hôtels Sarmance, then prints and checks their scores.

Everything here is invented. Each draw comes from a seed below, so that two runs write the same bytes.
`python3 generate.py` writes, prints and checks; `python3 generate.py --print` reads the files as they stand.
Needs Python 3.9 or later and nothing else. The scores follow the questionnaire's own settings: domains pooled, NA and
DK left out, half of the applicable questions at least, respondents of equal weight, each point of view apart.
"""
import csv
import random
import re
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Each pillar's practices, with how much better or worse each is than its pillar, in points: for employees, for customers.
PILLARS = {
    "integrity": {"promise-kept": (6, 5), "clear-prices": (11, 4), "owned-mistakes": (-12, -9), "data-respect": (-2, -2), "fair-advice": (-5, 2)},
    "resolution": {"easy-report": (5, 14), "single-owner": (-3, 3), "stated-deadline": (-13, -15), "amends": (17, 10), "no-repeat": (-7, -13)},
    "expectations": {"expectations-asked": (-3, -6), "next-steps": (9, 8), "faithful-description": (-15, -14), "changes-announced": (2, -1), "delight": (8, 12)},
    "time-effort": {"short-waits": (4, -4), "told-once": (-14, -6), "few-steps": (2, 4), "any-hour": (-3, 1), "plain-words": (11, 6)},
    "personalisation": {"recognised": (11, 6), "preferences": (-4, -4), "relevant-messages": (-8, -8), "adapted-service": (13, 13), "loyalty": (-12, -9)},
    "empathy": {"listened-to": (6, 3), "hard-times": (-3, -1), "human-tone": (14, 7), "on-my-side": (-6, -8), "staff-at-ease": (-12, -2)},
}
AUDIENCES = {
    "clear-prices": "executive manager support", "data-respect": "executive manager support", "amends": "manager frontline",
    "expectations-asked": "manager frontline", "short-waits": "executive manager frontline",
    "told-once": "manager frontline support", "relevant-messages": "executive manager support",
    "loyalty": "executive manager support", "listened-to": "manager frontline", "human-tone": "manager frontline support",
    "staff-at-ease": "executive manager frontline",
}
# The groups and their numbers; where each should land in each pillar, 0-100, in the order of the groups.
EMPLOYEES = {"executive": 11, "manager": 23, "frontline": 39, "support": 18}
CUSTOMERS = {"new": 148, "established": 211, "lapsed-complaint": 61}
TARGETS = {
    "inside": {
        "integrity": (66, 57, 50, 55), "resolution": (78, 71, 61, 66), "expectations": (58, 50, 43, 46),
        "time-effort": (46, 39, 33, 36), "personalisation": (55, 47, 40, 42), "empathy": (68, 60, 54, 55),
    },
    "customer": {
        "integrity": (77, 79, 57), "resolution": (62, 60, 35), "expectations": (69, 73, 54),
        "time-effort": (79, 77, 66), "personalisation": (63, 72, 51), "empathy": (80, 81, 56),
    },
}
TOP = {"inside": 3, "customer": 10}
GROUPS = {"inside": EMPLOYEES, "customer": CUSTOMERS}
FILES = {"inside": "answers.csv", "customer": "answers-customers.csv"}
SEEDS = {"inside": 20261030, "customer": 20261031, "pool": 20260930}
# Spreads as a share of the scale: what a respondent thinks of everything, of one pillar, of one question.
SPREAD = {"inside": (0.16, 0.13, 0.20), "customer": (0.12, 0.10, 0.13)}
# Out of a hundred customers, how many give each mark: 42 of 9 or 10, 22 of 6 or less for the recommendation.
RECOMMENDATION = {0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 5: 6, 6: 8, 7: 15, 8: 21, 9: 22, 10: 20}
SATISFACTION = {0: 0.5, 1: 0.5, 2: 1.5, 3: 2.5, 4: 4, 5: 8, 6: 9, 7: 19, 8: 27, 9: 17, 10: 11}
NO_PROBLEM, STOPPED = {"new": 0.66, "established": 0.55, "lapsed-complaint": 0}, {"inside": 0.03, "customer": 0.035}


def columns(side):
    """The columns of a point of view, in the order of the questionnaire."""
    names = []
    for pillar, practices in PILLARS.items():
        names += [f"{practice}-{side}" for practice in practices]
        if side == "customer" and pillar in ("integrity", "expectations"):
            names.append("recommendation" if pillar == "integrity" else "satisfaction")
    return names


def normal(rng):
    """A standard normal draw that does not depend on the version of Python."""
    return statistics.NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def asked(practice, group, side):
    return side == "customer" or practice not in AUDIENCES or group in AUDIENCES[practice].split()


def hole(rng, side, group, pillar, practice):
    """NA, DK, a blank, or None for an answer."""
    na, dk, blank = (0.015, 0.035, 0.012) if side == "inside" else (0.012, 0.015, 0.010)
    if side == "inside":
        dk += 0.05 * (group == "support" and pillar in ("resolution", "empathy")) - 0.025 * (group == "executive")
    elif practice == "loyalty" and group == "new":
        na = 0.93
    elif practice == "hard-times":
        na = 0.55
    elif practice in ("changes-announced", "owned-mistakes"):
        na = 0.38
    draw = rng.random()
    return "NA" if draw < na else "DK" if draw < na + dk else "" if draw < na + dk + blank else None


def draw_people(rng, side):
    """For each respondent: the group, the general opinion, what is missing, the unshifted opinion on every question."""
    people, (general, specific, noise) = [], SPREAD[side]
    for group, count in GROUPS[side].items():
        for _ in range(count):
            whole, holes, opinions = general * normal(rng), {}, {}
            spared = side == "customer" and rng.random() < NO_PROBLEM[group]
            for pillar, practices in PILLARS.items():
                trait = whole + specific * normal(rng)
                for practice, offsets in practices.items():
                    opinions[practice] = TOP[side] * (trait + noise * normal(rng) + offsets[side == "customer"] / 100)
                    holes[practice] = hole(rng, side, group, pillar, practice)
                    if spared and pillar == "resolution":
                        holes[practice] = "NA"
            if rng.random() < STOPPED[side]:
                names = [p for practices in PILLARS.values() for p in practices]
                for practice in names[rng.randrange(11, 26):]:
                    holes[practice] = ""
            people.append((group, whole, holes, opinions))
    return people


def cells(people, side, pillar, group, shift):
    """The answers of a group in a pillar once its opinions are shifted and rounded to the scale."""
    for who, _, holes, opinions in people:
        if who == group:
            yield {
                f"{p}-{side}": "" if not asked(p, group, side)
                else holes[p] if holes[p] is not None else str(min(max(round(opinions[p] + shift), 0), TOP[side]))
                for p in PILLARS[pillar]
            }


def make_answers(side):
    """Shifts each group in each pillar until its score is the nearest to the target that whole marks allow."""
    rng = random.Random(SEEDS[side])
    people = draw_people(rng, side)
    rows = [{"group": group} for group, *_ in people]
    for pillar, targets in TARGETS[side].items():
        for group, target in zip(GROUPS[side], targets):
            def miss(shift):
                return abs(mean([score(row, pillar, group, side) for row in cells(people, side, pillar, group, shift)]) - target)
            best = min((TOP[side] * step / 200 for step in range(-40, 260)), key=miss)
            own = [row for row in rows if row["group"] == group]
            for row, part in zip(own, cells(people, side, pillar, group, best)):
                row.update(part)
    if side == "customer":
        for question, shares in (("recommendation", RECOMMENDATION), ("satisfaction", SATISFACTION)):
            give_marks(rng, rows, question, shares)
    rng.shuffle(rows)
    letter = "E" if side == "inside" else "C"
    return [{"respondent_id": f"{letter}{i:03}", **row} for i, row in enumerate(rows, 1)]


def give_marks(rng, rows, question, shares):
    """Gives each mark to its share of customers, the best marks to those who rated the statements best."""
    order = []
    for row in rows:
        rated = [int(row[c]) for c in row if c.endswith("-customer") and row[c] not in ("", "NA", "DK")]
        order.append((mean(rated) + 0.7 * normal(rng), row))
    order.sort(key=lambda pair: pair[0])
    silent = {rng.randrange(len(rows)) for _ in range(6)}
    told = [row for i, (_, row) in enumerate(order) if i not in silent]
    for i in silent:
        order[i][1][question] = ""
    marks = [mark for mark, share in shares.items() for _ in range(round(share * 10))]
    for i, row in enumerate(told):
        row[question] = str(marks[int((i + 0.5) / len(told) * len(marks))])


SECTORS = {"hospitality": 43, "retail": 27, "banking": 21, "insurance": 18, "public-sector": 14, "telecoms": 11}
SECTOR_EFFECT = {"hospitality": 2, "retail": 0, "banking": -1, "insurance": 0, "public-sector": -3, "telecoms": -2}
FRENCH_HOTELS = 24
MEDIANS = {"integrity": 53, "resolution": 54, "expectations": 48.5, "time-effort": 46.5, "personalisation": 45, "empathy": 51}
ABROAD = {"BE": 20, "CH": 18, "GB": 17, "DE": 16, "ES": 20, "IT": 18}


def make_pool():
    """Organisations whose pillars' medians, as their employees see them, are those above."""
    rng = random.Random(SEEDS["pool"])
    count = sum(SECTORS.values())
    levels = [8.4 * statistics.NormalDist().inv_cdf((i + 0.5) / count) for i in range(count)]
    rng.shuffle(levels)
    sectors = [sector for sector, n in SECTORS.items() for _ in range(n)]
    raw = [{p: level + SECTOR_EFFECT[s] + 5.4 * normal(rng) for p in MEDIANS} for s, level in zip(sectors, levels)]
    shift = {p: MEDIANS[p] - statistics.median(r[p] for r in raw) for p in MEDIANS}
    rows = []
    for i, (sector, scores) in enumerate(zip(sectors, raw)):
        french = i < FRENCH_HOTELS if sector == "hospitality" else rng.random() < 0.55
        month = rng.randrange(20)
        row = {
            "sector": sector,
            "country": "FR" if french else pick(rng, ABROAD),
            "size": pick(rng, {"50-249": 24, "250-999": 34, "1000-4999": 30, "5000+": 12}),
            "questionnaire": "kpmg-six-pillars@1.0",
            "date": f"{2025 + month // 12}-{month % 12 + 1:02}-{rng.randrange(1, 29):02}",
            "method": pick(rng, {"self": 44, "facilitated": 41, "third-party": 15}),
            **{p: min(max(round(scores[p] + shift[p], 1), 0), 100) for p in MEDIANS},
        }
        row["overall"] = round(mean([row[p] for p in MEDIANS]), 1)
        rows.append(row)
    rng.shuffle(rows)
    return [{"id": f"P{i:03}", **row} for i, row in enumerate(rows, 1)]


def pick(rng, shares):
    return rng.choices(list(shares), shares.values())[0]


# ---- the scores, computed apart from the engine ----

def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def score(row, pillar, group, side):
    """A respondent's score in a pillar, or None: half of the applicable questions must be rated."""
    given = [row[f"{p}-{side}"] for p in PILLARS[pillar] if asked(p, group, side)]
    rated = [int(c) for c in given if c not in ("", "NA", "DK")]
    applicable = sum(c != "NA" for c in given)
    return 100 * sum(rated) / TOP[side] / len(rated) if rated and len(rated) >= applicable / 2 else None


def show(rows, side):
    print(f"\n{FILES[side]}: {len(rows)} respondents")
    print("pillar".ljust(18), *(g.rjust(17) for g in (*GROUPS[side], "all")), "  n rated")
    whole = {}
    for pillar in PILLARS:
        values = {g: [score(r, pillar, g, side) for r in rows if r["group"] == g] for g in GROUPS[side]}
        everyone = [v for g in values.values() for v in g]
        whole[pillar] = mean(everyone)
        print(pillar.ljust(18), *(f"{mean(v):17.2f}" for v in values.values()), f"{whole[pillar]:17.4f}", f"  {sum(v is not None for v in everyone)}")
    print("overall".ljust(18), f"{mean(whole.values()):.4f}")
    for pillar, practices in PILLARS.items():
        marks = {p: [int(r[f"{p}-{side}"]) for r in rows if r[f"{p}-{side}"] not in ("", "NA", "DK")] for p in practices}
        print(" ", pillar.ljust(16), "  ".join(f"{p} {100 * mean(m) / TOP[side]:.1f} (n {len(m)})" for p, m in marks.items()))
    given = [r[f"{p}-{side}"] for r in rows for p in AUDIENCES_AND_REST if asked(p, r["group"], side)]
    print("  of", len(given), "asked:", ", ".join(f"{name or 'blank'} {given.count(name) / len(given):.3f}" for name in ("NA", "DK", "")))
    return whole


AUDIENCES_AND_REST = [p for practices in PILLARS.values() for p in practices]


def nps(rows):
    marks = [int(r["recommendation"]) for r in rows if r["recommendation"] != ""]
    return 100 * (sum(m >= 9 for m in marks) - sum(m <= 6 for m in marks)) / len(marks), len(marks)


def check(inside, customers, pool):
    """The figures that the sample's words rely on."""
    seen, lived = show(inside, "inside"), show(customers, "customer")
    total, n = nps(customers)
    parts = {g: nps([r for r in customers if r["group"] == g])[0] for g in CUSTOMERS}
    marks = [int(r["satisfaction"]) for r in customers if r["satisfaction"] != ""]
    print(f"\nNPS {total:+.1f} (n {n}):", ", ".join(f"{g} {v:+.1f}" for g, v in parts.items()))
    print(f"satisfaction: mean {mean(marks):.2f}, 7 or more {100 * sum(m >= 7 for m in marks) / len(marks):.1f} %, 8 or more {100 * sum(m >= 8 for m in marks) / len(marks):.1f} % (n {len(marks)})")
    assert 19 <= total <= 21 and parts["lapsed-complaint"] < 0 < parts["new"]
    assert len(customers) == 420 and len(inside) == 91
    assert seen["resolution"] > lived["resolution"] + 8, "employees think better of resolution"
    assert seen["time-effort"] < lived["time-effort"] - 30, "and worse of time and effort"
    assert max(seen, key=seen.get) == "resolution" and min(lived, key=lived.get) == "resolution"
    assert min(seen, key=seen.get) == "time-effort" and round(mean(lived.values()) / 10, 1) == 6.9
    hotels = [p for p in pool if p["sector"] == "hospitality"]
    assert len(hotels) >= 30
    for name, peers in (("hospitality", hotels), ("hospitality, FR", [p for p in hotels if p["country"] == "FR"])):
        print(f"\npool, {name}: {len(peers)} peers; quartiles, and the percentile rank of the sample's employees")
        for pillar, mine in {**seen, "overall": mean(seen.values())}.items():
            values = [float(p[pillar]) for p in peers]
            q = statistics.quantiles(values, n=4, method="inclusive")
            rank = 100 * sum((v < mine) + (v == mine) / 2 for v in values) / len(values)
            print(f"  {pillar:16} {q[0]:6.2f} {q[1]:6.2f} {q[2]:6.2f}   {mine:6.2f} at {rank:5.1f}")
    stated = re.findall(r"^ +- id: ([a-z-]+(?:-inside|-customer)|recommendation|satisfaction)$", read_text("../questionnaire.yaml"), re.M)
    assert set(stated) == {*columns("inside"), *columns("customer")}, "the questionnaire has other questions"
    blocks = re.findall(r"- id: ([a-z-]+)-inside\n(.*?)anchors:", read_text("../questionnaire.yaml"), re.S)
    audiences = {practice: re.search(r"audience: \[(.*)\]", text) for practice, text in blocks}
    assert {p: m[1].replace(",", "") for p, m in audiences.items() if m} == AUDIENCES, "the questionnaire asks others"
    french, english = (read_text(f"assessment.{x}.yaml") for x in ("fr", "en"))
    assert words_apart(french) == words_apart(english), "the two assessments differ in more than words"
    dates, figures = r"\d{4}-\d\d-\d\d", r"\{[a-z-]+\.[a-z]+\}"
    assert all(re.findall(p, french) == re.findall(p, english) for p in (dates, figures)), "dates or figures differ"


def words_apart(text):
    """What stands before the report’s words, without titles, sources and comments: dates, files, counts, targets."""
    text = re.sub(r"\s*#.*", "", text.split("\nreport:")[0])
    return re.sub(r'(?:title|source): ("[^"]*"|[^,}\n]*)', "title", re.sub(r"\n\s*\n", "\n", text))


def read_text(name):
    return (HERE / name).read_text(encoding="utf-8")


def write(name, rows, names):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, names, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    if "--print" not in sys.argv[1:]:
        for side, name in FILES.items():
            write(name, make_answers(side), ["respondent_id", "group", *columns(side)])
        write("pool.csv", make_pool(), ["id", "sector", "country", "size", "questionnaire", "date", "method", *PILLARS, "overall"])
    check(read(FILES["inside"]), read(FILES["customer"]), read("pool.csv"))


if __name__ == "__main__":
    main()
