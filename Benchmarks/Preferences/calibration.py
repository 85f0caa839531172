"""Are the posteriors calibrated? Simulation-based calibration, and the bias and coverage of planted effects.

usage: calibration.py [DATASETS [SAMPLER ...]]     (1,000 data sets; automatic and nuts)

Talts et al. 2018: where effects are drawn from the prior and data from the effects, the rank of each effect among its
posterior draws is uniform. χ² over 16 bins for each feature and over all.
"""

import json
import subprocess
import sys

import numpy as np
from scipy import stats

import setting
from features import DENSITIES, EFFECTS, NAMES

# 127 draws have 128 ranks: 8 a bin.
RANKED, BINS = 127, 16


def study(datasets, pairs, densities, scale, sampler, effects=None, seed=1):
    description = {
        "datasets": datasets, "pairs": pairs, "densities": densities, "effects": effects, "priorScale": scale,
        "sampler": sampler, "ranked": RANKED,
        "settings": {"chains": 2, "warmup": 500, "draws": 2000, "targetAcceptance": 0.8, "maximumTreeDepth": 10,
                     "metric": "diagonal", "seed": seed},
    }
    run = subprocess.run(
        [setting.SWIFT_BENCHMARK, "study"], input=json.dumps(description), capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(run.stderr[-3000:])
    outcomes = json.loads(run.stdout)
    return {key: np.array([outcome[key] for outcome in outcomes]) for key in outcomes[0]}


def uniformity(ranks):
    """The p-value of ranks spread evenly over the bins."""
    return stats.chisquare(np.bincount(ranks.ravel() * BINS // (RANKED + 1), minlength=BINS)).pvalue


def calibrate(datasets, features, pairs, scale, sampler):
    densities = [0.5] * features if features != len(DENSITIES) else DENSITIES
    found = study(datasets, pairs, densities, scale, sampler)
    each = [uniformity(found["ranks"][:, feature]) for feature in range(features)]
    row = {
        "features": features, "pairs": pairs, "scale": scale, "sampler": sampler, "datasets": datasets,
        "smallestP": min(each), "smallestPHolm": min(1.0, min(each) * features), "pooledP": uniformity(found["ranks"]),
        "coverage": float(found["isCovered"].mean()), "unconverged": int((~found["hasConverged"]).sum()),
        "divergences": int(found["divergences"].sum()), "medianMinimumESS": float(np.median(found["minimumBulkESS"])),
        "shrinkage": float(np.median(found["standardDeviations"]) / (scale * np.sqrt(2))),
        "histogram": np.bincount(found["ranks"].ravel() * BINS // (RANKED + 1), minlength=BINS).tolist(),
    }
    row["good"] = row["smallestPHolm"] > 0.01 and row["pooledP"] > 0.01 and 0.93 <= row["coverage"] <= 0.97
    print(f"{features:8}{pairs:8,}{scale:8}{sampler:>12}{row['smallestPHolm']:12.3f}{row['pooledP']:12.3f}"
          f"{row['coverage']:10.2%}{row['unconverged']:8}{row['shrinkage']:10.2f}  {'good' if row['good'] else 'BAD'}",
          flush=True)
    return row


def planted(datasets, pairs, sampler):
    found = study(datasets, pairs, DENSITIES, setting.SCALE, sampler, effects=EFFECTS)
    print(f"\nplanted effects, {pairs:,} pairs, Laplace(0, {setting.SCALE}), {datasets} data sets ({sampler})")
    print(f"{'':22}{'effect':>10}{'mean':>10}{'bias':>10}{'sd':>10}{'coverage':>10}")
    rows = []
    for place, name in enumerate(NAMES):
        mean = found["means"][:, place].mean()
        rows.append({"feature": name, "effect": EFFECTS[place], "mean": mean, "bias": mean - EFFECTS[place],
                     "standardDeviation": found["standardDeviations"][:, place].mean(),
                     "coverage": found["isCovered"][:, place].mean()})
        row = rows[-1]
        print(f"{name:22}{row['effect']:10.4f}{mean:10.4f}{row['bias']:10.4f}{row['standardDeviation']:10.4f}"
              f"{row['coverage']:10.1%}")
    print(f"pooled coverage {found['isCovered'].mean():.1%}: not 95%, because the prior draws the large effects to zero")
    return {"pairs": pairs, "datasets": datasets, "sampler": sampler, "coverage": float(found["isCovered"].mean()),
            "features": rows}


def main():
    datasets = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    samplers = sys.argv[2:] or ["automatic", "nuts"]
    print(f"{'':36}{'χ² p, least':>12}{'χ² p':>12}{'':10}{'not con-':>8}{'sd over':>10}\n"
          f"{'features':>8}{'pairs':>8}{'b':>8}{'sampler':>12}{'of features':>12}{'pooled':>12}{'coverage':>10}{'verged':>8}"
          f"{'prior sd':>10}")
    rows = [calibrate(datasets, features, pairs, scale, sampler)
            for sampler in samplers for features, pairs, scale in ((6, 500, 0.1), (24, 2_000, 0.05))]
    effects = planted(max(20, datasets // 5), 15_000, samplers[0])
    setting.keep("calibration", {"calibration": rows, "planted": effects})
    if not all(row["good"] for row in rows):
        raise SystemExit("not calibrated")


main()
