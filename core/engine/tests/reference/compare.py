"""Scores two shipped samples from their files with independent tools, and holds every figure of `palier score --format json` to 1e-6; and
the agreement of a third, which has reversed questions and questions of many kinds.

    cargo build && python compare.py ../../../../target/debug/palier

Wants numpy, pandas, scipy, statsmodels, pingouin, krippendorff, pyyaml. Nothing of Palier is used but its answers: own scores, Kish's
numbers and intervals are computed with numpy and scipy; alpha by pingouin, ICC(2,k) by pingouin, ordinal alpha by krippendorff, Wilson's
intervals, Holm's correction and weighted statistics by statsmodels, correlations, t, F and ranks by scipy.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from importlib.metadata import version

import krippendorff
import numpy as np
import pandas as pd
import pingouin as pg
import yaml
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

ROOT = pathlib.Path(__file__).resolve().parents[4]
TOLERANCE = 1e-6
Z = stats.norm.ppf(0.975)


class Comparison:
    """Pairs of figures: the product's and ours."""

    def __init__(self):
        self.pairs, self.kinds = [], {}

    def figure(self, path, kind, theirs, ours):
        if isinstance(ours, (tuple, list, np.ndarray)):
            assert theirs is not None and len(theirs) == len(ours), f"{path}: {theirs} where {ours} was expected"
            for end, (a, b) in enumerate(zip(theirs, ours)):
                self.figure(f"{path}[{end}]", kind, a, b)
            return
        known = ours is not None and not np.isnan(ours)
        apart = abs(theirs - ours) if known and theirs is not None else (0.0 if not known and theirs is None else np.inf)
        self.pairs.append((path, theirs, ours, apart))
        count, most = self.kinds.get(kind, (0, 0.0))
        self.kinds[kind] = (count + 1, max(most, apart))

    def told(self):
        wrong = [pair for pair in self.pairs if not pair[3] <= TOLERANCE]
        for path, theirs, ours, apart in wrong:
            print(f"DIFFERS {path}: {theirs} where {ours} was expected, {apart:.3g} apart")
        print(f"{'figure':34} {'compared':>8}  furthest apart")
        for kind, (count, most) in sorted(self.kinds.items()):
            print(f"{kind:34} {count:8}  {most:.1e}")
        print(f"{'all':34} {len(self.pairs):8}  {max(pair[3] for pair in self.pairs):.1e}")
        return not wrong


class Questions:
    """Questions of one point of view: their domain, practice, ends of the scale, audience."""

    def __init__(self, document, perspective):
        self.domains, self.all = [], {}
        for domain in document["domains"]:
            practices = domain.get("practices") or [{"id": q["id"], "questions": [q]} for q in domain["questions"]]
            held = []
            for practice in practices:
                ids = []
                for question in practice["questions"]:
                    views = question.get("perspectives")
                    if question.get("scored", True) and (views is None or perspective in views):
                        scale = document["scales"][question["scale"]]
                        self.all[question["id"]] = (scale["min"], scale["max"], question.get("audience"))
                        ids.append(question["id"])
                held.append((practice["id"], ids))
            self.domains.append((domain["id"], domain.get("weight", 1), held))


def interval(estimate, errors, n):
    """Student's, from the influence of each respondent; clipped to 0–100."""
    if n < 2:
        return None
    half = stats.t.ppf(0.975, n - 1) * np.sqrt(n / (n - 1) * np.square(errors).sum())
    return max(0.0, estimate - half), min(100.0, estimate + half)


def mean(scores):
    """A mean with its interval: estimate, ends, influences, n."""
    known = scores[~np.isnan(scores)]
    v = 1 / len(known)
    estimate = known.mean()
    errors = np.where(np.isnan(scores), 0.0, v * (scores - estimate))
    return estimate, interval(estimate, errors, len(known)), errors, len(known)


