"""The features of section 4.1: how often a labeller sees a difference, and a plausible effect of each.

The effects are the logits of the paper's medians (fig. 5), rounded, so that the data are of the size and difficulty of its own.
"""

import math

# name: (share of pairs that differ in it, probability that the response which has it is preferred)
FEATURES = {
    "authoritative": (0.62, 0.553),
    "agree_human_explicit": (0.18, 0.530),
    "agree_human_implicit": (0.22, 0.526),
    "grammatically_sound": (0.24, 0.519),
    "well_written": (0.64, 0.520),
    "entertaining": (0.30, 0.511),
    "truthful": (0.42, 0.529),
    "higher_reading_age": (0.60, 0.505),
    "empathetic": (0.38, 0.533),
    "funny": (0.08, 0.497),
    "better_supported": (0.33, 0.506),
    "polite": (0.35, 0.505),
    "matches_human_style": (0.45, 0.523),
    "optimistic": (0.36, 0.501),
    "structured": (0.52, 0.512),
    "informative": (0.74, 0.504),
    "engaging": (0.58, 0.525),
    "friendly": (0.40, 0.512),
    "motivating": (0.28, 0.506),
    "concise": (0.70, 0.502),
    "persuasive": (0.55, 0.524),
    "rigorous": (0.58, 0.513),
    "logically_sound": (0.44, 0.517),
    "relevant": (0.56, 0.533),
}

NAMES = list(FEATURES)
DENSITIES = [density for density, _ in FEATURES.values()]
EFFECTS = [math.log(probability / (1 - probability)) for _, probability in FEATURES.values()]
