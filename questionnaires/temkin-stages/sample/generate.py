#!/usr/bin/env python3
"""Writes answers.csv and pool.csv of the fictional Groupe Blancheval, then computes its scores and stage apart from the engine.

Everything here is invented. Each draw comes from a seed below, so that two runs write the same bytes.
`python3 generate.py` writes, prints and checks; `python3 generate.py --print` reads the files as they stand, prints and checks.
Needs Python 3.9 or later, nothing else. Questions and gates are read from ../questionnaire.yaml by the shape of its lines.
The scores follow the questionnaire's own settings: domains pooled, NA and DK left out, half of the applicable weight
at least, respondents of equal weight.
"""
import csv
import random
import re
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
TOP = 4

SEED_ANSWERS, SEED_POOL = 20261106, 20261001
GROUPS = {"executive": 12, "manager": 34, "frontline": 62, "support": 32}
# Where each group should land in each domain, 0-100, in the order of GROUPS.
TARGETS = {
    "customer-understanding": (61.0, 54.0, 47.5, 49.5),
    "strategy-engagement": (58.0, 46.0, 36.0, 41.0),
    "culture-management": (51.0, 43.5, 33.5, 39.0),
    "design-improvement": (58.5, 51.0, 42.5, 48.0),
}
# How much better or worse a practice is than its domain, in points: a maker that studies and tries its products well,
# sells through shops that keep the buyers' names, and has given the subject to a director who already has another post.
OFFSETS = {
    "listening": 9, "journey-maps": -1, "needs-and-motives": 12, "emotions": -6, "insight-sharing": -3, "loyalty-link": -27,
    "ambition": 14, "executive-lead": -11, "governance": -13, "trade-offs": -25, "leaders-time": 4, "workforce-engagement": -6,
    "shared-purpose": 13, "hiring": -3, "training": 9, "performance-reviews": -5, "incentives": -13, "team-measures": -2,
    "pain-points": 6, "process-redesign": -15, "closed-loop": 9, "customer-trials": 12, "improvement-funding": -27, "frontline-latitude": -6,
}
# Spreads on the 0-4 scale: what a respondent thinks of everything, of one domain, of one question.
GENERAL, SPECIFIC, NOISE = 0.52, 0.40, 0.72
# Respondents who stop half-way: (group, number within the group) and how many questions they saw.
STOPPED = {("frontline", 11): 13, ("frontline", 40): 10, ("support", 21): 14}

# The pool: organisations that make consumer goods.
POOL_COUNTRIES = {"FR": 29, "BE": 4, "DE": 6, "ES": 4, "IT": 5, "GB": 4}
POOL_MEDIANS = {"customer-understanding": 43.0, "strategy-engagement": 47.5, "culture-management": 39.0, "design-improvement": 45.0}
POOL_GENERAL, POOL_SPECIFIC = 10.5, 5.5
POOL_BLANKS = {9: "culture-management", 33: "strategy-engagement"}

# What the figures must be; a change above that moves one of them stops here.
EXPECTED = {
    # executive, manager, frontline, support, all
    "customer-understanding": (61.0036, 54.0164, 47.5039, 49.4947, 50.7206),
    "strategy-engagement": (57.9545, 46.0339, 35.9338, 40.9586, 41.4291),
    "culture-management": (51.1574, 43.4558, 33.455, 38.9506, 38.7311),
    "design-improvement": (58.5648, 50.8578, 42.5551, 48.1375, 47.2811),
    "overall": 44.5405,
    "by score": "mobilize",
    "staged": "explore",
    "failed gates": (
        "mobilize-executive", "mobilize-governance", "operationalize-processes", "operationalize-loyalty",
        "operationalize-arbitration", "operationalize-workforce", "operationalize-improvement", "align-measurement",
        "align-incentives", "align-hiring", "align-reviews", "align-culture", "embed-purpose", "embed-latitude",
        "embed-effortless", "embed-culture",
    ),
}


# ---- the questionnaire, as far as its figures go ----

