#!/usr/bin/env python3
"""Writes answers.csv and pool.csv of the fictional Corvenne Motor Group, then prints the scores computed on its own and checks them.

Everything here is invented. Each draw comes from a seed below, so that two runs write the same bytes.
`python3 generate.py` writes, prints and checks; `python3 generate.py --print` reads the files as they stand.
Needs Python 3.9 or later, and nothing else. The scores follow the questionnaire's own settings: domains pooled, NA and DK left out,
half of the applicable questions at least, groups of equal weight.
"""
import csv
import random
import re
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
TOP = 3
SEED_ANSWERS, SEED_POOL = 20260918, 20260831

# The scored questions, and who is asked each: all groups, unless letters name some (executive, manager, distribution, operations, relationship).
DOMAINS = {
    "functions": {"communication-promise": "", "offer-launch": "", "distribution-standards": "", "operations-commitments": "", "relationship-reach": ""},
    "promise": {"prospects-and-customers": "emdr", "promise-on-the-spot": "", "brochure-and-place": ""},
    "ambition": {"common-ambition": "", "shared-objectives": "em", "knowledge-of-others": ""},
    "shared-data": {"customer-record": "", "satisfaction-audit": "", "message-calendar": "emr"},
    "journey": {"common-map": "", "handovers": "", "greatest-potential": "em"},
    "steering": {"orchestrator-mandate": "", "decisions-across-levels": "", "pooled-means": "em"},
}
GROUPS = {"executive": 13, "manager": 26, "distribution": 37, "operations": 28, "relationship": 16}
# Where each group should land in each domain, 0-100, in the order of GROUPS.
TARGETS = {
    "functions": (52, 45, 38, 30, 39),
    "promise": (51, 41, 31, 26, 34),
    "ambition": (69, 48, 27, 20, 30),
    "shared-data": (47, 38, 24, 20, 32),
    "journey": (49, 40, 24, 18, 33),
    "steering": (55, 38, 25, 20, 30),
}
# How much better or worse a practice is than its domain, in points.
OFFSETS = {
    "communication-promise": -15, "offer-launch": -3, "distribution-standards": 24, "operations-commitments": -14, "relationship-reach": 7,
    "prospects-and-customers": -9, "promise-on-the-spot": 11, "brochure-and-place": -2,
    "common-ambition": 10, "shared-objectives": -16, "knowledge-of-others": -4,
    "customer-record": -15, "satisfaction-audit": 18, "message-calendar": -5,
    "common-map": -4, "handovers": -2, "greatest-potential": 9,
    "orchestrator-mandate": -6, "decisions-across-levels": 3, "pooled-means": 4,
}
# Spreads on the 0-3 scale: what a respondent thinks of everything, of one domain, of one question.
GENERAL, SPECIFIC, NOISE = 0.36, 0.44, 0.50
# Respondents who stop half-way: (group, number within the group) and how many domains they saw.
STOPPED = {("distribution", 11): 3, ("operations", 20): 2}

# What each group answers to the unscored questions, in shares of its respondents; the rest does not know.
LEVELS = {
    "owner-communication": {"executive": {"world": 46, "national": 54}, "": {"national": 92, "nobody": 3}},
    "owner-offer": {"": {"world": 93, "national": 5}},
    "owner-distribution": {"executive": {"national": 62, "local": 38}, "manager": {"national": 31, "local": 69}, "": {"local": 90, "national": 6}},
    "owner-operations": {"executive": {"national": 38, "local": 54}, "operations": {"local": 82, "nobody": 14}, "": {"local": 84, "national": 9}},
    "owner-relationship": {"distribution": {"national": 62, "local": 32}, "": {"national": 92, "nobody": 4}},
    "owner-orchestrator": {"executive": {"world": 69, "nobody": 23, "national": 8}, "manager": {"national": 38, "nobody": 46, "world": 12},
                           "relationship": {"national": 31, "nobody": 63}, "": {"nobody": 76, "national": 12, "local": 5}},
    "consumer-contact-data": {"executive": {"yes": 77, "no": 15}, "manager": {"yes": 42, "no": 54}, "": {"yes": 27, "no": 45}},
    "cross-functional-governance": {"executive": {"yes": 62, "no": 38}, "manager": {"yes": 27, "no": 69}, "": {"yes": 4, "no": 60}},
}


def normal(rng):
    """A standard normal draw that does not depend on the version of Python."""
    return statistics.NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def asked(domain, question, group):
    some = DOMAINS[domain][question]
    return not some or group[0] in some


def missing(rng, group, domain):
    """NA, DK, a blank, or None for an answer."""
    na, dk, blank = (0.008, 0.016, 0.010) if group in ("executive", "manager") else (0.018, 0.042, 0.026)
    if domain in ("steering", "shared-data") and group in ("distribution", "operations"):
        dk = 0.10
    draw = rng.random()
    return "NA" if draw < na else "DK" if draw < na + dk else "" if draw < na + dk + blank else None


