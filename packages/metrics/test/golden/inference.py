# Python 3.11, numpy==1.26.4, scipy==1.17.1, statsmodels==0.15.0, mpmath==1.3.0
"""Golden values: python inference.py writes inference.json, intervals and tests by the packages that statisticians use."""
import datetime
import json
import pathlib

import mpmath
import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

random = np.random.default_rng(20260606)
mpmath.mp.dps = 40


def normal():
    z = np.concatenate([np.linspace(-38, 9, 189), [-0.67448975, 0.67448975, -1e-20]])
    p = np.concatenate([np.linspace(0.01, 0.99, 99), 10.0 ** -np.arange(3, 300, 27), 1 - 10.0 ** -np.arange(3, 16)])
    return {
        "cdf": [[float(value), float(mpmath.ncdf(mpmath.mpf(float(value))))] for value in z],
        "quantile": [[float(value), float(stats.norm.ppf(value))] for value in p],
    }


def wilson(successes, trials, level):
    low, high = proportion_confint(successes, trials, alpha=1 - level, method="wilson")
    return {"successes": successes, "trials": trials, "level": level, "low": float(low), "high": float(high)}


def quantiles(size):
    values = random.normal(size=size)
    shares = [0, 0.025, 0.1, 1 / 3, 0.5, 0.77, 0.975, 1]
    return {"values": values.tolist(), "quantiles": [[share, float(np.quantile(values, share))] for share in shares]}


def bootstrap(values, level, resamples, seed):
    intervals = {}
    for name, method in {"percentile": "percentile", "bca": "BCa"}.items():
        low, high = stats.bootstrap(
            (values,),
            np.mean,
            confidence_level=level,
            n_resamples=resamples,
            vectorized=True,
            method=method,
            rng=np.random.default_rng(seed),
        ).confidence_interval
        intervals[name] = {"low": float(low), "high": float(high)}
    return {"values": values.tolist(), "level": level, "resamples": resamples, "seed": seed, **intervals}


def means(values, resamples, seed):
    rows = np.random.default_rng(seed).integers(0, values.shape[1], (resamples, values.shape[1]))
    return {
        "vectors": values.tolist(),
        "resamples": resamples,
        "seed": seed,
        "means": [vector[rows].mean(axis=1).tolist() for vector in values],
    }


def paired(a, b, resamples, seed):
    """Multiples of 1/8, of which sums are exact: equal means are equal to the last bit."""
    rows = np.random.default_rng(seed).integers(0, len(a), (resamples, len(a)))
    differences = a[rows].mean(axis=1) - b[rows].mean(axis=1)
    low, high = np.quantile(differences, [0.025, 0.975])
    p = min(max(2 * min(np.mean(differences <= 0), np.mean(differences >= 0)), 1 / resamples), 1)
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "resamples": resamples,
        "seed": seed,
        "difference": float(a.mean() - b.mean()),
        "interval": {"low": float(low), "high": float(high)},
        "p": float(p),
    }


def permutation(a, b):
    test = stats.permutation_test(
        (a, b),
        lambda x, y, axis: np.mean(x, axis=axis) - np.mean(y, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=2**14,
    )
    return {"a": a.tolist(), "b": b.tolist(), "difference": float(test.statistic), "p": float(test.pvalue)}


def mcnemar_case(both, only_a, only_b, neither):
    table = [[both, only_a], [only_b, neither]]

    def outcome(**options):
        test = mcnemar(table, **options)
        return {"statistic": float(test.statistic), "p": float(test.pvalue)}

    return {
        "counts": [both, only_a, only_b, neither],
        "exact": outcome(exact=True),
        "chi-squared": outcome(exact=False, correction=False),
        "chi-squared-corrected": outcome(exact=False, correction=True),
    }


def corrections(p_values):
    return {
        "pValues": p_values.tolist(),
        "holm": multipletests(p_values, method="holm")[1].tolist(),
        "benjaminiHochberg": multipletests(p_values, method="fdr_bh")[1].tolist(),
    }


json.dump(
    {
        "source": "mpmath 1.3.0 ncdf; scipy 1.17.1 stats.norm.ppf, bootstrap, permutation_test; numpy 1.26.4 quantile, random;"
        " statsmodels 0.15.0 proportion_confint, mcnemar, multipletests",
        "command": "python inference.py",
        "date": datetime.date.today().isoformat(),
        "normal": normal(),
        "wilson": [
            wilson(*case)
            for case in [
                (1068, 27753, 0.95), (103, 2523, 0.95), (54, 400, 0.95), (1, 2, 0.95), (0, 10, 0.95),
                (10, 10, 0.95), (1, 1, 0.5), (7, 19, 0.9), (7, 19, 0.99), (1020, 2039, 0.999),
            ]
        ],
        "quantile": [quantiles(size) for size in (1, 2, 3, 10, 101)],
        "bootstrap": [
            bootstrap(random.normal(size=30), 0.95, 2000, 0),
            bootstrap(random.exponential(size=25), 0.9, 1999, 1),
            bootstrap(random.pareto(2, size=40) * 100, 0.95, 3000, 42),
            bootstrap((random.random(60) < 0.1).astype(float), 0.95, 2000, 5),
            bootstrap(random.integers(0, 9, 50) / 8, 0.99, 2001, 2**32 + 1),
            bootstrap(np.array([0.0, 1.0]), 0.95, 500, 0),
        ],
        "means": [means(random.random((3, 17)), 21, 3), means(random.normal(size=(4, 40)), 10, 0)],
        "paired": [
            paired(random.integers(0, 9, 32) / 8, random.integers(0, 9, 32) / 8, 2000, 0),
            paired(random.integers(0, 9, 64) / 8, random.integers(0, 8, 64) / 8, 4000, 1),
            paired(random.integers(0, 2, 16) / 1, random.integers(0, 2, 16) / 1, 1000, 2),
        ],
        "permutation": [
            permutation(random.random(6), random.random(6)),
            permutation(random.random(12), random.random(12) + 0.3),
            permutation(random.integers(0, 2, 13).astype(float), random.integers(0, 2, 13).astype(float)),
            permutation(random.integers(0, 5, 10) / 4, random.integers(0, 3, 10) / 4),
        ],
        "mcnemar": [
            mcnemar_case(*counts)
            for counts in [
                (101, 121, 59, 33), (10, 1, 9, 5), (0, 3, 0, 0), (5, 0, 12, 3), (200, 70, 90, 40),
                (100, 900, 1000, 39), (10, 6, 5, 2),
            ]
        ],
        "corrections": [
            corrections(np.array([0.01, 0.04, 0.03, 0.005, 0.5])),
            corrections(np.array([0.2])),
            corrections(np.array([0.05, 0.05, 1.0, 0.0, 0.05])),
            corrections(random.random(24) ** 3),
        ],
    },
    pathlib.Path(__file__).with_suffix(".json").open("w"),
)
