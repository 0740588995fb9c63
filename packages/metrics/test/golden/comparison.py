# Python 3.11, numpy==1.26.4, scipy==1.17.1
"""Golden values: python comparison.py <baseline.json> <model.json> writes comparison.json: bootstrap intervals and paired
differences of two of the paper's result files on Global-MMLU-Lite.

Values are integers over a common divisor wherever they can be, so that equal means are equal to the last bit.
"""
import datetime
import itertools
import json
import pathlib
import sys

import numpy as np
from scipy import stats

RESAMPLES = 10_000
LEVEL = 0.95
WEIGHTS = np.exp(np.arange(3, -1, -1.0))
WEIGHTS /= WEIGHTS.sum()


def rankc(a, b):
    return sum(w * len(set(a[:j]) & set(b[:j])) / j for j, w in enumerate(WEIGHTS, 1))


def vectors(path):
    """name -> values by fact, sorted by id, and what they are to be divided by."""
    file = json.loads(pathlib.Path(path).read_text())
    languages = file["config"]["langs"]
    pairs = list(itertools.combinations(languages, 2))
    rows = []
    for fact in sorted(file["predictions"]):
        by_language = file["predictions"][fact]
        rankings = {
            language: sorted(range(4), key=lambda slot: (-by_language[language]["scores"][slot], slot))
            for language in languages
        }
        right = sum(by_language[language]["correct"] for language in languages)
        rows.append(
            (
                right,
                right == len(languages),
                np.mean([rankc(rankings[a], rankings[b]) for a, b in pairs]),
                sum(rankings[a][0] == rankings[b][0] for a, b in pairs),
            )
        )
    divisors = {"accuracy": len(languages), "totalConsistency": 1, "rankc": 1, "agreement": len(pairs)}
    return {
        name: (np.array([row[column] for row in rows], dtype=float), divisor)
        for column, (name, divisor) in enumerate(divisors.items())
    }


def interval(values, divisor, method):
    bounds = stats.bootstrap(
        (values,), np.mean, confidence_level=LEVEL, n_resamples=RESAMPLES, vectorized=True, method=method,
        rng=np.random.default_rng(0),
    ).confidence_interval
    return {"low": float(bounds.low / divisor), "high": float(bounds.high / divisor)}


baseline, model = (vectors(path) for path in sys.argv[1:3])
facts = len(baseline["accuracy"][0])
rows = np.random.default_rng(0).integers(0, facts, (RESAMPLES, facts))
metrics = {}
for name, (values, divisor) in baseline.items():
    others = model[name][0]
    sums = others[rows].sum(axis=1) - values[rows].sum(axis=1)
    resampled = sums / facts / divisor
    p = 2 * min(np.mean(sums <= 1e-9), np.mean(sums >= -1e-9))
    metrics[name] = {
        "baseline": {
            "value": float(values.mean() / divisor),
            "percentile": dict(zip(("low", "high"), np.percentile(values[rows].mean(axis=1) / divisor, [2.5, 97.5]).tolist())),
            "bca": interval(values, divisor, "BCa"),
        },
        "difference": {
            "value": float((others.sum() - values.sum()) / facts / divisor),
            "percentile": dict(zip(("low", "high"), np.percentile(resampled, [2.5, 97.5]).tolist())),
            "bca": interval(others - values, divisor, "BCa"),
            "p": float(min(max(p, 1 / RESAMPLES), 1)),
        },
    }

json.dump(
    {
        "source": "numpy 1.26.4 and scipy 1.17.1 stats.bootstrap, over the recorded scores of OLMo-2-1124-7B (baseline) and Qwen-2.5-7B",
        "command": "python comparison.py OLMo-2-1124-7B_gmmlu_lite_consistency.json Qwen-2.5-7B_gmmlu_lite_consistency.json",
        "date": datetime.date.today().isoformat(),
        "facts": facts,
        "metrics": metrics,
    },
    pathlib.Path(__file__).with_suffix(".json").open("w"),
)
