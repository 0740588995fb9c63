# python 3.11, no packages
"""Small result files as the consistency evaluator of arXiv 2606.06586 writes them, with its aggregates in its order of
operations: the form from before August 2026 and the one since. The last is the same file with sums as Python adds
since version 3.12.

Run from the folder of this file: python3 paper-results.py
"""

import json
import math
import random
from itertools import combinations

LANGS = ["en", "de", "sw", "zh"]


def neumaier(values):
    """`sum` of floats since Python 3.12."""
    total, lost = 0.0, 0.0
    for x in values:
        t = total + x
        lost += (total - t) + x if abs(total) >= abs(x) else (x - t) + total
        total = t
    return total + lost


def weights_of(n, add):
    raw = [math.exp(n - j) for j in range(1, n + 1)]
    total = add(raw)
    return [w / total for w in raw]


def rankc(a, b, add):
    score = 0.0
    for j, w in enumerate(weights_of(len(a), add), 1):
        score += w * len(set(a[:j]) & set(b[:j])) / j
    return score


def aggregates(predictions, slots, add):
    out = {"per_language_accuracy": {}}
    for lang in LANGS:
        own = [p[lang]["correct"] for p in predictions.values() if lang in p]
        out["per_language_accuracy"][lang] = {"accuracy": sum(own) / max(len(own), 1), "n": len(own)}
    complete = [p for p in predictions.values() if all(lang in p for lang in LANGS)]
    hist = {}
    for p in complete:
        k = sum(p[lang]["correct"] for lang in LANGS)
        hist[k] = hist.get(k, 0) + 1
    n = max(len(complete), 1)
    out["total_consistency"] = {
        "all_langs_correct_fraction": hist.get(len(LANGS), 0) / n,
        "n_facts_all_langs": len(complete),
        "n_facts_total": len(predictions),
        "correct_language_count_histogram": {str(k): hist[k] for k in sorted(hist)},
        "mean_languages_correct": sum(k * v for k, v in hist.items()) / n,
    }

    def ranking(fact, lang):
        scores = predictions[fact][lang]["scores"]
        order = sorted(range(len(scores)), key=lambda i: scores[i], reverse=True)
        return [slots[fact][lang][i] for i in order]

    rc, agree, pair_n = {}, {}, {}
    for a, b in combinations(LANGS, 2):
        both = [f for f, p in predictions.items() if a in p and b in p]
        total = 0.0
        same = 0
        for f in both:
            ra, rb = ranking(f, a), ranking(f, b)
            total += rankc(ra, rb, add)
            same += ra[0] == rb[0]
        key = f"{a}-{b}"
        rc[key], agree[key], pair_n[key] = total / max(len(both), 1), same / max(len(both), 1), len(both)
    average = add(list(rc.values())) / len(rc)
    pools = [len(q["scores"]) for p in predictions.values() for q in p.values()]
    floor, chance = {}, {}
    for size in set(pools):
        ws = weights_of(size, add)
        floor[size] = add([ws[j - 1] * max(2 * j - size, 0) / j for j in range(1, size + 1)])
        chance[size] = add([ws[j - 1] * j / size for j in range(1, size + 1)])
    floor_avg = add([floor[s] for s in pools]) / len(pools)
    out["rankc"] = {
        "pairwise": rc,
        "average": average,
        "average_rescaled": (average - floor_avg) / max(1.0 - floor_avg, 1e-9),
        "floor": floor_avg,
        "chance": add([chance[s] for s in pools]) / len(pools),
        "n_candidates": sum(pools) / len(pools),
        "n_candidates_hist": {str(s): pools.count(s) for s in sorted(set(pools))},
        "average_en_x": add([v for k, v in rc.items() if k.startswith("en-")]) / (len(LANGS) - 1),
        "pair_n": pair_n,
        "weights": weights_of(4, add),
    }
    out["answer_agreement"] = {"pairwise": agree, "average": add(list(agree.values())) / len(agree)}
    return out


def derive(mode, s, tokens, option):
    if s <= -1e8:
        return -1e9
    length = {"sum": 1, "avg": tokens, "char": len(option), "byte": len(option.encode("utf-8"))}[mode]
    return s / max(length, 1)


def make(rng, benchmark, mode, add, new):
    predictions, slots = {}, {}
    for i in range(9):
        pool = rng.choice([2, 3, 7, 8, 10]) if benchmark == "bmlama53" else 4
        fact = f"Q{i}|P36|Q{100 + i}" if benchmark == "polyfact" else f"astronomy/test/{i}"
        if benchmark == "bmlama53":
            fact = f"bmlama53_{i}"
        gold = 0 if benchmark == "polyfact" else rng.randrange(pool)
        predictions[fact], slots[fact] = {}, {}
        for lang in LANGS:
            if i == 4 and lang == "sw":
                continue
            order = list(range(pool))
            if benchmark == "polyfact" and lang != "en":
                rng.shuffle(order)
            texts = [rng.choice(["Paris", "Köln", "東京", " Rome.", "Łódź"]) + "x" * k for k in order]
            tokens = [rng.randrange(1, 5) for _ in order]
            sums = [rng.choice([-1e9, -rng.random() * 9, -4.0]) if rng.random() < 0.2 else -rng.random() * 9 for _ in order]
            scores = [derive(mode, s, t, o) for s, t, o in zip(sums, tokens, texts)]
            choice = max(range(pool), key=lambda k: scores[k])
            entry = {"pred_idx": choice, "correct": order[choice] == gold, "scores": scores}
            if new:
                entry.update({"scores_sum": sums, "n_option_tokens": tokens, "options": texts})
            if benchmark == "polyfact":
                entry["option_ids"] = [f"Q{100 + i + 1000 * k}" if k else f"Q{100 + i}" for k in order]
            predictions[fact][lang] = entry
            slots[fact][lang] = order
    config = {
        "benchmark": benchmark,
        "model": "a/model",
        "split": "test",
        "score_mode": mode,
        "langs": LANGS,
        "n_facts": len(predictions),
    }
    result = aggregates(predictions, slots, add)
    if not new:
        for field in ["average_rescaled", "floor", "chance", "n_candidates", "n_candidates_hist"]:
            del result["rankc"][field]
    return {**result, "config": config, "predictions": predictions}


SOURCE = "the evaluator's published description, reimplemented; seeds 1 to 4"
files = {
    "before August 2026": make(random.Random(1), "global_mmlu_lite", "avg", sum, False),
    "byte": make(random.Random(2), "bmlama53", "byte", sum, True),
    "char, with ids": make(random.Random(3), "polyfact", "char", sum, True),
    "Python 3.12": make(random.Random(2), "bmlama53", "byte", neumaier, True),
}
with open("paper-results.json", "w", encoding="utf-8") as f:
    golden = {"source": SOURCE, "command": "python3 paper-results.py", "date": "2026-11-24", "files": files}
    json.dump(golden, f, ensure_ascii=False, separators=(",", ":"))
    f.write("\n")
