#!/usr/bin/env python3
"""Writes answers.csv and pool.csv of the fictional Mutuelle Horizon, then prints the scores computed on its own.

Everything here is invented. Each draw comes from a seed below, so that two runs write the same bytes.
`python3 generate.py` writes and prints; `python3 generate.py --print` reads the files as they stand and only prints.
Needs Python 3.9 or later and PyYAML. The scores follow the questionnaire's own settings: domains pooled, NA and DK
left out, half of the applicable questions at least, respondents of equal weight.
"""
import csv
import random
import statistics
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).parent
QUESTIONNAIRE = yaml.safe_load((HERE / "../questionnaire.yaml").read_text(encoding="utf-8"))
DOMAINS = {d["id"]: d["questions"] for d in QUESTIONNAIRE["domains"]}
QUESTIONS = [q["id"] for questions in DOMAINS.values() for q in questions]
AUDIENCE = {q["id"]: q.get("audience") for questions in DOMAINS.values() for q in questions}
TOP = 3

SEED_ANSWERS, SEED_POOL = 20261023, 20260930
GROUPS = {"executive": 14, "manager": 32, "frontline": 96, "support": 42}
# Where each group should land in each domain, 0-100, in the order of GROUPS.
TARGETS = {
    "culture": (70.9, 64.8, 63.0, 62.0),
    "customer-understanding": (69.8, 63.3, 61.1, 55.7),
    "strategy": (74.1, 65.7, 54.2, 59.8),
    "design": (61.2, 54.8, 46.9, 52.3),
    "governance": (63.2, 48.7, 38.2, 44.8),
    "measurement": (57.8, 46.3, 36.9, 42.2),
}
# How much better or worse a practice is than its domain, in points.
OFFSETS = {
    "cx-vision": 9, "promise-delivery": -3, "priority-customers": -5, "cx-targets": 3, "funded-roadmap": -8, "team-commitments": -2,
    "field-research": 4, "shared-personas": -4, "lost-and-non-customers": -10, "single-customer-view": -6, "frontline-insight": 7, "unsolicited-voice": 9,
    "journey-mapping": 6, "moments-of-truth": 8, "backstage-blueprint": -6, "co-design": -6, "prototype-testing": -2, "channel-continuity": -7,
    "perception-measure": 17, "descriptive-measure": 5, "outcome-measure": -17, "feedback-after-contact": -18, "results-diffusion": -3, "closed-loop": 6,
    "executive-role": 0, "cross-functional-arbitration": -24, "investment-criterion": -9, "irritant-repair": 14, "complaint-handling": 14, "standards-and-control": -2,
    "leaders-with-customers": -6, "hiring-and-onboarding": 3, "service-skills": 6, "frontline-latitude": 4, "recognition-and-reward": -11, "symmetry-of-care": 2,
}
# Spreads on the 0-3 scale: what a respondent thinks of everything, of one domain, of one question.
GENERAL, SPECIFIC = 0.47, 0.38
NOISE = {"strategy": 0.60, "customer-understanding": 0.64, "design": 0.68, "measurement": 0.56, "governance": 0.62, "culture": 0.66}
# Respondents who stop half-way: (group, number within the group) and how many questions they saw.
STOPPED = {("frontline", 17): 19, ("frontline", 61): 15, ("support", 8): 21}


def normal(rng):
    """A standard normal draw that does not depend on the version of Python."""
    return statistics.NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def asked(question, group):
    return AUDIENCE[question] is None or group in AUDIENCE[question]


def missing(rng, group, domain):
    """NA, DK, a blank, or None for an answer."""
    na, dk, blank = (0.010, 0.012, 0.010) if group == "executive" else (0.021, 0.035, 0.024)
    if domain == "measurement" and group in ("frontline", "support"):
        dk = 0.085 if group == "frontline" else 0.06
    draw = rng.random()
    return "NA" if draw < na else "DK" if draw < na + dk else "" if draw < na + dk + blank else None


