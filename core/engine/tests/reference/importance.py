"""Reference values of derived importance in tests/voice.rs, from the hotel sample's customers. Wants scipy, pandas, pyyaml."""
from pathlib import Path
import pandas as pd, yaml
from scipy import stats

home = Path(__file__).resolve().parents[4] / "questionnaires/kpmg-six-pillars"
model = yaml.safe_load((home / "questionnaire.yaml").read_text())
rows = pd.read_csv(home / "sample/answers-customers.csv", dtype=str, keep_default_na=False)
for domain in model["domains"]:
    asked = [q for p in domain["practices"] for q in p["questions"]]
    asked = [q["id"] for q in asked if q["id"].endswith("-customer") and q.get("scored", True)]
    answers = rows[asked]
    rated = answers.apply(pd.to_numeric, errors="coerce")
    applicable = (answers != "NA").sum(axis=1)
    enough = (rated.notna().sum(axis=1) >= 0.5 * applicable) & rated.notna().any(axis=1)
    own = rated.mean(axis=1)[enough] * 10
    outcome = pd.to_numeric(rows["recommendation"], errors="coerce")
    both = pd.concat([own.rename("own"), outcome.rename("outcome")], axis=1).dropna()
    found = stats.pearsonr(both["own"], both["outcome"])
    low, high = found.confidence_interval(0.95)
    print(domain["id"], repr(float(found.statistic)), repr(float(low)), repr(float(high)), len(both))