class Sheet:
    """One set's answers."""

    def __init__(self, folder, entry, document):
        self.entry = entry
        self.cells = pd.read_csv(folder / entry["file"], dtype=str, keep_default_na=False)
        self.questions = Questions(document, entry.get("perspective"))
        audiences = {g["id"]: g.get("audience") for g in entry.get("groups", [])}
        self.groups = [g["id"] for g in entry.get("groups", [])]
        self.group = self.cells["group"].to_numpy()
        own = np.array([audiences.get(g) for g in self.group])
        self.asked, self.ratio, self.level = {}, {}, {}
        for id, (low, high, audience) in self.questions.all.items():
            self.asked[id] = np.isin(own, audience) if audience else np.full(len(own), True)
            answers = self.cells[id].where(self.asked[id], "")
            self.level[id] = pd.to_numeric(answers, errors="coerce").to_numpy()
            self.ratio[id] = (self.level[id] - low) / (high - low)

    def own(self, ids):
        """Each respondent's score on some questions: NaN where under half of the applicable ones was answered."""
        if not ids:
            return np.full(len(self.cells), np.nan)
        ratios = np.column_stack([self.ratio[id] for id in ids])
        applicable = sum((self.asked[id] & (self.cells[id] != "NA").to_numpy()).astype(int) for id in ids)
        counted = (~np.isnan(ratios)).sum(axis=1)
        enough = (counted > 0) & (counted >= 0.5 * applicable)
        return np.where(enough, 100 * np.nansum(ratios, axis=1) / np.maximum(counted, 1), np.nan)


def agreement(sheet, ids, alpha):
    """rWG, rWG(j), Krippendorff's alpha, ICC(2,k) and the interval of Cronbach's alpha, on one scale."""
    low, high, _ = sheet.questions.all[ids[0]]
    found, cases = agreed(pd.DataFrame({id: sheet.level[id] for id in ids}), high - low + 1)
    f1, f2 = cases - 1, (cases - 1) * (len(ids) - 1)
    found["alpha_interval"] = [1 - (1 - alpha) * stats.f.isf(p, f1, f2) for p in (0.025, 0.975)]
    return found


def agreed(values, levels):
    """rWG, rWG(j), Krippendorff's alpha and ICC(2,k) of levels, a column a question; and how many answered every question."""
    random = (levels**2 - 1) / 12
    ids = values.columns
    whole = values.dropna().to_numpy()
    found = {"r_wg": np.mean([1 - np.var(values[id].dropna(), ddof=1) / random for id in ids])}
    m, j = np.mean(np.var(whole, axis=0, ddof=1) / random), len(ids)
    found["r_wg_j"] = j * (1 - m) / (j * (1 - m) + m)
    found["krippendorff"] = krippendorff.alpha(values.to_numpy(), level_of_measurement="ordinal")
    long = pd.DataFrame([(q, p, x) for p, row in enumerate(whole) for q, x in enumerate(row)], columns=["q", "p", "x"])
    icc = pg.intraclass_corr(long, "q", "p", "x").set_index("Type")
    found["icc_2k"] = icc.loc[next(n for n in icc.index if n in ("ICC2k", "ICC(A,k)")), "ICC"]
    return found, len(whole)


def position(pool, cell, column, score):
    """Percentile rank (kind mean) and quartile among the peers of a cell."""
    peers = pool
    for field in ("sector", "country", "size"):
        if cell[field] is not None:
            peers = peers[peers[field] == cell[field]]
    x = peers[column].dropna().round(6)
    cuts = np.quantile(x, [0.25, 0.5, 0.75])
    return len(peers), stats.percentileofscore(x, round(score, 6), kind="mean"), 1 + int((cuts < score).sum())


