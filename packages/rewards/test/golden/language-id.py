"""Probabilities of languages by fastText itself, with the model that fasttext.wasm.js 1.0.0 brings along.

pip install fasttext-predict==0.9.2.4
python language-id.py ../../../../node_modules/fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz > language-id.json
"""
import datetime
import hashlib
import json
import sys

import fasttext

TEXTS = [
    "The capital of Tanzania is Dodoma",
    "Die Hauptstadt von Deutschland ist Berlin",
    "Ibu kota Indonesia adalah Jakarta",
    "A capital de Portugal é Lisboa",
    "عاصمة مصر هي القاهرة",
    "বাংলাদেশের রাজধানী ঢাকা",
    "Mji mkuu wa Tanzania ni Dodoma na si Dar es Salaam",
    "La capital de Francia es París",
    "Столица России - Москва",
    "La capitale de la France est Paris",
    "日本の首都は東京です",
    "中国的首都是北京市",
    "De hoofdstad van Nederland is Amsterdam",
    "Durham",
    "1969",
    "",
]

path = sys.argv[1]
model = fasttext.load_model(path)
with open(path, "rb") as file:
    digest = hashlib.sha256(file.read()).hexdigest()


def probabilities(text):
    labels, values = model.predict(text, k=4)
    return {label.removeprefix("__label__"): float(value) for label, value in zip(labels, values)}


json.dump(
    {
        "source": f"fasttext-predict 0.9.2.4, lid.176.ftz (SHA-256 {digest})",
        "command": "python language-id.py .../lid.176.ftz > language-id.json",
        "date": datetime.date.today().isoformat(),
        "predictions": [{"text": text, "probabilities": probabilities(text)} for text in TEXTS],
    },
    sys.stdout,
    ensure_ascii=False,
    indent=1,
)
print()
