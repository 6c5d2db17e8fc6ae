"""Reference values of core/engine/src/scoring/statistics.rs. Wants scipy, numpy, pandas, pingouin."""
import numpy as np, pandas as pd, pingouin as pg
from scipy import stats

for df in (0.5, 1, 1.7, 2, 9, 27.3, 183, 999.5, 1e3, 1e5, 1e9):
    print("t_975", df, repr(stats.t.ppf(0.975, df)))
for df in ((1, 1), (1, 5), (5, 1), (1, 900), (2, 10), (5, 5), (5, 915), (915, 5), (5.3, 17.9), (183, 915), (915, 183), (2e3, 1e4), (99999, 499995)):
    print("f_975", df, repr(float(stats.f.ppf(0.975, *df))))
x = [1, 2, 2, 3.5, 7, 9]
print("quantiles", [float(np.quantile(x, p)) for p in (0.25, 0.5, 0.75)])
print("ranks", [float(stats.percentileofscore(x, s, kind="mean")) for s in (2, 0, 9)])

# Welch's difference: mean, standard error and degrees of freedom of two samples in, and out of scipy's own test of the raw figures.
a, b = [62.5, 75.0, 40.0, 81.25, 55.0, 70.0], [37.5, 50.0, 62.5, 45.0]
for s in (a, b):
    print("sampled", float(np.mean(s)), repr(float(stats.sem(s))), len(s) - 1)
test = stats.ttest_ind(a, b, equal_var=False)
low, high = test.confidence_interval(0.95)
print("welch", float(np.mean(a) - np.mean(b)), repr(float((high - low) / 2)), repr(float(test.df)), repr(float(test.pvalue)))
sure = stats.ttest_ind([80, 81, 82, 79, 80, 81, 80, 82], [20, 21, 19, 20, 22], equal_var=False)
print("welch, sure", repr(float(sure.pvalue)))
# Two sets of respondents on the small engagement's first domain.
a, b = ([100 * (p + 2 * q) / 9 for p, q in s] for s in (((3, 3), (1, 2), (2, 0), (0, 1)), ((1, 1), (2, 2), (0, 1))))
test = stats.ttest_ind(a, b, equal_var=False)
print("gap", float(np.mean(a) - np.mean(b)), test.confidence_interval(0.95), repr(float(test.pvalue)))
cases = pd.DataFrame([[0, 1, 1], [1, 2, 3], [2, 2, 3], [3, 3, 2], [1, 1, 0]])
print("alpha", pg.cronbach_alpha(cases)[0])

# Correlation of two figures of the same people, plain and weighted (Kish's effective number in Fisher's interval).
people = np.array([(62.5, 8, 1.0), (75.0, 9, 2.0), (40.0, 3, 1.0), (81.25, 10, 0.5), (55.0, 7, 1.5), (70.0, 6, 1.0), (37.5, 5, 1.0), (90.0, 9, 0.8)])
x, y, w = people.T
plain = stats.pearsonr(x, y)
print("correlation", repr(float(plain.statistic)), [repr(float(end)) for end in plain.confidence_interval(0.95)])
c = np.cov(x, y, aweights=w)
r, effective = c[0, 1] / np.sqrt(c[0, 0] * c[1, 1]), w.sum() ** 2 / (w**2).sum()
half = stats.norm.ppf(0.975) / np.sqrt(effective - 3)
print("correlation, weighted", repr(float(r)), [repr(float(np.tanh(np.arctanh(r) + side * half))) for side in (-1, 1)])

# A small engagement scored by hand with numpy: two domains of two questions, level scale 0–3, weights, blanks, NA and DK.
# Rows: group, weight, d1 (a, b), d2 (c, d). None: blank, "NA", "DK".
rows = [
    ("x", 1.0, (0, 1), (3, 2)), ("x", 2.0, (2, None), (1, "NA")), ("x", 1.0, ("DK", "DK"), (2, 2)), ("x", 1.0, (3, 3), (0, 1)),
    ("x", 1.5, (1, 2), (2, "DK")), ("y", 1.0, (2, 2), (3, 3)), ("y", 1.0, (1, 0), ("NA", "NA")), ("y", 0.5, (3, 2), (1, 1)),
    ("y", 1.0, (2, 3), (2, 0)), ("y", 1.0, (0, 0), (1, 2)), ("z", 1.0, (1, 1), (2, 3)),
]
qw = {0: (1.0, 2.0), 1: (1.0, 1.0)}  # question weights by domain
W = (1.0, 3.0)


def own(cells, weights):
    applicable = sum(w for c, w in zip(cells, weights) if c != "NA")
    counted = [(c / 3, w) for c, w in zip(cells, weights) if c is not None and not isinstance(c, str)]
    cw = sum(w for _, w in counted)
    if applicable == 0 or cw < 0.5 * applicable or cw == 0:
        return None
    return 100 * sum(r * w for r, w in counted) / cw


def total(rows, balance):
    parts = []
    for d in (0, 1):
        xs = [(i, r[0], r[1], own(r[2 + d], qw[d])) for i, r in enumerate(rows)]
        xs = [x for x in xs if x[3] is not None]
        if balance:
            sums = {g: sum(w for _, gg, w, _ in xs if gg == g) for g in {x[1] for x in xs}}
            ws = np.array([w / sums[g] for _, g, w, _ in xs])
        else:
            ws = np.array([w for _, _, w, _ in xs])
        v = ws / ws.sum()
        x = np.array([x[3] for x in xs])
        s = float((v * x).sum())
        n = 1 / float((v**2).sum())
        half = stats.t.ppf(0.975, n - 1) * np.sqrt(n / (n - 1) * ((v * (x - s)) ** 2).sum())
        parts.append((s, n, {i: vi * (xi - s) for (i, *_), vi, xi in zip(xs, v, x)}, half))
    overall = sum(w * p[0] for w, p in zip(W, parts)) / sum(W)
    n = min(p[1] for p in parts)
    e = [sum(W[d] / sum(W) * parts[d][2].get(i, 0) for d in (0, 1)) for i in range(len(rows))]
    half = stats.t.ppf(0.975, n - 1) * np.sqrt(n / (n - 1) * np.square(e).sum())
    return [(p[0], p[0] - p[3], p[0] + p[3]) for p in parts], (overall, overall - half, overall + half)


print("respondents", total(rows, False))
print("groups", total(rows, True))
print("group x", total(rows[:5], False))
