"""How fast? The three programs in turn on the same labels, each from the file to the summary, the paper's length.

usage: speed.py [ROUNDS [planted] [correlated]]
"""

import json
import statistics
import sys
import tempfile

import candor
import setting


def ours(path, round, sampler):
    process, posterior, judged = candor.fit(path, f"speed-{sampler}", seed=round, sampler=sampler)
    return {"ess": candor.minimum_ess(judged), "whole": process.wall, "sampling": posterior["diagnostics"]["seconds"],
            "cpu": process.cpu, "peak": process.peak, "steps": posterior["diagnostics"]["leapfrogStepsPerDraw"]}


def theirs(program, path, round, *more, **process):
    finished = setting.python(program, path, setting.SCALE, setting.CHAINS, setting.WARMUP, setting.DRAWS, round, *more,
                             **process)
    result = json.loads(finished.output)
    seconds = result["seconds"]
    # NumPyro samples twice, the second time without compiling: that is its sampling alone, and no part of the whole.
    again = seconds.get("sample again")
    return {"ess": result["minimumBulkESS"], "whole": finished.wall - (again or 0),
            "sampling": again or seconds["sample"], "cpu": finished.cpu, "peak": finished.peak,
            "steps": result["leapfrogStepsPerDraw"]}


def stan(path, round):
    # Stan remembers what it compiled, and compiles where it stands; here it compiles every time.
    with tempfile.TemporaryDirectory() as cache:
        return theirs("stan_reference.py", path, round, cwd=cache, XDG_CACHE_HOME=cache)


def measure(kind, rounds):
    path = setting.generated(kind, 15_000)
    programs = {
        "NumPyro": lambda round: theirs("numpyro_reference.py", path, round, "parallel", "64", "again"),
        "NumPyro, 32 bit": lambda round: theirs("numpyro_reference.py", path, round, "parallel", "32", "again"),
        "Stan": lambda round: stan(path, round),
        "Candor, nuts": lambda round: ours(path, round, "nuts"),
        "Candor": lambda round: ours(path, round, "auto"),
    }
    results = {name: [] for name in programs}
    for round in range(1, rounds + 1):
        for name, run in programs.items():
            print(f"{kind}, round {round}: {name} …", file=sys.stderr)
            results[name].append(run(round))
    return results


def show(kind, results, rounds):
    print(f"\n{kind}: 15,000 pairs × 24 features, {setting.CHAINS} × ({setting.WARMUP} + {setting.DRAWS}), "
          f"Laplace(0, {setting.SCALE}); median of {rounds} rounds")
    print(f"{'':16}{'min bulk':>10}{'steps':>8}{'whole':>10}{'sampling':>10}{'ESS/s':>12}{'ESS/s':>12}{'peak':>8}\n"
          f"{'':16}{'ESS':>10}{'a draw':>8}{'s':>10}{'s':>10}{'whole':>12}{'sampling':>12}{'MB':>8}")
    table = {}
    for name, runs in results.items():
        row = table[name] = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        row["wholeRate"] = statistics.median(run["ess"] / run["whole"] for run in runs)
        row["samplingRate"] = statistics.median(run["ess"] / run["sampling"] for run in runs)
        print(f"{name:16}{row['ess']:10,.0f}{row['steps']:8.1f}{row['whole']:10.2f}{row['sampling']:10.2f}"
              f"{row['wholeRate']:12,.1f}{row['samplingRate']:12,.1f}{row['peak'] / 1e6:8.0f}")
    for other, wanted in (("NumPyro", 30), ("NumPyro, 32 bit", 30), ("Stan", 10)):
        whole, sampling = (table["Candor"][key] / table[other][key] for key in ("wholeRate", "samplingRate"))
        print(f"Candor / {other}: {whole:.1f} × (whole process), {sampling:.1f} × (sampling alone); wanted: {wanted} ×")
    return table


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    kept = {}
    for kind in sys.argv[2:] or ["planted", "correlated"]:
        results = measure(kind, rounds)
        kept[kind] = {"rounds": results, "median": show(kind, results, rounds)}
    setting.keep("speed", kept)


main()
