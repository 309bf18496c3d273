"""Trains small models of many kinds with one release of XGBoost, and writes them with what that release says of some rows.

Usage: python releases.py FOLDER, with the release installed; the file is FOLDER/VERSION.zip, read by ReleasesTest. A model is
NAME.ubj (NAME.json before 1.6); NAME.txt has the rows and the values, margins and leaves, a line each, in row-major order.
"""

import json
import os
import sys
import tempfile
import zipfile

import numpy as np
import xgboost as xgb

TRAINED, ASKED, COLUMNS = 200, 24, 6
VERSION = tuple(int(part) for part in xgb.__version__.split("."))
FORMAT = "ubj" if VERSION >= (1, 6) else "json"

DART = {"booster": "dart", "rate_drop": 0.4, "one_drop": 1}
# Name, objective, parameters, labels (0: one), whether the first feature is of categories, first release with the kind.
KINDS = [
    ("logistic", "binary:logistic", {"base_score": 0.2, "scale_pos_weight": 3}, 0, False, (1, 5)),
    ("logitraw", "binary:logitraw", {"base_score": 0.7}, 0, False, (1, 5)),
    ("hinge", "binary:hinge", {}, 0, False, (1, 5)),
    ("poisson", "count:poisson", {}, 0, False, (1, 5)),
    ("gamma", "reg:gamma", {"base_score": 0.3}, 0, False, (1, 5)),
    ("aft", "survival:aft", {}, 0, False, (1, 5)),
    ("ndcg", "rank:ndcg", {}, 0, False, (1, 5)),
    ("absolute", "reg:absoluteerror", {}, 0, False, (1, 7)),
    ("quantiles", "reg:quantileerror", {"quantile_alpha": [0.1, 0.5, 0.9]}, 0, False, (2, 0)),
    ("classes", "multi:softprob", {"num_class": 3}, 0, False, (1, 5)),
    ("forest", "reg:squarederror", {"num_parallel_tree": 3, "subsample": 0.6}, 0, False, (1, 5)),
    ("dart", "binary:logistic", DART, 0, False, (1, 5)),
    ("dartclasses", "multi:softprob", {"num_class": 3, **DART}, 0, False, (1, 5)),
    ("onehot", "reg:squarederror", {"max_cat_to_onehot": 100}, 0, True, (1, 7)),
    ("sets", "binary:logistic", {"max_cat_to_onehot": 1, **DART}, 0, True, (1, 7)),
    ("targets", "binary:logistic", {}, 3, False, (1, 6)),
    ("targetsdart", "reg:squarederror", DART, 2, False, (1, 6)),
]


def rows(random, count, categorical):
    x = random.uniform(-3, 3, (count, COLUMNS)).astype(np.float32)
    if categorical:
        x[:, 0] = random.integers(0, 12, count)
    x[random.random((count, COLUMNS)) < 0.1] = np.nan
    return x


def labels(random, objective, signal):
    if objective.startswith("multi:"):
        return np.minimum(2, signal.astype(int))
    if objective.startswith("binary:"):
        return (signal + random.random(len(signal)) > 2).astype(int)
    if objective.startswith(("rank:", "count:")):
        return signal.astype(int)
    return signal + 0.1 + random.random(len(signal))


def matrix(x, categorical):
    types = ["c"] + ["q"] * (COLUMNS - 1) if categorical else None
    return xgb.DMatrix(x, feature_types=types)


def train(random, objective, parameters, targets, categorical):
    x = rows(random, TRAINED, categorical)
    known = np.nan_to_num(x)
    signal = np.abs(known[:, 0] % 3) + (known[:, 1] > 0)
    y = [labels(random, objective, signal * (i + 2) / 2) for i in range(max(1, targets))]
    data = matrix(x, categorical)
    if objective == "survival:aft":
        data.set_float_info("label_lower_bound", y[0].astype(np.float32))
        data.set_float_info("label_upper_bound", (1.5 * y[0]).astype(np.float32))
    else:
        data.set_label(np.stack(y, 1) if targets else y[0])
    if objective.startswith("rank:"):
        data.set_group([TRAINED // 2, TRAINED // 2])
    common = {"objective": objective, "max_depth": 3, "tree_method": "hist", "nthread": 1, "seed": 3}
    return xgb.train({**common, **parameters}, data, 5)


def asked(random, booster, file, categorical):
    """Ordinary rows, and the model's thresholds and their neighbours; categories are left as they are."""
    x = rows(random, ASKED, categorical)
    booster.save_model(file)
    with open(file) as text:
        boosting = json.load(text)["learner"]["gradient_booster"]
    for tree in boosting.get("gbtree", boosting)["model"]["trees"]:
        for left, feature, threshold in zip(tree["left_children"], tree["split_indices"], tree["split_conditions"]):
            if left != -1 and not (categorical and feature == 0):
                x[random.integers(ASKED), feature] = np.nextafter(
                    np.float32(threshold), np.float32(random.choice([threshold, np.inf, -np.inf])), dtype=np.float32
                )
    return x


def text(array):
    return " ".join(repr(float(number)) for number in np.asarray(array, dtype=np.float64).ravel())


def add(archive, name, content):
    archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def main(folder):
    file = os.path.join(folder, xgb.__version__ + ".zip")
    with zipfile.ZipFile(file, "w") as archive, tempfile.TemporaryDirectory() as scratch:
        for name, objective, parameters, targets, categorical, since in KINDS:
            if VERSION < since:
                continue
            random = np.random.default_rng(7)
            booster = train(random, objective, parameters, targets, categorical)
            x = asked(random, booster, os.path.join(scratch, "model.json"), categorical)
            data = matrix(x, categorical)
            lines = [
                "rows " + text(x),
                "value " + text(booster.predict(data)),
                "margin " + text(booster.predict(data, output_margin=True)),
                "leaf " + text(booster.predict(data, pred_leaf=True)),
            ]
            saved = os.path.join(scratch, "model." + FORMAT)
            booster.save_model(saved)
            with open(saved, "rb") as content:
                add(archive, name + "." + FORMAT, content.read())
            add(archive, name + ".txt", "\n".join(lines) + "\n")


main(sys.argv[1])
