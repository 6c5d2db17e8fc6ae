#!/usr/bin/env python3
"""Writes answers.csv and pool.csv of the fictional Opaline Télécom, then checks the scores computed on its own.

Everything here is invented. Each draw comes from a seed below, so that two runs write the same bytes.
`python3 generate.py` writes, prints and checks; `python3 generate.py --print` reads the files as they stand.
Needs Python 3.9 or later and nothing else. The scores follow the questionnaire's own settings: domains pooled, NA and DK
left out, half of the applicable questions at least, respondents of equal weight.
"""
import csv
import random
import re
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
TOP = 3
SEED_ANSWERS, SEED_POOL = 20261102, 20260914
GROUPS = {"executive": 14, "marketing": 28, "care": 44, "it": 26}
WEIGHTS = {"strategy": 2, "people": 2, "processes": 2, "technology": 2, "best-practices": 2, "software": 1, "platform": 1}
# The questions of each domain that stand on a scale, and how much better or worse each is than its domain, in points.
SCALES = {
    "strategy": {"programme-scope": 6, "business-case": -6, "outcome-targets": 5, "lasting-funding": 8, "data-purpose": -9, "ranked-uses": -4},
    "people": {"cxm-owner": 12, "cxm-team": 4, "needed-skills": -17, "adviser-latitude": -5, "executive-presence": 2, "users-heard": -8},
    "processes": {"ownership": 2, "opinions-to-changes": 7, "speed-of-change": -8, "consent-handling": 9, "checked-before-launch": 2, "orphan-problems": -12},
    "technology": {"shared-record": -9, "data-quality": -6, "map-of-tools": 9, "joined-flows": 3, "service-in-hand": 3},
    "best-practices": {"first-hand-contact": 5, "trials-with-customers": -4, "openness": 8, "touchpoint-review": -8, "welcome-messages": -3, "channel-handover": 2},
    "software": {"live-profiles": 5, "fit-with-existing": 3, "growing-personalisation": -6, "cross-channel-journeys": -3, "helpful-intelligence": -9, "trust-and-privacy": 10},
    "platform": {},
}
REVERSED = {"orphan-problems"}
DOUBLE = {"cxm-owner", "shared-record", "needed-skills"}  # questions that weigh two
# The questions of other kinds, with the domain, and what an answer is worth.
OTHERS = {
    "training-line": ("people", {"yes": 1, "no": 0}),
    "trained-share": ("people", [(0, 0), (10, 0.33), (40, 0.67), (75, 1)]),
    "screens-opened": ("technology", [(0, 1), (3, 0.67), (5, 0.33), (8, 0)]),
    "channels-served": ("platform", {"site": 1, "application": 1, "telephone": 1, "mail": 1, "messaging": 1, "shops": 2, "networks": 1, "partners": 1}),
    "data-freshness": ("platform", {"none": 0, "weekly": 1 / 3, "daily": 2 / 3, "immediate": 1}),
    "usable-dashboards": ("platform", {"supplier": 0, "specialists": 1 / 3, "trained": 2 / 3, "everyone": 1}),
    "predictive-statistics": ("platform", {"yes": 1, "no": 0}),
    "forecasts-acted-on": ("platform", [(0, 0), (5, 0.33), (30, 0.67), (60, 1)]),
    "automatic-reaction": ("platform", {"yes": 1, "no": 0}),
    "reaction-minutes": ("platform", [(0, 1), (15, 0.67), (120, 0.33), (1440, 0)]),
    "connections": ("platform", {"crm": 2, "billing": 2, "contact-centre": 1, "web-statistics": 1, "finance": 1, "staff": 1, "network": 1}),
}
SEVERAL = {"channels-served": 7, "connections": 7}  # questions where several options may be ticked, and the most that counts
SHOWN_IF = {"trained-share": "training-line", "forecasts-acted-on": "predictive-statistics", "reaction-minutes": "automatic-reaction"}
# Where each group should land on the questions on scales, 0-100, in the order of GROUPS. IT installed the platform in 2024 and
# sees it work; customer care opens seven tools to answer one call.
TARGETS = {
    "strategy": (70, 61, 51, 58), "people": (63, 55, 48, 52), "processes": (57, 50, 41, 52), "technology": (64, 54, 38, 73),
    "best-practices": (60, 60, 66, 54), "software": (59, 52, 44, 69),
}
# Spreads on the 0-3 scale: what a respondent thinks of everything, of one domain, of one question; and a stretch of the offsets.
GENERAL, SPECIFIC, NOISE, SPREAD = 0.40, 0.36, 0.62, 1.5
# Respondents who stop half-way: (group, number within the group) and how many questions they saw.
STOPPED = {("care", 11): 22, ("care", 30): 17, ("it", 9): 25}


