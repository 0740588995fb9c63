# Python 3.11, numpy==1.26.4, scipy==1.17.1, rbo==0.1.3
"""Golden values: python rankings.py writes rankings.json, tau and rank-biased overlap of random rankings."""
import datetime
import json
import pathlib

import numpy as np
from rbo import RankingSimilarity
from scipy.stats import kendalltau

random = np.random.default_rng(20260606)


def case(size):
    a, b = random.permutation(size), random.permutation(size)
    a, b = [f"Q{i}" for i in a], [f"Q{i}" for i in b]
    ids = sorted(a)
    return {
        "a": a,
        "b": b,
        "kendallTau": float(kendalltau([a.index(i) for i in ids], [b.index(i) for i in ids]).statistic),
        "rankBiasedOverlap": {str(p): float(RankingSimilarity(a, b).rbo_ext(p=p)) for p in (0.1, 0.5, 0.9, 0.98)},
    }


json.dump(
    {
        "source": "scipy 1.17.1 stats.kendalltau; rbo 0.1.3 RankingSimilarity.rbo_ext",
        "command": "python rankings.py",
        "date": datetime.date.today().isoformat(),
        "cases": [case(size) for size in (2, 3, 4, 4, 5, 7, 10, 10, 11, 25, 100)],
    },
    pathlib.Path(__file__).with_suffix(".json").open("w"),
)
