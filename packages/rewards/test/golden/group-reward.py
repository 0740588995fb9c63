# Golden values of groupReward: the functions of the paper's trainer, run on seeded random answers.
# Python 3.11, standard library alone. The file of the trainer is not imported, as it needs a GPU stack; its functions
# are taken out of it. The committed values were made from a copy of these functions typed by hand after the stored text of
# that commit, without comments and with stand-ins for the label strings, as no checkout could be had: rerun on one. In
# this folder:
#   git clone https://github.com/jvonrad/Lost-in-Mistranslation ../../paper  (commit 20dda2046abd51e2548ae14b0793d6410159d2f5)
#   python group-reward.py ../../paper/training > group-reward.json
import ast
import datetime
import json
import random
import re
import sys
import typing
from pathlib import Path

WANTED = {
    "safe_strip", "normalize_text", "extract_answer_text", "resolve_prediction_to_letter", "parse_bonus_ladder",
    "consistency_bonus", "compute_group_reward", "_LETTER_PREFIX_RE", "_PURE_LETTER_RE",
}
LANGUAGES = ["en", "de", "id", "pt", "ar", "bn", "sw", "es", "ru", "fr", "ja", "zh"]
OPTIONS = {
    "ar": ["تل أبيب", "درم", "نيويورك", "يورك"],
    "bn": ["তেল আবিব", "ডারহাম", "নিউ ইয়র্ক সিটি", "লিডস"],
    "ru": ["Тель-Авив", "Дарем", "Нью-Йорк", "Йорк"],
    "ja": ["テルアビブ", "ダラム", "ニューヨーク市", "リーズ"],
    "zh": ["北京", "北京市", "上海", "天津"],
}
LATIN = ["Tel Aviv", "Durham", "New York City", "York"]
CONFIGURATIONS = [
    {"all_correct_bonus": 1.0},
    {"all_correct_bonus": 0.0},
    {"all_correct_bonus": 5.0, "empty_penalty": 1.0},
    {"all_correct_bonus": 1.0, "bonus_shape": "power", "bonus_power": 4.0, "empty_penalty": 1.0},
    {"all_correct_bonus": 1.0, "bonus_shape": "ladder", "bonus_ladder": "9:1,10:2,11:3,12:5", "empty_penalty": 1.0},
    {"all_correct_bonus": 1.0, "bonus_shape": "ladder", "bonus_ladder": "2:1,4:2,6:3.5", "brevity_penalty": 0.3},
    {"all_correct_bonus": 1.0, "brevity_penalty": 0.3, "empty_penalty": 1.0},
    {"all_correct_bonus": 1.0, "brevity_penalty": 0.7, "brevity_denom_floor": 4},
]


def paper(folder):
    sys.path.insert(0, folder)
    import prompt_scaffold

    names = {"re": re, "pscaf": prompt_scaffold, **{name: getattr(typing, name) for name in typing.__all__}}
    tree = ast.parse(Path(folder, "train_wikifact_grpo_accelerate.py").read_text(encoding="utf-8"))
    for node in tree.body:
        name = getattr(node, "name", None) or (isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None))
        if name in WANTED:
            exec(compile(ast.Module([node], []), "paper", "exec"), names)
    return names


def answer(rng, options, gold, skill):
    text = options[gold] if rng.random() < skill else rng.choice(options)
    return rng.choice([
        text, text, text, text + ".", f"  {text}\u00a0", f"B) {text}", f"d - {text} (as is known)", f"Answer: {text}",
        f"答案文本：{text}", f"\n{text}\nand more", f"{text} 𝒳𝒴", text + " and so on" * rng.randrange(4),
        "", " \u3000", "Answer text:", "no idea", "…", "B", f"{options[0]} or {options[1]}",
    ] if rng.random() < 0.6 else [text])


def main(folder):
    names = paper(folder)
    rng = random.Random(4)
    cases = []
    for index in range(48):
        configuration = CONFIGURATIONS[index % len(CONFIGURATIONS)]
        languages = rng.sample(LANGUAGES, rng.choice([1, 2, 6, 12]))
        skill = rng.choice([0.3, 0.8, 1.0])
        answers, meta, texts = [], {}, {}
        for language in sorted(languages):  # the trainer keeps its facts as JSON with sorted keys
            options = OPTIONS.get(language, LATIN)
            gold = rng.randrange(4)
            meta[language] = {"options": dict(zip("ABCD", options)), "gold_letter": "ABCD"[gold]}
            text = answer(rng, options, gold, skill)
            texts[language] = names["extract_answer_text"](text)
            letter, valid = names["resolve_prediction_to_letter"](texts[language], meta[language]["options"])
            answers.append({
                "language": language, "text": text, "goldText": options[gold], "valid": valid,
                "correct": letter == "ABCD"[gold], "empty": texts[language].strip() == "",
            })
        arguments = dict(configuration)
        if "bonus_ladder" in arguments:
            arguments["bonus_ladder"] = names["parse_bonus_ladder"](arguments["bonus_ladder"])
        result = names["compute_group_reward"](texts, meta, coverage_weight=0.05, valid_option_weight=0.15, **arguments)
        cases.append({"configuration": configuration, "answers": answers, "result": result})
    golden = {
        "source": "compute_group_reward of the paper's trainer, jvonrad/Lost-in-Mistranslation at 20dda20",
        "command": "python group-reward.py ../../paper/training > group-reward.json",
        "date": datetime.date.today().isoformat(),
        "cases": cases,
    }
    json.dump(golden, sys.stdout, ensure_ascii=False, indent=1)


main(sys.argv[1])
