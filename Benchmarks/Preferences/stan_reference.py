"""Samples the model with Stan and prints the posterior as JSON.

usage: stan_reference.py LABELS SCALE CHAINS WARMUP DRAWS SEED
"""

import contextlib
import sys
import time

began = time.perf_counter()

import numpy as np  # noqa: E402
import stan  # noqa: E402

import labels  # noqa: E402
import summary  # noqa: E402

PROGRAM = """
data {
  int<lower=1> rows;
  int<lower=1> columns;
  matrix[rows, columns] features;
  array[rows] int<lower=0, upper=1> preferred;
  real<lower=0> scale;
}
parameters {
  vector[columns] effects;
}
model {
  effects ~ double_exponential(0, scale);
  preferred ~ bernoulli_logit_glm(features, 0, effects);
}
"""


def main():
    path, scale, chains, warmup, draws, seed = sys.argv[1:]
    seconds = {"import": time.perf_counter() - began}
    start = time.perf_counter()
    names, features, preferred = labels.read(path)
    data = {"rows": len(preferred), "columns": len(names), "features": features.astype(float),
            "preferred": preferred.astype(int), "scale": float(scale)}
    seconds["read"] = time.perf_counter() - start
    # Stan says on the standard output how far it has come.
    with contextlib.redirect_stdout(sys.stderr):
        start = time.perf_counter()
        posterior = stan.build(PROGRAM, data=data, random_seed=int(seed))
        seconds["compile"] = time.perf_counter() - start
        start = time.perf_counter()
        fit = posterior.sample(num_chains=int(chains), num_warmup=int(warmup), num_samples=int(draws))
        seconds["sample"] = time.perf_counter() - start
    # Stan's draws are features × draws × chains, flattened with the chains fastest.
    samples = np.moveaxis(fit["effects"].reshape(len(names), int(draws), int(chains)), (0, 1, 2), (2, 1, 0))
    summary.report(
        "Stan", names, samples, seconds, rows=len(preferred), warmup=int(warmup), seed=int(seed),
        priorScale=float(scale), leapfrogStepsPerDraw=float(np.mean(fit["n_leapfrog__"])),
        divergences=int(np.sum(fit["divergent__"])))


if __name__ == "__main__":
    main()