def draw_respondents(rng):
    """For each respondent: the group, what is missing, and the unshifted opinion on every question."""
    people = []
    for group, count in GROUPS.items():
        for number in range(count):
            general, holes, opinions = GENERAL * normal(rng), {}, {}
            for place, (domain, questions) in enumerate(DOMAINS.items()):
                trait = general + SPECIFIC * normal(rng)
                for question in questions:
                    opinions[question] = trait + NOISE * normal(rng) + TOP * OFFSETS[question] / 100
                    holes[question] = missing(rng, group, domain)
                    if place >= STOPPED.get((group, number), len(DOMAINS)):
                        holes[question] = ""
            people.append((group, holes, opinions))
    return people


def answers_of(people, domain, group, shift):
    """The rows of a group in a domain once its opinions are shifted and rounded to a level."""
    def cell(question, hole, opinion):
        if not asked(domain, question, group):
            return ""
        return str(min(max(round(opinion + shift), 0), TOP)) if hole is None else hole

    own = [(holes, opinions) for who, holes, opinions in people if who == group]
    return [{q: cell(q, holes[q], opinions[q]) for q in DOMAINS[domain]} for holes, opinions in own]


def make_answers():
    """Shifts each group in each domain until its score is the nearest to the target that whole levels allow."""
    rng = random.Random(SEED_ANSWERS)
    people = draw_respondents(rng)
    rows = [{"group": group} for group, _, _ in people]
    for domain, targets in TARGETS.items():
        for group, target in zip(GROUPS, targets):
            def miss(shift):
                return abs(mean([score(row, domain, group) for row in answers_of(people, domain, group, shift)]) - target)
            best = min((step / 200 for step in range(-300, 801)), key=miss)
            own = [row for row in rows if row["group"] == group]
            for row, part in zip(own, answers_of(people, domain, group, best)):
                row.update(part)
    for question, by_group in LEVELS.items():
        for row in rows:
            shares = by_group.get(row["group"], by_group.get(""))
            row[question] = rng.choices([*shares, "DK"], [*shares.values(), 100 - sum(shares.values())])[0]
    rng.shuffle(rows)
    return [{"respondent_id": f"C{i:03}", **row} for i, row in enumerate(rows, 1)]


SECTORS = {"automotive": 38, "consumer-goods": 14, "hospitality": 10}
COUNTRIES = {"GB": 30, "DE": 18, "FR": 18, "IT": 10, "ES": 10, "NL": 7, "SE": 7}
MEDIANS = {"functions": 43.0, "promise": 40.5, "ambition": 45.0, "shared-data": 37.5, "journey": 36.0, "steering": 40.0}
BLANKS = {9: "shared-data", 33: "journey", 47: "steering"}


def make_pool():
    """Organisations whose domain medians are those above; one general level moves the six domains together."""
    rng = random.Random(SEED_POOL)
    sectors = [s for s, n in SECTORS.items() for _ in range(n)]
    levels = [9.5 * statistics.NormalDist().inv_cdf((i + 0.5) / len(sectors)) for i in range(len(sectors))]
    rng.shuffle(levels)
    raw = [{d: level + 6 * normal(rng) for d in MEDIANS} for level in levels]
    shift = {d: MEDIANS[d] - statistics.median(r[d] for r in raw) for d in MEDIANS}
    rows = []
    for sector, scores in zip(sectors, raw):
        month = rng.randrange(20)
        rows.append({
            "sector": sector,
            "country": rng.choices(list(COUNTRIES), COUNTRIES.values())[0],
            "size": rng.choices(["250-999", "1000-4999", "5000+"], [28, 42, 30])[0],
            "questionnaire": "experience-coherence@1.0",
            "date": f"{2025 + month // 12}-{month % 12 + 1:02}-{rng.randrange(1, 29):02}",
            "method": rng.choices(["self", "facilitated", "third-party"], [38, 48, 14])[0],
            **{d: min(max(round(scores[d] + shift[d], 1), 0), 100) for d in MEDIANS},
        })
    rng.shuffle(rows)
    for at, domain in BLANKS.items():
        rows[at][domain] = ""
    for row in rows:
        row["overall"] = round(mean([row[d] for d in MEDIANS if row[d] != ""]), 1)
    return [{"id": f"H{i:02}", **row} for i, row in enumerate(rows, 1)]


# ---- the scores, computed apart from the engine ----

def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def score(row, domain, group):
    """A respondent's score in a domain, or None: half of the applicable questions must be rated."""
    cells = [row[q] for q in DOMAINS[domain] if asked(domain, q, group)]
    rated = [int(c) for c in cells if c not in ("", "NA", "DK")]
    applicable = sum(c != "NA" for c in cells)
    return 100 * sum(rated) / TOP / len(rated) if rated and len(rated) >= applicable / 2 else None


def of_groups(rows, rate):
    """A figure by group, and the mean in which groups count the same."""
    by_group = {g: mean([rate(r) for r in rows if r["group"] == g]) for g in GROUPS}
    return by_group, mean(by_group.values())


