# Python 3.11, numpy==1.26.4
"""Golden values of alignmentScores: python alignment.py > alignment.json

The embeddings are not stored: the test makes the same ones from the same generator of integers, in exact steps.
"""
import datetime
import json

import numpy as np

CASES = [
    {"seed": 1, "sentences": 997, "hidden": 64},
    {"seed": 2, "sentences": 30, "hidden": 100},
    {"seed": 3, "sentences": 6, "hidden": 6},
    {"seed": 4, "sentences": 3, "hidden": 5},
]


def random_numbers(seed, count):
    """In [-0.5, 0.5), each a multiple of 2**-32."""
    state, out = seed, np.empty(count)
    for at in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        out[at] = state / 2**32 - 0.5
    return out


def languages(seed, sentences, hidden):
    """Two languages: a common meaning, a direction of the language's own, and noise."""
    numbers = random_numbers(seed, 3 * sentences * hidden + 2 * hidden)
    meaning, noise_a, noise_b = numbers[: 3 * sentences * hidden].reshape(3, sentences, hidden)
    direction_a, direction_b = numbers[3 * sentences * hidden :].reshape(2, hidden)
    return meaning + noise_a / 2 + direction_a, meaning + noise_b * 2 + direction_b * 2


def unit(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def d_prime(similarities):
    n = len(similarities)
    others = similarities[~np.eye(n, dtype=bool)].reshape(n, n - 1)
    return float(((np.diag(similarities) - others.mean(1)) / np.maximum(others.std(1), 1e-9)).mean())


def cka(x, y):
    x, y = x - x.mean(0), y - y.mean(0)
    return float(np.linalg.norm(x.T @ y) ** 2 / (np.linalg.norm(x.T @ x) * np.linalg.norm(y.T @ y)))


def scores(a, b):
    similarities = a @ b.T
    n = len(similarities)
    index = np.arange(n)
    a_to_b, b_to_a = similarities.argmax(1), similarities.argmax(0)
    matched = np.diag(similarities)
    others = np.where(np.eye(n, dtype=bool), -np.inf, similarities)
    aligned = matched > np.maximum(others.max(1), others.max(0))
    non_matched = (similarities.sum() - matched.sum()) / (n * (n - 1))
    there, back = d_prime(similarities), d_prime(similarities.T)
    return {
        "retrieval": {
            "sentences": n,
            "aToB": float((a_to_b == index).mean()),
            "bToA": float((b_to_a == index).mean()),
            "mutual": float(((a_to_b == index) & (b_to_a[a_to_b] == index)).mean()),
        },
        "similarity": {
            "sentences": n,
            "matched": float(matched.mean()),
            "nonMatched": float(non_matched),
            "margin": float(matched.mean() - non_matched),
        },
        "dPrime": {"sentences": n, "aToB": there, "bToA": back, "symmetric": (there + back) / 2},
        "mexa": {"value": float(aligned.mean()), "sentences": n, "aligned": int(aligned.sum())},
        "linearCka": cka(a, b),
    }


for case in CASES:
    a, b = languages(case["seed"], case["sentences"], case["hidden"])
    case["ckaOfVectors"] = cka(a, b)
    case["sentence0"] = [a[0, 0], b[0, 0]]
    a, b = unit(a), unit(b)
    case["raw"] = scores(a, b)
    case["centered"] = scores(unit(a - a.mean(0)), unit(b - b.mean(0)))

print(json.dumps({
    "source": "the alignment evaluator's formulas and MEXA's, written with numpy 1.26.4",
    "command": "python alignment.py > alignment.json",
    "date": datetime.date.today().isoformat(),
    "cases": CASES,
}, indent=1))
