# Python 3.11, numpy==1.26.4, statsmodels==0.15.0, krippendorff==0.9.0
"""Golden values: python rater-agreement.py writes rater-agreement.json, kappa and alpha of random answers."""
import datetime
import json
import pathlib

import krippendorff
import numpy as np
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

random = np.random.default_rng(20260606)


def answers(facts, raters, categories, agreement, missing):
    """[rater][fact] small integers; None where the rater lacks the fact."""
    common = random.integers(0, categories, facts)
    own = random.integers(0, categories, (raters, facts))
    values = np.where(random.random((raters, facts)) < agreement, common, own)
    gone = random.random((raters, facts)) < missing
    return [[None if g else int(v) for v, g in zip(row, rest)] for row, rest in zip(values, gone)]


def case(name, table):
    numbers = np.array([[np.nan if v is None else v for v in row] for row in table], dtype=float)
    complete = numbers[:, ~np.isnan(numbers).any(axis=0)].astype(int)
    return {
        "name": name,
        "answers": table,
        "fleissKappa": float(fleiss_kappa(aggregate_raters(complete.T)[0])),
        "krippendorffAlpha": float(krippendorff.alpha(numbers, level_of_measurement="nominal")),
    }


# Krippendorff 2011, section C: four observers, twelve units, five values
published = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]

json.dump(
    {
        "source": "statsmodels 0.15.0 inter_rater.fleiss_kappa over complete facts; krippendorff 0.9.0 alpha, nominal",
        "command": "python rater-agreement.py",
        "date": datetime.date.today().isoformat(),
        "cases": [
            case("Krippendorff 2011, section C", published),
            case("two raters at chance", answers(50, 2, 4, 0, 0)),
            case("twelve raters who agree", answers(200, 12, 4, 0.8, 0)),
            case("many categories, some missing", answers(120, 5, 40, 0.5, 0.15)),
            case("below chance", [[0, 1, 2, 3, 0, 1], [1, 0, 3, 2, 1, 0]]),
        ],
    },
    pathlib.Path(__file__).with_suffix(".json").open("w"),
)