def read_questionnaire():
    """Domains with their questions, the audience and weight of each question, the stages with their gates."""
    domains, audience, weight, stages, part, domain, question, gate = {}, {}, {}, [], "", "", "", None
    for line in (HERE / "../questionnaire.yaml").read_text(encoding="utf-8").splitlines():
        if re.match(r"\w", line):
            part = line.split(":")[0]
        found = re.match(r"( *)(- )?([\w-]+): (.*)$", line)
        if not found:
            continue
        indent, key, value = len(found[1]), found[3], found[4]
        if part == "domains":
            if indent == 2 and key == "id":
                domain = value
                domains[domain] = []
            elif indent == 6 and key == "id":
                question = value
                domains[domain].append(question)
                audience[question], weight[question] = list(GROUPS), 1
            elif indent == 8 and key == "weight":
                weight[question] = int(value)
            elif indent == 8 and key == "audience":
                audience[question] = value.strip("[]").split(", ")
        elif part == "stages":
            if indent == 2 and key == "id":
                stages.append({"id": value, "gates": []})
            elif indent == 4 and key == "from":
                stages[-1]["from"] = float(value)
            elif indent == 6 and key == "id":
                gate = {"id": value}
                stages[-1]["gates"].append(gate)
            elif indent == 8 and key in ("fact", "question", "domain"):
                gate[key] = value
            elif indent == 8 and key in ("at_least", "share"):
                gate[key] = float(value)
            elif indent == 8 and key == "audience":
                gate[key] = value.strip("[]").split(", ")
    return domains, audience, weight, stages


DOMAINS, AUDIENCE, WEIGHT, STAGES = read_questionnaire()
QUESTIONS = [q for questions in DOMAINS.values() for q in questions]


# ---- the answers ----

def normal(rng):
    """A standard normal draw that does not depend on the version of Python."""
    return statistics.NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def missing(rng, group, question):
    """NA, DK, a blank, or None for an answer."""
    na, dk, blank = (0.004, 0.012, 0.008) if group == "executive" else (0.018, 0.035, 0.020)
    if question in ("governance", "loyalty-link", "insight-sharing") and group in ("frontline", "support"):
        dk = 0.12
    if question == "frontline-latitude" and group == "support":
        na = 0.10
    draw = rng.random()
    return "NA" if draw < na else "DK" if draw < na + dk else "" if draw < na + dk + blank else None


def draw_respondents(rng):
    """For each respondent: the group, what is missing, and the unshifted opinion on every question."""
    people = []
    for group, count in GROUPS.items():
        for number in range(count):
            general, holes, opinions = GENERAL * normal(rng), {}, {}
            for questions in DOMAINS.values():
                trait = general + SPECIFIC * normal(rng)
                for q in questions:
                    opinions[q] = trait + NOISE * normal(rng) + TOP * OFFSETS[q] / 100
                    holes[q] = missing(rng, group, q)
            for q in QUESTIONS[STOPPED.get((group, number), len(QUESTIONS)):]:
                holes[q] = ""
            people.append((group, holes, opinions))
    return people


def answers_of(people, domain, group, shift):
    """The rows of a group in a domain once its opinions are shifted and rounded to a level."""
    def cell(question, hole, opinion):
        if group not in AUDIENCE[question]:
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
                drawn = [score(row, domain, group) for row in answers_of(people, domain, group, shift)]
                return abs(mean(drawn) - target)
            best = min((step / 200 for step in range(-200, 801)), key=miss)
            own = [row for row in rows if row["group"] == group]
            for row, part in zip(own, answers_of(people, domain, group, best)):
                row.update(part)
    rng.shuffle(rows)
    return [{"respondent_id": f"R{i:03}", **row} for i, row in enumerate(rows, 1)]


def make_pool():
    """Organisations whose domain medians are those above; one general level moves the four domains together."""
    rng = random.Random(SEED_POOL)
    countries = [c for c, n in POOL_COUNTRIES.items() for _ in range(n)]
    levels = [POOL_GENERAL * statistics.NormalDist().inv_cdf((i + 0.5) / len(countries)) for i in range(len(countries))]
    rng.shuffle(levels)
    raw = [{d: level + POOL_SPECIFIC * normal(rng) for d in POOL_MEDIANS} for level in levels]
    shift = {d: POOL_MEDIANS[d] - statistics.median(r[d] for r in raw) for d in POOL_MEDIANS}
    rng.shuffle(countries)
    rows = []
    for country, scores in zip(countries, raw):
        rows.append({
            "sector": "consumer-goods",
            "country": country,
            "size": pick(rng, {"50-249": 14, "250-999": 34, "1000-4999": 38, "5000+": 14}),
            "questionnaire": "temkin-stages@1.0",
            "date": day(rng),
            "method": pick(rng, {"self": 40, "facilitated": 46, "third-party": 14}),
            **{d: min(max(round(scores[d] + shift[d], 1), 0), 100) for d in DOMAINS},
        })
    for at, domain in POOL_BLANKS.items():
        rows[at][domain] = ""
    for row in rows:
        row["overall"] = round(mean([row[d] for d in DOMAINS if row[d] != ""]), 1)
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