def scorecard(compare, name, told, sheet, pool):
    """All figures of one set; returns its domains' own scores, for gaps."""
    kept, parts = {}, []
    for at, (id, weight, practices) in enumerate(sheet.questions.domains):
        card, path = told["domains"][at], f"{name}.{id}"
        ids = [q for _, held in practices for q in held]
        own = sheet.own(ids)
        estimate, ends, errors, n = mean(own)
        compare.figure(f"{path}.measured", "domain score", card["measured"], estimate)
        compare.figure(f"{path}.interval", "domain interval", card["interval"], ends)
        compare.figure(f"{path}.respondents", "respondents", card["respondents"], n)
        whole = pd.DataFrame({q: sheet.ratio[q] for q in ids}).dropna()
        alpha = pg.cronbach_alpha(whole)[0]
        compare.figure(f"{path}.alpha", "Cronbach's alpha", card["alpha"], alpha)
        if card.get("agreement"):
            for field, value in agreement(sheet, ids, alpha).items():
                compare.figure(f"{path}.{field}", field, card["agreement"][field], value)
        if pool is not None and card.get("percentile") is not None:
            _, rank, quartile = position(pool, told["cell"], id, estimate)
            compare.figure(f"{path}.percentile", "percentile", card["percentile"], rank)
            compare.figure(f"{path}.quartile", "quartile", card["quartile"], quartile)
        for (practice, held), shown in zip([p for p in practices if p[1]], [p for p in card["practices"] if p["questions"]]):
            assert practice == shown["id"]
            estimate_p, ends_p, _, n_p = mean(sheet.own(held))
            compare.figure(f"{path}.{practice}.score", "practice score", shown["score"], estimate_p)
            compare.figure(f"{path}.{practice}.interval", "practice interval", shown["interval"], ends_p)
            compare.figure(f"{path}.{practice}.respondents", "respondents", shown["respondents"], n_p)
            for question in (q for q in shown["questions"] if q["id"] in held):
                levels = sheet.level[question["id"]]
                rated = levels[~np.isnan(levels)]
                for share in question["answers"]["shares"] or []:
                    found = np.mean(rated == float(share["class"]))
                    compare.figure(f"{path}.{question['id']}.{share['class']}", "share of answers", share["share"], found)
        for group in card["groups"]:
            estimate_g, ends_g, _, n_g = mean(own[sheet.group == group["id"]])
            compare.figure(f"{path}.{group['id']}.score", "group score", group["score"], estimate_g)
            compare.figure(f"{path}.{group['id']}.interval", "group interval", group["interval"], ends_g)
            compare.figure(f"{path}.{group['id']}.respondents", "respondents", group["respondents"], n_g)
        kept[id] = own
        parts.append((weight, own, estimate, errors, n))
    total = sum(p[0] for p in parts)
    overall = sum(w * s for w, _, s, _, _ in parts) / total
    ends = interval(overall, sum(w / total * e for w, _, _, e, _ in parts), min(p[4] for p in parts))
    compare.figure(f"{name}.overall.measured", "overall", told["overall"]["measured"], overall)
    compare.figure(f"{name}.overall.interval", "overall interval", told["overall"]["interval"], ends)
    if pool is not None:
        peers, rank, quartile = position(pool, told["cell"], "overall", overall)
        compare.figure(f"{name}.peers", "peers", told["cell"]["peers"], peers)
        compare.figure(f"{name}.overall.percentile", "percentile", told["overall"]["percentile"], rank)
        compare.figure(f"{name}.overall.quartile", "quartile", told["overall"]["quartile"], quartile)
    for group in told["groups"]:
        of_group = [(w, mean(own[sheet.group == group["id"]])) for w, own, *_ in parts]
        score = sum(w * m[0] for w, m in of_group) / total
        ends = interval(score, sum(w / total * m[2] for w, m in of_group), min(m[3] for _, m in of_group))
        compare.figure(f"{name}.{group['id']}.score", "group score", group["score"], score)
        compare.figure(f"{name}.{group['id']}.interval", "group interval", group["interval"], ends)
    scored = list(sheet.questions.all)
    asked = sum(sheet.asked[id].sum() for id in scored)
    states = {"not_applicable": "NA", "dont_know": "DK", "blank": ""}
    for state, written in states.items():
        cells = sum(((sheet.cells[id] == written).to_numpy() & sheet.asked[id]).sum() for id in scored)
        compare.figure(f"{name}.{state}", "rates", told["rates"][state], cells / asked)
    return kept, parts, total


