# Python 3.11, numpy==1.26.4
"""Golden values: python pcg64.py writes pcg64.json, what numpy's default generator draws from several seeds."""
import datetime
import json
import pathlib

import numpy as np

SEEDS = [0, 1, 42, 20260606, 2**32 - 1, 2**32, 2**53 + 1, 2**64 + 3, 2**128 - 1, 2**200 + 5]
# 2^31 + 1 is rejected most often, every other time; 2^32 is no multiplication at all; 1 draws nothing
BELOW = [1, 2, 3, 7, 400, 2039, 65536, 65537, 10**6 + 3, 2**31, 2**31 + 1, 3 * 10**9, 2**32 - 1, 2**32]


def case(seed):
    generator = np.random.default_rng
    return {
        "seed": str(seed),
        "uint64": [str(value) for value in generator(seed).bit_generator.random_raw(5)],
        "random": generator(seed).random(5).tolist(),
        "integers": {str(n): generator(seed).integers(0, n, 12).tolist() for n in BELOW},
    }


def mixed():
    """Draws of all kinds from one generator: what waits of a 64-bit draw is kept for the next of 32 bits."""
    random = np.random.default_rng(7)
    return [
        random.integers(0, 10, 3).tolist(),
        random.random(),
        random.integers(0, 1, 2).tolist(),
        random.integers(0, 1000, 2).tolist(),
        str(random.bit_generator.random_raw()),
        random.integers(0, 2**32, 3).tolist(),
    ]


def far():
    """A checksum of many draws, and the last of them."""
    drawn = np.random.default_rng(0).integers(0, 2039, 2_000_000)
    return {"sum": int(drawn.sum()), "last": drawn[-5:].tolist()}


json.dump(
    {
        "source": "numpy 1.26.4 random.default_rng",
        "command": "python pcg64.py",
        "date": datetime.date.today().isoformat(),
        "cases": [case(seed) for seed in SEEDS],
        "mixed": mixed(),
        "far": far(),
    },
    pathlib.Path(__file__).with_suffix(".json").open("w"),
)
