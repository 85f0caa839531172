"""Reads labels.jsonl as the references take it: the rows that Candor uses, in its order of features."""

import json

import numpy as np


def read(path):
    """Names, labels (rows × features) and 1 where A is preferred, 0 where B is.

    Rows with an unscored feature and ties are left out, as Candor leaves them out; a share has no place here.
    """
    names, rows, outcomes = None, [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            features = row["features"]
            names = names or list(features)
            values = [features.get(name) for name in names]
            if None in values or row["preferred"] == "tie":
                continue
            rows.append(values)
            outcomes.append({"a": 1, "b": 0}[row["preferred"]])
    return names, np.array(rows, dtype=np.int8), np.array(outcomes, dtype=np.int8)