def gaps(compare, name, told, first, second):
    """Welch's differences of two sets, and Holm's correction over the domains."""
    (ours, parts_a, total), (theirs, parts_b, _) = first, second
    p = []
    for card in told["domains"]:
        a, b = (side[card["id"]][~np.isnan(side[card["id"]])] for side in (ours, theirs))
        test = stats.ttest_ind(a, b, equal_var=False)
        p.append(test.pvalue)
        compare.figure(f"{name}.{card['id']}.difference", "gap", card["difference"], a.mean() - b.mean())
        compare.figure(f"{name}.{card['id']}.interval", "gap's interval", card["interval"], tuple(test.confidence_interval(0.95)))
        compare.figure(f"{name}.{card['id']}.p", "gap's p", card["p"], test.pvalue)
    corrected = multipletests(p, method="holm")[1]
    for card, value in zip(told["domains"], corrected):
        compare.figure(f"{name}.{card['id']}.p_corrected", "gap's p, Holm", card["p_corrected"], value)


def nps(votes):
    """Net promoter score with the adjusted Wald interval (¾, 1½ and ¾ votes added)."""
    p, q, d = (votes >= 9).sum(), ((votes > 6) & (votes < 9)).sum(), (votes <= 6).sum()
    s = DescrStatsW(np.array([1, 0, -1]), weights=np.array([p + 0.75, q + 1.5, d + 0.75]), ddof=0)
    half = Z * s.std / np.sqrt(s.sum_weights)
    return 100 * (p - d) / len(votes), (max(-100, 100 * (s.mean - half)), min(100, 100 * (s.mean + half)))


def metrics(compare, name, told, assessment, sheets, kept):
    """NPS, satisfaction and a stated mean, with groups and derived importance."""
    for metric in assessment.get("metrics", []):
        card = next(m for m in told["metrics"] if m["id"] == metric["id"])
        path = f"{name}.{metric['id']}"
        if "figures" in metric:
            figures = metric["figures"]
            if "sd" in figures:
                n, m = figures["n"], figures["value"]
                ends = stats.t.interval(0.95, n - 1, m, figures["sd"] / np.sqrt(n))
                compare.figure(f"{path}.interval", "stated mean's interval", card["interval"], ends)
            continue
        view = metric["answers"]["perspective"]
        sheet = next(s for s in sheets if s.entry.get("perspective") == view)
        values = pd.to_numeric(sheet.cells[metric["answers"]["question"]], errors="coerce").to_numpy()

        def figure(values):
            known = values[~np.isnan(values)]
            if metric["kind"] == "nps":
                return nps(known)
            satisfied = int((known >= metric["satisfied_from"]).sum())
            ends = proportion_confint(satisfied, len(known), method="wilson")
            return 100 * satisfied / len(known), tuple(100 * end for end in ends)

        for shown, at in [(card, np.full(len(values), True))] + [(g, sheet.group == g["id"]) for g in card.get("groups", [])]:
            value, ends = figure(values[at])
            compare.figure(f"{path}.{shown['id']}.value", metric["kind"], shown["value"], value)
            compare.figure(f"{path}.{shown['id']}.interval", f"{metric['kind']}, interval", shown["interval"], ends)
        for shown in card.get("importance", []):
            own = kept[view][shown["domain"]]
            both = ~np.isnan(own) & ~np.isnan(values)
            r = stats.pearsonr(own[both], values[both])
            compare.figure(f"{path}.{shown['domain']}.correlation", "derived importance", shown["correlation"], r.statistic)
            ends = tuple(r.confidence_interval(0.95))
            compare.figure(f"{path}.{shown['domain']}.interval", "derived importance, interval", shown["interval"], ends)