def questionnaire():
    """Ids and audiences in the order of the questionnaire, read line by line."""
    asked, at = {}, None
    text = (HERE / "../questionnaire.yaml").read_text(encoding="utf-8").split("\ntests:")[0].split("\ndomains:")[1]
    for line in text.splitlines():
        if found := re.match(r"      - id: (\S+)", line):
            at = found[1]
            asked[at] = set(GROUPS)
        elif found := re.match(r"        audience: \[(.*)\]", line):
            asked[at] = set(found[1].split(", "))
    return asked


ASKED = questionnaire()
QUESTIONS = list(ASKED)
DOMAIN = {q: d for d, questions in SCALES.items() for q in questions} | {q: d for q, (d, _) in OTHERS.items()}
assert set(DOMAIN) == set(QUESTIONS), set(DOMAIN) ^ set(QUESTIONS)


def normal(rng):
    """A standard normal draw that does not depend on the version of Python."""
    return statistics.NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def missing(rng, group, question):
    """NA, DK, a blank, or None for an answer."""
    na, dk, blank = (0.006, 0.012, 0.010) if group == "executive" else (0.016, 0.030, 0.020)
    if DOMAIN[question] == "software" and group == "executive":
        dk = 0.11
    if DOMAIN[question] in ("software", "platform") and group in ("care", "marketing"):
        dk = 0.07
    if DOMAIN[question] == "strategy" and group in ("care", "it"):
        dk = 0.08
    draw = rng.random()
    return "NA" if draw < na else "DK" if draw < na + dk else "" if draw < na + dk + blank else None


def pick(rng, shares):
    return rng.choices(list(shares), shares.values())[0]


def some(rng, chances):
    ticked = [option for option, chance in chances.items() if rng.random() < chance]
    return "|".join(ticked) or "-"


def other_answer(rng, question, group):
    """What somebody of a group says of a fact: the facts are the same for all, what is known of them is not."""
    it = group == "it"
    if question == "training-line":
        return pick(rng, {"yes": 8, "no": 2})
    if question == "trained-share":
        return str(rng.choice([12, 15, 15, 20, 20, 25, 30, 45]))
    if question == "screens-opened":
        return str(pick(rng, {3: 4, 4: 10, 5: 6} if it else {5: 4, 6: 9, 7: 16, 8: 9, 9: 4}))
    if question == "channels-served":
        return some(rng, {"site": 0.98, "application": 0.95, "telephone": 0.85 if it else 0.4, "mail": 0.9, "messaging": 0.75 if it else 0.45,
                          "shops": 0.12, "networks": 0.3, "partners": 0.04})
    if question == "data-freshness":
        return pick(rng, {"daily": 7, "immediate": 3} if it else {"weekly": 3, "daily": 6, "immediate": 1})
    if question == "usable-dashboards":
        return pick(rng, {"specialists": 2, "trained": 6, "everyone": 2} if it else {"supplier": 1, "specialists": 6, "trained": 3})
    if question == "predictive-statistics":
        return pick(rng, {"yes": 9, "no": 1} if it else {"yes": 7, "no": 3})
    if question == "forecasts-acted-on":
        return str(rng.choice([2, 3, 4, 5, 5, 6, 8, 10] if not it else [4, 5, 8, 10, 10, 12, 15, 35]))
    if question == "automatic-reaction":
        return pick(rng, {"yes": 8, "no": 2} if it else {"yes": 6, "no": 4})
    if question == "reaction-minutes":
        return str(rng.choice([10, 15, 20, 30, 45, 60] if it else [30, 60, 90, 120, 180, 240]))
    return some(rng, {"crm": 0.97, "billing": 0.8 if it else 0.55, "contact-centre": 0.25, "web-statistics": 0.85, "finance": 0.15,
                      "staff": 0.04, "network": 0.08})


def draw_respondents(rng):
    people = []
    for group, count in GROUPS.items():
        for number in range(count):
            general, opinions, fixed, holes = GENERAL * normal(rng), {}, {}, {}
            for domain, questions in SCALES.items():
                trait = general + SPECIFIC * normal(rng)
                for question, offset in questions.items():
                    opinions[question] = trait + NOISE * normal(rng) + TOP * SPREAD * offset / 100
            for question in QUESTIONS:
                holes[question] = missing(rng, group, question)
                if question in OTHERS:
                    fixed[question] = other_answer(rng, question, group)
            for question in QUESTIONS[STOPPED.get((group, number), len(QUESTIONS)):]:
                holes[question] = ""
            people.append({"group": group, "opinions": opinions, "fixed": fixed, "holes": holes})
    return people


