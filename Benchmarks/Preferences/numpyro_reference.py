"""Samples the model with NumPyro and prints the posterior as JSON.

usage: numpyro_reference.py LABELS SCALE CHAINS WARMUP DRAWS SEED [METHOD [PRECISION [again]]]

METHOD is parallel (a thread a chain), vectorized or sequential; PRECISION 64 or 32 bits. With "again" it samples a
second time, which is then compiled already, and says how long that took.
"""

import os
import sys
import time

began = time.perf_counter()
path, scale, chains, warmup, draws, seed = sys.argv[1:7]
method = sys.argv[7] if len(sys.argv) > 7 else "parallel"
precision = sys.argv[8] if len(sys.argv) > 8 else "64"
if method == "parallel":
    os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={chains} " + os.environ.get("XLA_FLAGS", "")

import jax  # noqa: E402  (its flags must stand before)
import numpy as np  # noqa: E402
import numpyro  # noqa: E402
import numpyro.distributions as dist  # noqa: E402
from numpyro.infer import MCMC, NUTS  # noqa: E402

import labels  # noqa: E402
import summary  # noqa: E402


def model(features, preferred, scale):
    """p(A over B) = σ(Σ αᵢφᵢ), αᵢ ~ Laplace(0, scale)."""
    effects = numpyro.sample("effects", dist.Laplace(0.0, scale).expand([features.shape[1]]).to_event(1))
    numpyro.sample("preferred", dist.Bernoulli(logits=features @ effects), obs=preferred)


def main():
    numpyro.enable_x64(precision == "64")
    seconds = {"import": time.perf_counter() - began}
    start = time.perf_counter()
    names, features, preferred = labels.read(path)
    real = np.float64 if precision == "64" else np.float32
    features, preferred = jax.numpy.asarray(features, real), jax.numpy.asarray(preferred, real)
    seconds["read"] = time.perf_counter() - start
    start = time.perf_counter()
    sampler = MCMC(NUTS(model), num_warmup=int(warmup), num_samples=int(draws), num_chains=int(chains),
                   chain_method=method, progress_bar=False)
    sampler.run(jax.random.PRNGKey(int(seed)), features, preferred, float(scale),
                extra_fields=("num_steps", "diverging"))
    samples = np.asarray(sampler.get_samples(group_by_chain=True)["effects"])
    extra = sampler.get_extra_fields()
    seconds["compile and sample"] = time.perf_counter() - start
    if sys.argv[9:] == ["again"]:
        start = time.perf_counter()
        sampler.run(jax.random.PRNGKey(int(seed)), features, preferred, float(scale),
                    extra_fields=("num_steps", "diverging"))
        jax.block_until_ready(sampler.get_samples())
        seconds["sample again"] = time.perf_counter() - start
    summary.report(
        "NumPyro", names, samples, seconds, version=numpyro.__version__, method=method, precision=int(precision),
        rows=len(preferred), warmup=int(warmup), seed=int(seed), priorScale=float(scale),
        leapfrogStepsPerDraw=float(np.mean(extra["num_steps"])), divergences=int(np.sum(extra["diverging"])))


if __name__ == "__main__":
    main()