def rated(rows, question):
    return [int(r[question]) for r in rows if r[question] not in ("", "NA", "DK")]


def score(row, domain, group):
    """A respondent's score in a domain, or None: half of the applicable weight must be rated."""
    cells = [(WEIGHT[q], row[q]) for q in DOMAINS[domain] if group in AUDIENCE[q]]
    levels = [(w, int(c)) for w, c in cells if c not in ("", "NA", "DK")]
    weight, applicable = sum(w for w, _ in levels), sum(w for w, c in cells if c != "NA")
    return 100 * sum(w * v for w, v in levels) / TOP / weight if levels and weight >= applicable / 2 else None


def practice(rows, question):
    return mean([100 * v / TOP for v in rated(rows, question)])


def gate(rule, rows, domains, facts):
    """Whether a gate holds, and the figure that it was held against."""
    if "fact" in rule:
        value = facts.get(rule["fact"])
        return (value is True if "at_least" not in rule else value is not None and value >= rule["at_least"]), f"fact = {value}"
    if "domain" in rule:
        value = domains[rule["domain"]]
        return round(value, 6) >= rule["at_least"], f"{value:.2f} for {rule['at_least']}"
    levels = rated([r for r in rows if r["group"] in rule.get("audience", GROUPS)], rule["question"])
    high, wanted = sum(level >= rule["at_least"] for level in levels), rule.get("share", 0.5)
    if len(levels) < 5:
        return False, f"{len(levels)} answers, too few"
    return round(high / len(levels), 6) > wanted, f"{high}/{len(levels)} = {high / len(levels):.4f} for more than {wanted}"


def climb(rows, domains, facts):
    """The stage reached and, for each gate, whether it holds and why."""
    reached, unbroken, outcomes = None, True, []
    for stage in STAGES:
        own = [(stage["id"], g["id"], *gate(g, rows, domains, facts)) for g in stage["gates"]]
        unbroken = unbroken and all(holds for _, _, holds, _ in own)
        reached = stage["id"] if unbroken else reached
        outcomes += own
    return reached, outcomes


def stage_by_score(overall):
    return [s["id"] for s in STAGES if s["from"] <= round(overall, 6)][-1]


def compute(rows, facts):
    """Every figure that is checked, by name, and the gates."""
    figures, by_domain = {}, {}
    for domain in DOMAINS:
        values = {g: [score(r, domain, g) for r in rows if r["group"] == g] for g in GROUPS}
        by_domain[domain] = mean([v for g in GROUPS for v in values[g]])
        figures[domain] = tuple(round(v, 4) for v in (*(mean(values[g]) for g in GROUPS), by_domain[domain]))
    overall = mean(by_domain.values())
    reached, outcomes = climb(rows, by_domain, facts)
    figures.update({"overall": round(overall, 4), "by score": stage_by_score(overall), "staged": reached,
                    "failed gates": tuple(name for _, name, holds, _ in outcomes if not holds)})
    return figures, by_domain, outcomes


def check_staircase():
    """Each stage is reached by some answers, and each gate alone is enough to bar its stage."""
    facts = {g["fact"]: g.get("at_least", True) for s in STAGES for g in s["gates"] if "fact" in g}
    need = {}                                          # the lowest level of every question that opens a stage and those below
    for at, stage in enumerate(STAGES):
        floor = [0, 1, 2, 3, 3, 4][at]
        people = lambda low=None, to=0: [{"group": g, **{q: str(to if q == low else max(floor, need.get(q, 0))) if g in AUDIENCE[q] else ""
                                          for q in QUESTIONS}} for g in GROUPS for _ in range(10)]
        need.update({g["question"]: int(g["at_least"]) for g in stage["gates"] if "question" in g})
        open_facts = {f: v for s in STAGES[:at + 1] for g in s["gates"] if "fact" in g for f, v in [(g["fact"], facts[g["fact"]])]}
        scores = lambda rows: {d: mean([score(r, d, r["group"]) for r in rows]) for d in DOMAINS}
        rows = people()
        assert climb(rows, scores(rows), open_facts)[0] == stage["id"], f"{stage['id']} cannot be reached"
        below = [s["id"] for s in STAGES[:at]]
        for g in stage["gates"]:
            if "fact" in g:
                less = {f: v for f, v in open_facts.items() if f != g["fact"]}
                got = climb(rows, scores(rows), less)[0]
            elif "question" in g:
                lower = people(g["question"], int(g["at_least"]) - 1)
                got = climb(lower, scores(lower), open_facts)[0]
            else:
                got = climb(rows, {**scores(rows), g["domain"]: g["at_least"] - 0.01}, open_facts)[0]
            assert got in below, f"gate {g['id']} bars nothing"


