"""What each program prints about a posterior, in one shape, with ArviZ's effective sample sizes."""

import json
import time

import arviz
import numpy as np


def summarise(names, draws):
    """Each effect's summary; draws are chains × draws × features."""
    table = {}
    for index, name in enumerate(names):
        series = draws[:, :, index]
        table[name] = {
            "mean": float(series.mean()),
            "standardDeviation": float(series.std(ddof=1)),
            "bulkESS": float(arviz.ess(series, method="bulk")),
            "tailESS": float(arviz.ess(series, method="tail")),
            "mcse": float(arviz.mcse(series, method="mean")),
            "rHat": float(arviz.rhat(series)),
        }
    return table


def report(program, names, draws, seconds, **more):
    """Prints one JSON object. `seconds` says how long each part of the process took."""
    began = time.perf_counter()
    effects = summarise(names, np.asarray(draws, dtype=float))
    seconds["summarise"] = time.perf_counter() - began
    print(json.dumps({
        "program": program, "chains": int(draws.shape[0]), "draws": int(draws.shape[1]),
        "minimumBulkESS": min(effect["bulkESS"] for effect in effects.values()),
        "maximumRHat": max(effect["rHat"] for effect in effects.values()),
        "seconds": seconds, **more, "effects": effects,
    }))
