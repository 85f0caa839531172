"""Runs `candor preferences fit` and judges its draws with ArviZ, as the references judge theirs."""

import json
import shutil

import numpy as np

import setting
import summary


def fit(labels, name, chains=setting.CHAINS, warmup=setting.WARMUP, draws=setting.DRAWS, seed=1, sampler="auto",
        sensitivity=False):
    """Fits; the process, its posterior.json, and its draws as ArviZ sees them."""
    out = setting.WORK / "fits" / name
    shutil.rmtree(out, ignore_errors=True)
    command = [
        setting.CANDOR, "preferences", "fit", "--labels", labels, "--prior-scale", setting.SCALE, "--chains", chains,
        "--warmup", warmup, "--draws", draws, "--seed", seed, "--sampler", sampler, "--out", out,
    ] + ([] if sensitivity else ["--no-sensitivity"])
    # Status 3: written, but not converged.
    process = setting.Finished(command, allowed=(0, 3))
    if process.status == 3:
        print(f"Candor says that it has not converged:\n{process.output[:600]}")
    posterior = json.loads((out / "posterior.json").read_text(encoding="utf-8"))
    names = posterior["features"]
    series = read_draws(out, chains, names)
    return process, posterior, {
        "program": "Candor", "chains": chains, "draws": draws, "effects": summary.summarise(names, series),
    }


def read_draws(out, chains, names):
    """Chains × draws × features, from Stan's CSV."""
    result = []
    for chain in range(1, chains + 1):
        with (out / f"draws-{chain}.csv").open(encoding="utf-8") as file:
            lines = [line for line in file if line.strip() and not line.startswith("#")]
        header = lines[0].strip().split(",")
        columns = [next(place for place, column in enumerate(header) if column in (name, f"effects.{name}"))
                   for name in names]
        result.append(np.loadtxt(lines[1:], delimiter=",", usecols=columns, ndmin=2))
    return np.stack(result)


def minimum_ess(judged):
    return min(effect["bulkESS"] for effect in judged["effects"].values())