def draw_respondents(rng):
    """For each respondent: the group, what is missing, and the unshifted opinion on every question."""
    people = []
    for group, count in GROUPS.items():
        for number in range(count):
            general, holes, opinions = GENERAL * normal(rng), {}, {}
            for domain, questions in DOMAINS.items():
                trait = general + SPECIFIC * normal(rng)
                for q in (q["id"] for q in questions):
                    opinions[q] = trait + NOISE[domain] * normal(rng) + TOP * OFFSETS[q] / 100
                    holes[q] = missing(rng, group, domain)
            for q in QUESTIONS[STOPPED.get((group, number), len(QUESTIONS)):]:
                holes[q] = ""
            people.append((group, holes, opinions))
    return people


def answers_of(people, domain, group, shift):
    """The rows of a group in a domain once its opinions are shifted and rounded to a level."""
    def cell(question, hole, opinion):
        if not asked(question, group):
            return ""
        return str(min(max(round(opinion + shift), 0), TOP)) if hole is None else hole

    own = [(holes, opinions) for who, holes, opinions in people if who == group]
    return [{q["id"]: cell(q["id"], holes[q["id"]], opinions[q["id"]]) for q in DOMAINS[domain]} for holes, opinions in own]


def make_answers():
    """Shifts each group in each domain until its score is the nearest to the target that whole levels allow."""
    rng = random.Random(SEED_ANSWERS)
    people = draw_respondents(rng)
    rows = [{"group": group} for group, _, _ in people]
    for domain, targets in TARGETS.items():
        for group, target in zip(GROUPS, targets):
            def miss(shift):
                drawn = [score(row, domain, group) for row in answers_of(people, domain, group, shift)]
                return abs(mean(drawn) - target)
            best = min((step / 200 for step in range(-200, 801)), key=miss)
            own = [row for row in rows if row["group"] == group]
            for row, part in zip(own, answers_of(people, domain, group, best)):
                row.update(part)
    rng.shuffle(rows)
    return [{"respondent_id": f"R{i:03}", **row} for i, row in enumerate(rows, 1)]


SECTORS = {"insurance": 61, "banking": 36, "retail": 33, "public-sector": 26, "telecoms": 22, "hospitality": 20, "automotive": 16}
SECTOR_EFFECT = {"insurance": 0, "banking": 1, "retail": 0, "public-sector": -3, "telecoms": -1.5, "hospitality": 3, "automotive": 1}
FRENCH_INSURERS, FRENCH_OTHERS = 31, 77
MEDIANS = {"strategy": 51.5, "customer-understanding": 51.6, "design": 47.5, "measurement": 51.0, "governance": 53.9, "culture": 53.0}
ABROAD = {"BE": 20, "CH": 14, "GB": 17, "DE": 20, "ES": 16, "IT": 13}
POOL_GENERAL, POOL_SPECIFIC = 9.2, 5.7
BLANKS = {23: "measurement", 58: "design", 97: "measurement", 131: "governance", 176: "strategy", 202: "measurement"}


def make_pool():
    """Organisations whose domain medians are those above; one general level moves the six domains together."""
    rng = random.Random(SEED_POOL)
    count = sum(SECTORS.values())
    sectors = [s for s, n in SECTORS.items() for _ in range(n)]
    levels = [POOL_GENERAL * statistics.NormalDist().inv_cdf((i + 0.5) / count) for i in range(count)]
    rng.shuffle(levels)
    raw = [
        {d: level + SECTOR_EFFECT[s] + POOL_SPECIFIC * normal(rng) for d in MEDIANS} for s, level in zip(sectors, levels)
    ]
    shift = {d: MEDIANS[d] - statistics.median(r[d] for r in raw) for d in MEDIANS}
    at_home = [True] * FRENCH_OTHERS + [False] * (count - SECTORS["insurance"] - FRENCH_OTHERS)
    rng.shuffle(at_home)
    at_home = [i < FRENCH_INSURERS for i in range(SECTORS["insurance"])] + at_home
    rows = []
    for sector, scores, french in zip(sectors, raw, at_home):
        rows.append({
            "sector": sector,
            "country": "FR" if french else pick(rng, ABROAD),
            "size": pick(rng, {"50-249": 22, "250-999": 34, "1000-4999": 30, "5000+": 14}),
            "questionnaire": "forrester-six-domains@1.0",
            "date": day(rng),
            "method": pick(rng, {"self": 46, "facilitated": 40, "third-party": 14}),
            **{d: min(max(round(scores[d] + shift[d], 1), 0), 100) for d in MEDIANS},
        })
    rng.shuffle(rows)
    for at, domain in BLANKS.items():
        rows[at][domain] = ""
    for row in rows:
        row["overall"] = round(mean([row[d] for d in MEDIANS if row[d] != ""]), 1)
    return [{"id": f"P{i:03}", **row} for i, row in enumerate(rows, 1)]