def row_of(person, shifts):
    row = {"group": person["group"]}
    for question in QUESTIONS:
        if person["group"] not in ASKED[question]:
            row[question] = ""
        elif SHOWN_IF.get(question) and row[SHOWN_IF[question]] != "yes":
            row[question] = ""
        elif person["holes"][question] is not None:
            row[question] = person["holes"][question]
        elif question in OTHERS:
            row[question] = person["fixed"][question]
        else:
            level = min(max(round(person["opinions"][question] + shifts[DOMAIN[question]]), 0), TOP)
            row[question] = str(TOP - level if question in REVERSED else level)
    return row


def make_answers():
    """Shifts each group in each domain until its answers on scales are the nearest to the target that whole levels allow."""
    rng = random.Random(SEED_ANSWERS)
    people = draw_respondents(rng)
    rows = []
    for at, group in enumerate(GROUPS):
        own = [p for p in people if p["group"] == group]
        shifts = {}
        for domain, targets in TARGETS.items():
            questions = [q for q in SCALES[domain] if group in ASKED[q]]

            def miss(shift):
                levels = [min(max(round(p["opinions"][q] + shift), 0), TOP) for p in own for q in questions if p["holes"][q] is None]
                return abs(100 * statistics.mean(levels) / TOP - targets[at])
            shifts[domain] = min((step / 200 for step in range(-200, 801)), key=miss)
        rows += [row_of(p, shifts) for p in own]
    rng.shuffle(rows)
    return [{"respondent_id": f"R{i:03}", **row} for i, row in enumerate(rows, 1)]


SECTORS = {"telecoms": 38, "banking": 27, "insurance": 24, "retail": 29, "utilities": 18, "public-sector": 14}
SECTOR_EFFECT = {"telecoms": 0, "banking": 2, "insurance": 0.5, "retail": 1, "utilities": -2, "public-sector": -5}
FRENCH_TELECOMS = 17
MEDIANS = {"strategy": 49.6, "people": 47.3, "processes": 50.8, "technology": 52.7, "best-practices": 51.9, "software": 50.2, "platform": 53.4}
ABROAD = {"BE": 20, "CH": 14, "GB": 17, "DE": 20, "ES": 16, "IT": 13}
BLANKS = {9: "platform", 41: "platform", 77: "software", 118: "platform"}


def make_pool():
    """Organisations whose domain medians are those above; one general level moves the domains together."""
    rng = random.Random(SEED_POOL)
    count = sum(SECTORS.values())
    levels = [9.6 * statistics.NormalDist().inv_cdf((i + 0.5) / count) for i in range(count)]
    rng.shuffle(levels)
    sectors = [s for s, n in SECTORS.items() for _ in range(n)]
    raw = [{d: level + SECTOR_EFFECT[s] + 6.2 * normal(rng) for d in MEDIANS} for s, level in zip(sectors, levels)]
    shift = {d: MEDIANS[d] - statistics.median(r[d] for r in raw) for d in MEDIANS}
    rows, telecoms = [], 0
    for sector, scores in zip(sectors, raw):
        telecoms += sector == "telecoms"
        french = telecoms <= FRENCH_TELECOMS if sector == "telecoms" else rng.random() < 0.45
        month = rng.randrange(22)
        rows.append({
            "sector": sector,
            "country": "FR" if french else pick(rng, ABROAD),
            "size": pick(rng, {"50-249": 18, "250-999": 34, "1000-4999": 34, "5000+": 14}),
            "questionnaire": "cxm-readiness@1.0",
            "date": f"{2024 + (month + 11) // 12}-{(month + 11) % 12 + 1:02}-{rng.randrange(1, 29):02}",
            "method": pick(rng, {"self": 44, "facilitated": 44, "third-party": 12}),
            **{d: min(max(round(scores[d] + shift[d], 1), 0), 100) for d in MEDIANS},
        })
    rng.shuffle(rows)
    for at, domain in BLANKS.items():
        rows[at][domain] = ""
    for row in rows:
        held = [d for d in MEDIANS if row[d] != ""]
        row["overall"] = round(sum(WEIGHTS[d] * row[d] for d in held) / sum(WEIGHTS[d] for d in held), 1)
    return [{"id": f"P{i:03}", **row} for i, row in enumerate(rows, 1)]


# ---- the scores, computed apart from the engine ----

