"""Small datasets in the three published layouts, written by pyarrow, and the facts that they hold.

Run from this folder, with pyarrow 26.0.1 installed: python make_releases.py
"""

import datetime
import json
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
LANGUAGES = ["en", "de", "bn"]
NAMES = {
    "Q142": ["France", "Frankreich", "ফ্রান্স"],
    "Q183": ["Germany", "Deutschland", "জার্মানি"],
    "Q902": ["Bangladesh", "Bangladesch", "বাংলাদেশ"],
    "Q90": ["Paris", "Paris", "প্যারিস"],
    "Q64": ["Berlin", "Berlin", "বার্লিন"],
    "Q1354": ["Dhaka", "Dhaka", "ঢাকা"],
    "Q1741": ["Vienna", "Wien", "ভিয়েনা"],
}
QUESTIONS = ["What is the capital of {}?", "Was ist die Hauptstadt von {}?", "{}-এর রাজধানী কোথায়?"]
FACTS = [("Q142", "Q90"), ("Q183", "Q64"), ("Q902", "Q1354")]
CITIES = ["Q90", "Q64", "Q1354", "Q1741"]
LETTERS = ["option_a", "option_b", "option_c", "option_d"]


def fact(number, subject, answer):
    languages = {}
    for place, language in enumerate(LANGUAGES):
        turn = (number + 2 * place) % 4
        shown = CITIES[turn:] + CITIES[:turn]
        languages[language] = {
            "question": QUESTIONS[place].format(NAMES[subject][place]),
            "candidates": [{"id": city, "text": NAMES[city][place]} for city in shown],
        }
    return {
        "id": f"{subject}|P36|{answer}",
        "subject": {"id": subject, "label": NAMES[subject][0]},
        "property": {"id": "P36", "label": "capital"},
        "object": {"id": answer, "label": NAMES[answer][0]},
        "split": "test",
        "languages": languages,
    }


def common(fact):
    return {
        "fact_id": fact["id"],
        "subject": fact["subject"]["label"],
        "subject_id": fact["subject"]["id"],
        "relation": "capital",
        "property_id": "P36",
        "object": fact["object"]["label"],
        "object_id": fact["object"]["id"],
    }


def block(fact, language, with_ids):
    localized = fact["languages"][language]
    ids = [candidate["id"] for candidate in localized["candidates"]]
    texts = [candidate["text"] for candidate in localized["candidates"]]
    gold = ids.index(fact["object"]["id"])
    cells = {"question": localized["question"], **dict(zip(LETTERS, texts))}
    cells |= {"answer_text": texts[gold], "answer_index": gold}
    return cells | ({"option_ids": ids} if with_ids else {})


def parallel(fact, with_ids):
    blocks = {language: block(fact, language, with_ids) for language in fact["languages"]}
    return common(fact) | ({"n_langs_verified": 3} if with_ids else {}) | {"translations": blocks}


def flat(fact, language, with_ids):
    named = {key: value for key, value in common(fact).items() if not key.endswith("_id") or key == "fact_id"}
    return named | {"language": language} | block(fact, language, with_ids)


def wiki_fact(fact):
    langs = {}
    for language in fact["languages"]:
        cells = block(fact, language, False)
        options = [cells[letter] for letter in LETTERS]
        langs[language] = {"question": cells["question"], "options": options, "answer_text": cells["answer_text"]}
    return common(fact) | {"langs": langs}


def write(name, rows, **options):
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), path, **options)


facts = [fact(number, *pair) for number, pair in enumerate(FACTS)]
incomplete = [dict(entry) for entry in facts]
incomplete[1]["languages"] = {key: value for key, value in facts[1]["languages"].items() if key != "bn"}

write("polyfact-clean/data/parallel/test.parquet", [parallel(entry, True) for entry in facts], compression="snappy")
for language in LANGUAGES:
    rows = [flat(entry, language, True) for entry in facts]
    write(f"polyfact-clean/data/{language}/test.parquet", rows, compression="zstd", write_page_index=True)
write("polyfact/data/parallel/test.parquet", [parallel(entry, False) for entry in incomplete], row_group_size=2)
write("wiki-fact/data/test-00000-of-00001.parquet", [wiki_fact(entry) for entry in facts], data_page_version="2.0")

golden = {
    "source": f"pyarrow {pa.__version__}; three facts made up for this purpose, of which polyfact lacks the second in bn",
    "command": "python make_releases.py",
    "date": datetime.date.today().isoformat(),
    "facts": facts,
}
(HERE / "releases.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