def show(rows, pool, figures, by_domain, outcomes):
    print("domain".ljust(24), *(g.rjust(10) for g in (*GROUPS, "all")))
    for domain in DOMAINS:
        print(domain.ljust(24), *(f"{v:10.4f}" for v in figures[domain]))
    print("overall".ljust(24), f"{figures['overall']:.4f}", "\n\npractices")
    for domain, questions in DOMAINS.items():
        print(" ", domain.ljust(23), "  ".join(f"{q} {practice(rows, q):.1f}" for q in questions))
    cells = [r[q] for r in rows for q in QUESTIONS if r["group"] in AUDIENCE[q]]
    print(f"\n{len(rows)} respondents, {len(cells)} cells asked:",
          ", ".join(f"{name or 'blank'} {cells.count(name)}" for name in ("NA", "DK", "")), "\n\nstages")
    for stage, name, holds, why in outcomes:
        print(f"  {stage:15} {name:28} {'holds' if holds else 'FAILS'}  {why}")
    print(f"  by score: {figures['by score']}; staged: {figures['staged']}")
    for name, peers in {"all": pool, "FR": [p for p in pool if p["country"] == "FR"]}.items():
        print(f"\npool, {name}: {len(peers)} peers (quartiles of type 7; percentile rank of kind mean)")
        for metric in (*DOMAINS, "overall"):
            values = [float(p[metric]) for p in peers if p[metric] != ""]
            q = statistics.quantiles(values, n=4, method="inclusive")
            mine = round(by_domain.get(metric, figures["overall"]), 6)
            rank = 100 * sum((v < mine) + (v == mine) / 2 for v in values) / len(values)
            print(f"  {metric:24} {q[0]:6.2f} {q[1]:6.2f} {q[2]:6.2f}   n {len(values):3}   own percentile {rank:5.2f}")


# ---- the files ----

def read_facts(name):
    """The block `facts:` of an assessment: whole numbers and booleans."""
    block = re.search(r"^facts:.*\n((?:  .*\n)+)", (HERE / name).read_text(encoding="utf-8"), re.M)[1]
    found = re.findall(r"^  ([\w-]+): (\w+)", block, re.M)
    return {key: value == "true" if value in ("true", "false") else int(value) for key, value in found}


def bones(name):
    """An assessment's lines without comments, and without what a translator changes."""
    text = re.sub(r'"[^"\n]*"', '""', (HERE / name).read_text(encoding="utf-8"))
    lines = [re.sub(r"\s+#.*$", "", line) for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [re.sub(r"\b(locale|confidentiality|recipient|author|title|owner): [^,}]*", r"\1: ", line) for line in lines]


def write(name, rows, columns):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    assert list(OFFSETS) == QUESTIONS, "the questionnaire's questions have changed"
    if "--print" not in sys.argv[1:]:
        write("answers.csv", make_answers(), ["respondent_id", "group", *QUESTIONS])
        write("pool.csv", make_pool(), ["id", "sector", "country", "size", "questionnaire", "date", "method", *DOMAINS, "overall"])
    assert bones("assessment.fr.yaml") == bones("assessment.en.yaml"), "the two assessments differ in more than words"
    check_staircase()
    rows, pool = read("answers.csv"), read("pool.csv")
    figures, by_domain, outcomes = compute(rows, read_facts("assessment.fr.yaml"))
    show(rows, pool, figures, by_domain, outcomes)
    for name, value in EXPECTED.items():
        assert figures[name] == value, f"{name}: {figures[name]}, expected {value}"


if __name__ == "__main__":
    main()