def sample(compare, palier, id):
    """One shipped sample, without sector rules."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([palier, "demo", "--questionnaire", id, "--locale", "en", folder / "s"], check=True, capture_output=True)
        file = folder / "s/assessment.yaml"
        assessment = yaml.safe_load(file.read_text(encoding="utf-8"))
        # Rules change scores; what is measured is compared here. Facts, words and decisions may speak of rules.
        assessment["plugins"], assessment["facts"] = [], {}
        assessment["report"] = {"template": "executive", "locale": "en"}
        file.write_text(yaml.safe_dump(assessment, allow_unicode=True), encoding="utf-8")
        out = subprocess.run([palier, "score", file, "--format", "json"], capture_output=True)
        assert out.returncode == 0, out.stderr.decode()
        told = json.loads(out.stdout)
        document = yaml.safe_load((ROOT / "questionnaires" / id / "questionnaire.yaml").read_text(encoding="utf-8"))
        pool = pd.read_csv(folder / "s" / assessment["benchmark"]["pool"])
        sheets = [Sheet(folder / "s", entry, document) for entry in assessment["respondents"]]
        cards = [scorecard(compare, id, told, sheets[0], pool)]
        for place, (sheet, other) in enumerate(zip(sheets[1:], told["also"])):
            cards.append(scorecard(compare, f"{id}[{place + 1}]", other, sheet, None))
            found = next((gap for gap in told.get("gaps", []) if gap["also"] == place), None)
            if found:
                gaps(compare, f"{id}.gaps[{place}]", found, cards[0], cards[-1])
        kept = {sheet.entry.get("perspective"): card[0] for sheet, card in zip(sheets, cards)}
        metrics(compare, id, told, assessment, sheets, kept)


def reversed_sample(compare, palier, id):
    """Agreement, domain by domain, on the scale that most questions of a domain have; some of them are reversed."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([palier, "demo", "--questionnaire", id, "--locale", "en", folder / "s"], check=True, capture_output=True)
        out = subprocess.run([palier, "score", folder / "s/assessment.yaml", "--format", "json"], check=True, capture_output=True)
        assessment = yaml.safe_load((folder / "s/assessment.yaml").read_text(encoding="utf-8"))
        cells = pd.read_csv(folder / "s" / assessment["respondents"][0]["file"], dtype=str, keep_default_na=False)
    document = yaml.safe_load((ROOT / "questionnaires" / id / "questionnaire.yaml").read_text(encoding="utf-8"))
    for domain, card in zip(document["domains"], json.loads(out.stdout)["domains"]):
        scales = {}
        for question in domain["questions"]:
            if question.get("scored", True) and "scale" in question:
                scale = document["scales"][question["scale"]]
                levels = pd.to_numeric(cells[question["id"]], errors="coerce")
                levels = scale["min"] + scale["max"] - levels if question.get("reverse") else levels
                scales.setdefault(scale["max"] - scale["min"] + 1, {})[question["id"]] = levels
        if not scales:
            assert card["agreement"]["krippendorff"] is None, domain["id"]
            continue
        levels, columns = max(scales.items(), key=lambda kind: (len(kind[1]), kind[0]))
        for field, value in agreed(pd.DataFrame(columns), levels)[0].items():
            compare.figure(f"{id}.{domain['id']}.{field}", f"{field}, reversed", card["agreement"][field], value)


def main():
    palier = pathlib.Path(sys.argv[1]).resolve()
    print(f"python {sys.version.split()[0]}", *(f"{m} {version(m)}" for m in (
        "numpy", "pandas", "scipy", "statsmodels", "pingouin", "krippendorff")), sep=", ")
    compare = Comparison()
    for id in ("forrester-six-domains", "kpmg-six-pillars"):
        sample(compare, palier, id)
    reversed_sample(compare, palier, "cxm-readiness")
    sys.exit(0 if compare.told() else 1)


main()