def pick(rng, shares):
    return rng.choices(list(shares), shares.values())[0]


def day(rng):
    """A day from November 2024 to September 2026."""
    month = rng.randrange(23)
    return f"{2024 + (month + 10) // 12}-{(month + 10) % 12 + 1:02}-{rng.randrange(1, 29):02}"


# ---- the scores, computed apart from the engine ----

def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def score(row, domain, group):
    """A respondent's score in a domain, or None: half of the applicable questions must be rated."""
    cells = [row[q["id"]] for q in DOMAINS[domain] if asked(q["id"], group)]
    rated = [int(c) for c in cells if c not in ("", "NA", "DK")]
    applicable = sum(c != "NA" for c in cells)
    return 100 * sum(rated) / TOP / len(rated) if rated and len(rated) >= applicable / 2 else None


def practice(rows, question):
    return mean([100 * int(r[question]) / TOP for r in rows if r[question] not in ("", "NA", "DK")])


def cronbach(rows, domain, questions):
    cases = [[int(r[q]) for q in questions] for r in rows if all(r[q] not in ("", "NA", "DK") for q in questions)]
    within = sum(statistics.variance(item) for item in zip(*cases))
    k = len(questions)
    return k / (k - 1) * (1 - within / statistics.variance(map(sum, cases))), len(cases)


def gate(rule, rows, domains, assessment):
    """Whether a gate holds, and the figure that it was held against."""
    facts, settled = assessment.get("facts") or {}, assessment.get("gates") or {}
    if rule["id"] in settled:
        return settled[rule["id"]]["holds"], "settled by evidence"
    if "fact" in rule:
        value = facts.get(rule["fact"])
        return (value is rule["is"] if "is" in rule else value is not None and value >= rule["at_least"]), f"fact = {value}"
    if "domain" in rule:
        value = domains[rule["domain"]]
        return round(value, 6) >= rule["at_least"], f"{value:.2f} for {rule['at_least']}"
    rated = [int(r[rule["question"]]) for r in rows
             if r["group"] in rule.get("audience", GROUPS) and r[rule["question"]] not in ("", "NA", "DK")]
    high = sum(level >= rule["at_least"] for level in rated)
    wanted = rule.get("share", 0.5)
    return len(rated) >= 5 and round(high / len(rated), 6) > wanted, f"{high}/{len(rated)} = {high / len(rated):.4f} for more than {wanted}"


