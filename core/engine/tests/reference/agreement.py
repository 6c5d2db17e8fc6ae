"""Reference values of core/engine/src/scoring/statistics/{agreement,many}.rs. Wants scipy, numpy, pandas, pingouin, krippendorff, statsmodels."""
import krippendorff, numpy as np, pandas as pd, pingouin as pg, scipy, statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower

for module in (scipy, np, pd, pg, statsmodels):
    print(module.__name__, module.__version__)
nan = np.nan

# One question, then four by the same ten people, on five levels.
one = [4, 5, 4, 3, 4, 5, 4, 4, 2, 4]
four = np.array([one, [3, 3, 4, 2, 3, 3, 3, 4, 2, 3], [5, 5, 5, 4, 5, 4, 5, 5, 5, 4], [1, 5, 1, 5, 2, 4, 3, 3, 2, 4]])
random = (5**2 - 1) / 12
print("r_wg", repr(float(1 - np.var(one, ddof=1) / random)), repr(float(1 - np.var([1, 5, 1, 5], ddof=1) / random)))
m = float(np.mean(np.var(four, axis=1, ddof=1) / random))
print("r_wg_j", repr(4 * (1 - m) / (4 * (1 - m) + m)))

# Four raters, twelve things, some not rated (rows: raters for the package).
ratings = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nan, nan, nan], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nan, 3],
    [nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nan], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nan]])
print("krippendorff", repr(float(krippendorff.alpha(ratings, level_of_measurement="ordinal"))))
apart = np.array([[0, 3, 1, 2, 0], [3, 0, 2, 1, 3]])
print("krippendorff, apart", repr(float(krippendorff.alpha(apart, level_of_measurement="ordinal"))))

# Six things, four raters (Shrout and Fleiss's own table).
table = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
long = pd.DataFrame([(i, j, x) for i, row in enumerate(table) for j, x in enumerate(row)], columns=["thing", "rater", "x"])
icc = pg.intraclass_corr(long, "thing", "rater", "x").set_index("Type")
row = [name for name in icc.index if name in ("ICC2k", "ICC(A,k)")][0]
n, k = table.shape
means, grand = table.mean(axis=1), table.mean()
msr = k * ((means - grand) ** 2).sum() / (n - 1)
msc = n * ((table.mean(axis=0) - grand) ** 2).sum() / (k - 1)
mse = (((table - grand) ** 2).sum() - msr * (n - 1) - msc * (k - 1)) / ((n - 1) * (k - 1))
single = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n)
a, b = k * single / (n * (1 - single)), 1 + k * single * (n - 1) / (n * (1 - single))
v = (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1)))
up, down = stats.f.ppf(0.975, n - 1, v), stats.f.ppf(0.975, v, n - 1)
both = k * msc + (k * n - k - n) * mse
low, high = n * (msr - up * mse) / (up * both + n * msr), n * (down * msr - mse) / (both + n * down * msr)
print("icc_2k, pingouin", icc.loc[row].to_dict())
print("icc_2k", repr(float((msr - mse) / (msr + (msc - mse) / n))), [repr(float(s * k / (1 + s * (k - 1)))) for s in (low, high)])

cases = pd.DataFrame([[0, 1, 1], [1, 2, 3], [2, 2, 3], [3, 3, 2], [1, 1, 0]])
alpha, interval = pg.cronbach_alpha(cases)
f1, f2 = 4, 8
ends = [1 - (1 - alpha) * stats.f.isf(0.025, f1, f2), 1 - (1 - alpha) * stats.f.isf(0.975, f1, f2)]
print("alpha", repr(float(alpha)), list(interval), [repr(float(e)) for e in ends])

p = [0.04, 0.001, 0.03, 0.2, 0.03, 0.6]
print("holm", [repr(float(x)) for x in multipletests(p, method="holm")[1]])
z = stats.norm.ppf(0.975)
print("margin", repr(float((z * 22 / 3) ** 2)), repr(float((lambda n: n / (1 + (n - 1) / 400))((z * 22 / 3) ** 2))))
d = 5 / 22
print("difference", repr(float(2 * ((z + stats.norm.ppf(0.8)) / d) ** 2 + z * z / 4)), "exact", TTestIndPower().solve_power(d, power=0.8, alpha=0.05))

# Two domains of the shipped sample, read from its file: tests/agreement.rs holds the product to these.
import pathlib
sample = pathlib.Path(__file__).parents[4] / "questionnaires/forrester-six-domains/sample/answers.csv"
answers = pd.read_csv(sample, dtype=str)
domains = {
    "measurement": answers.columns[20:26], "governance": answers.columns[26:32]}
for domain, columns in domains.items():
    values = answers[columns].apply(pd.to_numeric, errors="coerce")
    whole = values.dropna().to_numpy()
    j = whole.shape[1]
    each = [1 - np.var(values[c].dropna(), ddof=1) / ((4**2 - 1) / 12) for c in columns]
    print(domain, "r_wg", repr(float(np.mean(each))))
    m = float(np.mean(np.var(whole, axis=0, ddof=1) / ((4**2 - 1) / 12)))
    print(domain, "n", len(whole), "r_wg_j", repr(j * (1 - m) / (j * (1 - m) + m)))
    print("  krippendorff", repr(float(krippendorff.alpha(values.to_numpy(), level_of_measurement="ordinal"))))
    long = pd.DataFrame([(q, p, x) for p, row in enumerate(whole) for q, x in enumerate(row)], columns=["q", "p", "x"])
    icc = pg.intraclass_corr(long, "q", "p", "x").set_index("Type")
    row = [name for name in icc.index if name in ("ICC2k", "ICC(A,k)")][0]
    print("  icc_2k", icc.loc[row].to_dict())
    table = whole.T
    n, k = table.shape
    grand = table.mean()
    msr = k * ((table.mean(axis=1) - grand) ** 2).sum() / (n - 1)
    msc = n * ((table.mean(axis=0) - grand) ** 2).sum() / (k - 1)
    mse = (((table - grand) ** 2).sum() - msr * (n - 1) - msc * (k - 1)) / ((n - 1) * (k - 1))
    print("  icc_2k", repr(float((msr - mse) / (msr + (msc - mse) / n))))
    alpha, _ = pg.cronbach_alpha(pd.DataFrame(whole))
    f1, f2 = len(whole) - 1, (len(whole) - 1) * (j - 1)
    print("  alpha", repr(float(alpha)), [repr(float(1 - (1 - alpha) * stats.f.isf(p, f1, f2))) for p in (0.025, 0.975)])