def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def ratio(question, answer):
    """What an answer is worth, 0-1; None where it is not rated."""
    if answer in ("", "NA", "DK"):
        return None
    if question not in OTHERS:
        return (TOP - int(answer) if question in REVERSED else int(answer)) / TOP
    worth = OTHERS[question][1]
    if isinstance(worth, list):
        return [r for start, r in worth if float(answer) >= start][-1]
    if question in SEVERAL:
        return min(sum(worth[o] for o in answer.split("|") if o != "-"), SEVERAL[question]) / SEVERAL[question]
    return worth[answer]


def score(row, domain):
    """A respondent's score in a domain, or None: half of the applicable questions must be rated."""
    asked = [q for q in QUESTIONS if DOMAIN[q] == domain and row["group"] in ASKED[q]]
    asked = [q for q in asked if q not in SHOWN_IF or row[SHOWN_IF[q]] == "yes"]
    rated = [(1 + (q in DOUBLE), ratio(q, row[q])) for q in asked if ratio(q, row[q]) is not None]
    applicable = sum(1 + (q in DOUBLE) for q in asked if row[q] != "NA")
    weight = sum(w for w, _ in rated)
    return 100 * sum(w * r for w, r in rated) / weight if rated and weight >= applicable / 2 else None


def share(rows, question, level, groups):
    rated = [int(r[question]) for r in rows if r["group"] in groups and r[question] not in ("", "NA", "DK")]
    return sum(x >= level for x in rated) / len(rated)


def show(rows, pool):
    print("domain".ljust(16), *(g.rjust(10) for g in (*GROUPS, "all")))
    by_domain, of_group = {}, {}
    for domain in WEIGHTS:
        of_group[domain] = {g: mean([score(r, domain) for r in rows if r["group"] == g]) for g in GROUPS}
        by_domain[domain] = mean([score(r, domain) for r in rows])
        cells = (*of_group[domain].values(), by_domain[domain])
        print(domain.ljust(16), *("         –" if c is None else f"{c:10.4f}" for c in cells))
    overall = sum(WEIGHTS[d] * by_domain[d] for d in WEIGHTS) / sum(WEIGHTS.values())
    print("overall".ljust(16), f"{overall:54.4f}")
    gates = {
        "preparing-owner": share(rows, "cxm-owner", 1, {"executive", "marketing"}),
        "ready-data": share(rows, "shared-record", 2, {"marketing", "care"}),
        "ready-skills": share(rows, "needed-skills", 2, {"marketing", "it"}),
    }
    for name, value in gates.items():
        print(f"  {name:18} {value:.4f} for more than 0.5")
    cells = [r[q] for r in rows for q in QUESTIONS
             if r["group"] in ASKED[q] and (q not in SHOWN_IF or r[SHOWN_IF[q]] == "yes")]
    print("rates over", len(cells), "asked cells:", ", ".join(f"{n or 'blank'} {cells.count(n) / len(cells):.3f}" for n in ("NA", "DK", "")))
    peers = [float(p["overall"]) for p in pool if p["sector"] == "telecoms" and p["country"] == "FR"]
    below = sum(v < overall for v in peers)
    print(f"telecoms, FR: {len(peers)} peers, quartiles", [round(q, 2) for q in statistics.quantiles(peers, n=4, method="inclusive")], "below us:", below)
    # The story that the assessments tell; a change of seed must not make it untrue.
    assert len(rows) == 112 and len(peers) >= 12
    assert of_group["technology"]["it"] - of_group["technology"]["care"] > 25
    assert 50 < overall < 56
    assert gates["preparing-owner"] > 0.5 and gates["ready-data"] < 0.5 and gates["ready-skills"] < 0.5
    assert by_domain["strategy"] > 25 and by_domain["processes"] > 45


def without_words(name):
    """The lines of an assessment that hold figures and ids alone, without what a translator changes."""
    text = (HERE / name).read_text(encoding="utf-8")
    head = re.sub(r"(^|\s)#.*", "", text.split("\nreport:")[0], flags=re.M)
    head = re.sub(r'(title|evidence): ("[^"]*"|[^,}\n]*)', r"\1:", head)
    return [line.rstrip() for line in head.splitlines() if line.strip()]


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
        write("answers.csv", make_answers(), ["respondent_id", "group", *QUESTIONS])
        write("pool.csv", make_pool(), ["id", "sector", "country", "size", "questionnaire", "date", "method", *WEIGHTS, "overall"])
    show(read("answers.csv"), read("pool.csv"))
    assert without_words("assessment.fr.yaml") == without_words("assessment.en.yaml"), "the two assessments differ in more than words"


if __name__ == "__main__":
    main()
