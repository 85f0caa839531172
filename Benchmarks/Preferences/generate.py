"""Writes labels of made-up pairs, the same bytes for the same arguments.

usage: generate.py planted|correlated ROWS SEED FILE

planted     labels as dense as a labeller's and moderately correlated, because good responses are good in many ways;
            preferences drawn with the effects of features.py
correlated  every feature hangs almost wholly on one factor: pairwise correlations of 0.8 to 0.95; the same effects
"""

import json
import pathlib
import statistics
import sys

import numpy as np

from features import DENSITIES, EFFECTS, NAMES

BLOCK = 50_000


def loadings(kind):
    """How much of each feature's latent score is the common factor."""
    if kind == "planted":
        return np.full(len(NAMES), 0.5)
    return np.linspace(0.965, 0.995, len(NAMES))


def densities(kind):
    # Equal densities let ternary labels be as correlated as their latent scores.
    return np.array(DENSITIES if kind == "planted" else [0.7] * len(NAMES))


def draw(kind, rows, random):
    """Labels and whether A is preferred."""
    common = loadings(kind)
    thresholds = np.array([statistics.NormalDist().inv_cdf(1 - density / 2) for density in densities(kind)])
    factor = random.standard_normal((rows, 1))
    latent = common * factor + np.sqrt(1 - common**2) * random.standard_normal((rows, len(NAMES)))
    labels = (latent > thresholds).astype(np.int8) - (latent < -thresholds).astype(np.int8)
    probability = 1 / (1 + np.exp(-(labels @ np.array(EFFECTS))))
    return labels, random.random(rows) < probability


def write(kind, rows, seed, path):
    random = np.random.Generator(np.random.PCG64(seed))
    fields = [json.dumps(name) + ":" for name in NAMES]
    sums = np.zeros((len(NAMES), len(NAMES)))
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8") as file:
        for first in range(0, rows, BLOCK):
            labels, preferred = draw(kind, min(BLOCK, rows - first), random)
            sums += labels.astype(float).T @ labels
            for row, (values, is_a) in enumerate(zip(labels.tolist(), preferred.tolist()), start=first + 1):
                features = ",".join(field + str(value) for field, value in zip(fields, values))
                side = "a" if is_a else "b"
                file.write(f'{{"pair":"{kind}-{row}","preferred":"{side}","features":{{{features}}}}}\n')
    partial.replace(path)
    scale = np.sqrt(np.diag(sums))
    return (sums / np.outer(scale, scale))[np.triu_indices(len(NAMES), 1)]


def main():
    kind, rows, seed, path = sys.argv[1:]
    if kind not in ("planted", "correlated"):
        sys.exit(f"generate: no data called '{kind}'; planted or correlated")
    correlations = write(kind, int(rows), int(seed), pathlib.Path(path))
    print(f"{path}: {int(rows):,} pairs, correlations of features {correlations.min():.2f} to {correlations.max():.2f}",
          file=sys.stderr)


if __name__ == "__main__":
    main()
