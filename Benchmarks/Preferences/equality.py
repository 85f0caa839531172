"""Is it the same posterior? Candor beside NumPyro on planted, correlated and real data; fails where they differ.

usage: equality.py [--fresh] [planted] [correlated] [real]

Both sides run to a minimum bulk ESS of 20,000: means within 0.05 posterior standard deviations, standard deviations
within 3%. At the paper's length: means within 5 combined Monte-Carlo standard errors. NumPyro's side of the generated
data is kept in Benchmarks/Reference, since it takes long; --fresh runs it again.
"""

import json
import math
import sys

import candor
import setting

ENOUGH = 20_000
MEAN_BOUND, SPREAD_BOUND, MCSE_BOUND = 0.05, 0.03, 5


def labels(kind):
    return setting.real_labels() if kind == "real" else setting.generated(kind, 15_000)


def numpyro(path, warmup, draws, seed):
    return json.loads(setting.python(
        "numpyro_reference.py", path, setting.SCALE, setting.CHAINS, warmup, draws, seed).output)


def reference(kind, path, fresh):
    """NumPyro's posterior, long and at the paper's length: kept in the project, or in the work folder."""
    digest = setting.digest(path)
    for file in [setting.REFERENCE / f"{kind}.json", setting.WORK / "reference" / f"{kind}.json"]:
        if not fresh and file.exists():
            kept = json.loads(file.read_text(encoding="utf-8"))
            if kept["labels"] == digest:
                return kept
            print(f"{file.name} is of other labels, and left aside")
    draws = 10_000
    long = numpyro(path, 1_000, draws, 11)
    while long["minimumBulkESS"] < ENOUGH:
        draws = math.ceil(1.2 * draws * ENOUGH / long["minimumBulkESS"])
        long = numpyro(path, 1_000, draws, 11)
    kept = {"labels": digest, "long": long, "paper": numpyro(path, setting.WARMUP, setting.DRAWS, 12)}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return kept


def long_fit(kind, path, sampler):
    # NUTS on all of the pairs is the slower of the two.
    draws = 20_000 if sampler == "auto" else 10_000
    while True:
        _, _, judged = candor.fit(path, f"{kind}-{sampler}-long", draws=draws, seed=3, warmup=1_000, sampler=sampler)
        smallest = candor.minimum_ess(judged)
        if smallest >= ENOUGH or draws > 1_000_000:
            return judged, smallest
        draws = math.ceil(1.2 * draws * ENOUGH / smallest)


def differences(ours, theirs):
    """The greatest differences over the features: of means in standard deviations, of standard deviations in shares,
    and of means in combined Monte-Carlo standard errors."""
    mean = spread = error = (0.0, "")
    for name, expected in theirs["effects"].items():
        found = ours["effects"][name]
        apart = abs(found["mean"] - expected["mean"])
        mean = max(mean, (apart / expected["standardDeviation"], name))
        spread = max(spread, (abs(found["standardDeviation"] / expected["standardDeviation"] - 1), name))
        error = max(error, (apart / math.hypot(found["mcse"], expected["mcse"]), name))
    return mean, spread, error


def compare(kind, path, kept, sampler):
    long, smallest = long_fit(kind, path, sampler)
    mean, spread, _ = differences(long, kept["long"])
    _, _, short = candor.fit(path, f"{kind}-{sampler}", seed=4, sampler=sampler)
    _, _, error = differences(short, kept["paper"])
    good = (mean[0] <= MEAN_BOUND and spread[0] <= SPREAD_BOUND and error[0] <= MCSE_BOUND
            and min(smallest, kept["long"]["minimumBulkESS"]) >= ENOUGH)
    print(f"{kind:11}{sampler:6}{kept['long']['minimumBulkESS']:12,.0f}{smallest:12,.0f}{mean[0]:12.4f}{spread[0]:10.2%}"
          f"{error[0]:10.2f}  {'equal' if good else 'DIFFERENT: ' + mean[1] + ', ' + spread[1] + ', ' + error[1]}",
          flush=True)
    return {"data": kind, "sampler": sampler, "referenceESS": kept["long"]["minimumBulkESS"], "ess": smallest,
            "mean": mean, "standardDeviation": spread, "combinedMCSE": error, "equal": good}


def main():
    kinds = [word for word in sys.argv[1:] if word != "--fresh"] or ["planted", "correlated", "real"]
    print(f"{'':17}{'NumPyro':>12}{'Candor':>12}{'means':>12}{'sds':>10}{'paper':>10}\n"
          f"{'data':11}{'by':6}{'min ESS':>12}{'min ESS':>12}{'in sds':>12}{'apart':>10}{'in MCSE':>10}", flush=True)
    rows = []
    for kind in kinds:
        path = labels(kind)
        if path is None:
            continue
        kept = reference(kind, path, "--fresh" in sys.argv)
        rows += [compare(kind, path, kept, sampler) for sampler in ("auto", "nuts")]
    print(f"bounds: {MEAN_BOUND} standard deviations, {SPREAD_BOUND:.0%}, {MCSE_BOUND} combined standard errors")
    setting.keep("equality", rows)
    if not all(row["equal"] for row in rows):
        raise SystemExit("the posteriors differ")


main()