def share(rows, question, level, audience):
    rated = [int(r[question]) for r in rows if r["group"] in audience and r[question] not in ("", "NA", "DK")]
    return sum(x >= level for x in rated) / len(rated)


def show_and_check(rows, pool):
    print("domain".ljust(24), *(g.rjust(13) for g in (*GROUPS, "all")))
    by_domain = {}
    for domain, targets in TARGETS.items():
        by_group, by_domain[domain] = of_groups(rows, lambda r: score(r, domain, r["group"]))
        print(domain.ljust(24), *(f"{v:13.4f}" for v in (*by_group.values(), by_domain[domain])))
        for (group, reached), target in zip(by_group.items(), targets):
            assert abs(reached - target) < 2, f"{group} in {domain}: {reached} for {target}"
    overall = mean(by_domain.values())
    print("overall".ljust(24), f"{overall:83.4f}\n\npractices")
    for domain, questions in DOMAINS.items():
        rated = {q: of_groups(rows, lambda r: None if r[q] in ("", "NA", "DK") else 100 * int(r[q]) / TOP)[1] for q in questions}
        print(" ", domain.ljust(12), "  ".join(f"{q} {v:.1f}" for q, v in rated.items()))
    print("\nlevels, by group")
    for question in LEVELS:
        counts = {g: {} for g in GROUPS}
        for row in rows:
            counts[row["group"]][row[question]] = counts[row["group"]].get(row[question], 0) + 1
        print(" ", question.ljust(28), counts)
    print("\ngates")
    shares = {
        "in-touch-audit": share(rows, "satisfaction-audit", 1, ("executive", "manager")),
        "coordinated-map": share(rows, "common-map", 2, ("manager", "distribution", "operations", "relationship")),
        "harmonised-potential": share(rows, "greatest-potential", 2, ("executive", "manager")),
        "harmonised-ambition": share(rows, "common-ambition", 2, ("distribution", "operations", "relationship")),
    }
    print("  ", {name: round(value, 4) for name, value in shares.items()})
    # The story that the two assessments tell rests on these.
    assert shares["in-touch-audit"] > 0.5 >= shares["coordinated-map"], "the staged stage is no longer in-touch"
    assert 25 <= by_domain["functions"] and by_domain["promise"] < 45 and 25 <= overall < 50
    assert min(by_domain, key=by_domain.get) == "shared-data", by_domain
    nobody = {g: sum(r["owner-orchestrator"] == "nobody" for r in rows if r["group"] == g) for g in GROUPS}
    assert (nobody["distribution"], nobody["operations"]) == (27, 23), nobody
    assert sum(r["owner-orchestrator"] == "world" for r in rows if r["group"] == "executive") == 9
    functions = {q: of_groups(rows, lambda r: None if r[q] in ("", "NA", "DK") else int(r[q]))[1] for q in DOMAINS["functions"]}
    assert min(functions, key=functions.get) == "communication-promise" and max(functions, key=functions.get) == "distribution-standards"
    for name, peers in {"all": pool, "automotive": [p for p in pool if p["sector"] == "automotive"]}.items():
        print(f"\npool, {name}: {len(peers)} peers (quartiles of type 7; percentile rank of kind mean)")
        for metric, own in {**by_domain, "overall": overall}.items():
            values = [float(p[metric]) for p in peers if p[metric] != ""]
            quarts = statistics.quantiles(values, n=4, method="inclusive")
            rank = 100 * sum((v < own) + (v == own) / 2 for v in values) / len(values)
            print(f"  {metric:14}", *(f"{x:6.2f}" for x in quarts), f"  n {len(values):3}   own percentile {rank:5.2f}")


def figures(name):
    """An assessment without comments and without what stands between quotation marks: its keys, ids and figures."""
    text = (HERE / name).read_text(encoding="utf-8")
    lines = [re.sub(r"\s*#.*", "", re.sub(r'"[^"]*"', '""', line)).rstrip() for line in text.splitlines()]
    return [line for line in lines if line and "locale:" not in line]


def check_files():
    written = re.findall(r"- id: ([a-z-]+)\n +title: .*\n +text:\n", (HERE / "../questionnaire.yaml").read_text(encoding="utf-8"))
    known = {*LEVELS, *(q for questions in DOMAINS.values() for q in questions)}
    assert known <= set(written), known - set(written)
    assert figures("assessment.fr.yaml") == figures("assessment.en.yaml"), "the two assessments differ in more than words"


def write(name, rows, columns):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    if "--print" not in sys.argv[1:]:
        questions = [q for questions in DOMAINS.values() for q in questions]
        write("answers.csv", make_answers(), ["respondent_id", "group", *LEVELS, *questions])
        write("pool.csv", make_pool(), ["id", "sector", "country", "size", "questionnaire", "date", "method", *MEDIANS, "overall"])
    show_and_check(read("answers.csv"), read("pool.csv"))
    check_files()


if __name__ == "__main__":
    main()