def show_scores(rows, assessment):
    print("domain".ljust(24), *(g.rjust(10) for g in (*GROUPS, "all")), " n   alpha (complete cases)")
    total, by_domain, of_group = {}, {}, {}
    for domain, questions in DOMAINS.items():
        values = {g: [score(r, domain, g) for r in rows if r["group"] == g] for g in GROUPS}
        everyone = [v for g in GROUPS for v in values[g]]
        by_domain[domain] = mean(everyone)
        of_group[domain] = {g: mean(values[g]) for g in GROUPS}
        ids = [q["id"] for q in questions]
        alphas = [cronbach(rows, domain, [q for q in ids if AUDIENCE[q] is None])]
        if any(AUDIENCE[q] for q in ids):
            alphas.append(cronbach(rows, domain, ids))
        shown = " · ".join(f"{a:.3f} ({n})" for a, n in alphas)
        print(domain.ljust(24), *(f"{of_group[domain][g]:10.4f}" for g in GROUPS), f"{by_domain[domain]:10.4f}",
              f" {sum(v is not None for v in everyone)}  {shown}")
    overall = mean(by_domain.values())
    print("overall".ljust(24), *(f"{mean([of_group[d][g] for d in DOMAINS]):10.4f}" for g in GROUPS), f"{overall:10.4f}")
    print("\npractices")
    for domain, questions in DOMAINS.items():
        print(" ", domain.ljust(23), "  ".join(f"{q['id']} {practice(rows, q['id']):.1f}" for q in questions))
    print("\nfewest rated executives on a question:",
          min(sum(r[q] not in ("", "NA", "DK") for r in rows if r["group"] == "executive") for q in QUESTIONS))
    cells = [(d, r["group"], r[q["id"]]) for r in rows for d, qs in DOMAINS.items() for q in qs if asked(q["id"], r["group"])]
    part = lambda some: ", ".join(f"{name or 'blank'} {sum(c[2] == name for c in some) / len(some):.4f}" for name in ("NA", "DK", ""))
    print("rates over", len(cells), "asked cells:", part(cells))
    print("  front line on measurement:", part([c for c in cells if c[:2] == ("measurement", "frontline")]))
    print("\nstages")
    reached, open_so_far = None, True
    for stage in QUESTIONNAIRE["stages"]:
        outcomes = [(g["id"], *gate(g, rows, by_domain, assessment)) for g in stage.get("gates", [])]
        for name, holds, why in outcomes:
            print(f"  {stage['id']:14} {name:26} {'holds' if holds else 'FAILS'}  {why}")
        open_so_far = open_so_far and all(holds for _, holds, _ in outcomes)
        reached = stage["id"] if open_so_far else reached
    by_score = [s["id"] for s in QUESTIONNAIRE["stages"] if s["from"] <= round(overall, 6)][-1]
    print(f"  by score: {by_score}; staged: {reached}")
    return by_domain, overall


def show_pool(pool, by_domain, overall):
    own = {**by_domain, "overall": overall}
    cells = {"all": pool, "insurance": [p for p in pool if p["sector"] == "insurance"]}
    cells["insurance, FR"] = [p for p in cells["insurance"] if p["country"] == "FR"]
    for name, peers in cells.items():
        print(f"\npool, {name}: {len(peers)} peers (quartiles of type 7; percentile rank of kind mean)")
        for metric in (*DOMAINS, "overall"):
            values = [float(p[metric]) for p in peers if p[metric] not in ("", None)]
            q = statistics.quantiles(values, n=4, method="inclusive")
            mine = round(own[metric], 6)
            rank = 100 * sum((v < mine) + (v == mine) / 2 for v in values) / len(values)
            print(f"  {metric:24} {q[0]:6.2f} {q[1]:6.2f} {q[2]:6.2f}   n {len(values):3}   own percentile {rank:5.2f}")


def without_words(value):
    """An assessment's figures and ids, without what a translator changes."""
    words = {"title", "text", "who", "comments", "words", "evidence", "locale", "confidentiality", "recipient", "author", "why", "owner"}
    if isinstance(value, dict):
        return {k: without_words(v) for k, v in value.items() if k not in words}
    return [without_words(v) for v in value] if isinstance(value, list) else value


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
        write("pool.csv", make_pool(),
              ["id", "sector", "country", "size", "questionnaire", "date", "method", *DOMAINS, "overall"])
    french, english = (yaml.safe_load((HERE / f"assessment.{x}.yaml").read_text(encoding="utf-8")) for x in ("fr", "en"))
    assert without_words(french) == without_words(english), "the two assessments differ in more than words"
    by_domain, overall = show_scores(read("answers.csv"), french)
    show_pool(read("pool.csv"), by_domain, overall)


if __name__ == "__main__":
    main()
