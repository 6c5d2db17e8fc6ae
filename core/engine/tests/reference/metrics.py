"""Reference values of core/engine/src/scoring/metric. Wants scipy, numpy, statsmodels."""
import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

Z = stats.norm.ppf(0.975)


def nps(p, q, d):
    """Rocks 2016 from the votes themselves: add ¾, 1½ and ¾, then Wald on +1, 0 and −1."""
    v = np.array([1, 0, -1])
    w = np.array([p + 0.75, q + 1.5, d + 0.75])
    s = DescrStatsW(v, weights=w, ddof=0)
    half = Z * s.std / np.sqrt(w.sum())
    return 100 * (p - d) / (p + q + d), max(-100, 100 * (s.mean - half)), min(100, 100 * (s.mean + half))


for votes in ((88, 4, 8), (512, 440, 296), (0, 0, 7), (10, 0, 0), (1, 0, 1)):
    print("nps", votes, [repr(float(x)) for x in nps(*votes)])
for k, n in ((37, 50), (100, 3000), (20, 2500), (2480, 2500), (0, 8), (8, 8), (1, 1), (903, 1248)):
    print("wilson", k, n, [repr(float(100 * x)) for x in proportion_confint(k, n, method="wilson")])
for name, x in (("ces", [10, 10, 8, 6, 9]), ("engagement", [100, 80, 60, 100, 20]), ("loyalty", [100, 0, 55.5555555555555571, 66.6666666666666572])):
    print(name, repr(float(np.mean(x))), [repr(float(e)) for e in stats.t.interval(0.95, len(x) - 1, np.mean(x), stats.sem(x))])
print("stated mean", [repr(float(e)) for e in stats.t.interval(0.95, 211, 74, 61 / np.sqrt(212))])

# Weighted: Kish's n, then the same formulas.
x, w = np.array([10, 9, 3, 7, 8, 10, 2, 9]), np.array([1, 2, 0.5, 1, 1, 1.5, 1, 2])
n = w.sum() ** 2 / (w**2).sum()
p, d = (w * (x >= 9)).sum() / w.sum(), (w * (x <= 6)).sum() / w.sum()
print("weighted nps", repr(float(n)), [repr(float(e)) for e in nps(p * n, (1 - p - d) * n, d * n)])
s = (w * (x >= 8)).sum() / w.sum()
print("weighted csat", repr(float(100 * s)), [repr(float(100 * e)) for e in proportion_confint(s * n, n, method="wilson")])
m = np.average(x, weights=w)
se = np.sqrt(n / (n - 1) * ((w / w.sum() * (x - m)) ** 2).sum())
print("weighted mean", repr(float(m)), [repr(float(e)) for e in (m - stats.t.ppf(0.975, n - 1) * se, m + stats.t.ppf(0.975, n - 1) * se)])

# Quantiles of times: type 7, and their bootstrap with the generator that the engine names.
t = np.array([2, 3, 3, 4, 5, 6, 8, 11, 20, 48], float)
state = 20_261_015
M = 2**64 - 1


def place(n):
    global state
    state = (state + 0x9E3779B97F4A7C15) & M
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
    return ((z ^ (z >> 31)) * n) >> 64


for q in (0.5, 0.9):
    state = 20_261_015
    draws = [np.quantile(t[[place(len(t)) for _ in t]], q) for _ in range(1000)]
    print("quantile", q, repr(float(np.quantile(t, q))), [repr(float(np.quantile(draws, e))) for e in (0.025, 0.975)],
          "scipy's own draws:", stats.bootstrap((t,), lambda a, axis: np.quantile(a, q, axis=axis), method="percentile", rng=1).confidence_interval)
print("mean of times", repr(float(t.mean())), [repr(float(e)) for e in stats.t.interval(0.95, 9, t.mean(), stats.sem(t))])
