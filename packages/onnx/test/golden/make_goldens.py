"""Reference values of tiny random checkpoints from Hugging Face transformers 4 and 5 (CPU, float32, eager attention).

From packages/onnx, with one virtual environment (Python 3.11) for each requirements-transformers-*.txt:

    npx tsx test/golden/write-checkpoints.ts out/goldens
    venv4/bin/python test/golden/make_goldens.py measure out/goldens out/measured-4.json
    venv5/bin/python test/golden/make_goldens.py measure out/goldens out/measured-5.json
    venv5/bin/python test/golden/make_goldens.py write out/goldens out/measured-4.json out/measured-5.json

`measure` runs every checkpoint that the installed major version reads; `write` checks that the two versions agree
and writes test/golden/<case>.json. Arrays are float32, little endian, base64, row-major: [position, width].
"""

import base64
import datetime
import hashlib
import json
import pathlib
import sys

import numpy
import torch
import transformers

# What the versions may differ by: an order of magnitude below what the tests allow our graph.
LOG_PROBABILITY_TOLERANCE = 1e-5
TAP_TOLERANCE = 2e-7

HERE = pathlib.Path(__file__).parent


def pack(tensor):
    return base64.b64encode(tensor.detach().numpy().astype("<f4").tobytes()).decode()


def unpack(text):
    return numpy.frombuffer(base64.b64decode(text), "<f4").astype(numpy.float64)


def watch(model):
    """Hooks that collect the taps of every forward pass: name -> [batch, sequence, width]."""
    taps = {}

    def keep_input(name):
        def hook(_, args, kwargs):
            taps[name] = args[0] if args else kwargs["hidden_states"]

        return hook

    def keep_output(name):
        def hook(_, __, output):
            taps[name] = output

        return hook

    for index, layer in enumerate(model.model.layers):
        layer.register_forward_pre_hook(keep_input(f"residual.{index}"), with_kwargs=True)
        layer.self_attn.o_proj.register_forward_pre_hook(keep_input(f"heads.{index}"), with_kwargs=True)
        layer.mlp.gate_proj.register_forward_hook(keep_output(f"gate.{index}"))
        layer.mlp.down_proj.register_forward_pre_hook(keep_input(f"activation.{index}"), with_kwargs=True)
    model.model.norm.register_forward_pre_hook(
        keep_input(f"residual.{len(model.model.layers)}"), with_kwargs=True
    )
    return taps


def run_batch(model, rows, positions):
    """One batch, padded on the right: log-probabilities at the positions, taps there and their largest magnitude."""
    longest = max(map(len, rows))
    input_ids = torch.tensor([row + [model.config.pad_token_id] * (longest - len(row)) for row in rows])
    attended = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    taps = watch(model)
    logits = model(input_ids=input_ids, attention_mask=attended, use_cache=False).logits
    at = tuple(torch.tensor([[place["row"], place["position"]] for place in positions]).T)
    return {
        "logProbabilities": pack(torch.log_softmax(logits[at], -1)),
        "taps": {
            name: {"largest": value[attended.bool()].abs().max().item(), "values": pack(value[at])}
            for name, value in taps.items()
        },
    }


def rotations(model, positions):
    """Cosines and sines of the pairs of a head, [position, pair], and the float32 frequencies that they come from."""
    rotary = model.model.rotary_emb
    cosines, sines = rotary(torch.zeros(1), torch.tensor([positions]))
    pairs = rotary.inv_freq.shape[0]
    return {
        "positions": positions,
        "frequencies": pack(rotary.inv_freq),
        "cosines": pack(cosines[0, :, :pairs]),
        "sines": pack(sines[0, :, :pairs]),
    }


def score(model, tokenizer, question, candidates):
    """Summed log-probabilities (nats) of the candidates' tokens, each candidate in a forward pass of its own."""
    prompt = f"Question: {question}\nAnswer:"
    start = len(tokenizer(prompt, add_special_tokens=False).input_ids)
    scored = []
    for candidate in candidates:
        ids = tokenizer(f"{prompt} {candidate}", add_special_tokens=False).input_ids
        log_probabilities = torch.log_softmax(model(torch.tensor([ids])).logits[0], -1)
        of_tokens = [log_probabilities[at - 1, ids[at]].item() for at in range(start, len(ids))]
        scored.append({"text": candidate, "tokens": len(of_tokens), "logLikelihood": sum(of_tokens)})
    return {"prompt": prompt, "candidates": scored}


def measure(checkpoints, target):
    inputs = json.loads((checkpoints / "cases.json").read_text())
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    major = transformers.__version__.split(".")[0]
    measured = {}
    for name, options in inputs["cases"].items():
        # transformers 4 does not know rope_parameters: it would silently run with a rotary base of 10000
        if major == "4" and options.get("configStyle") == "transformers-5":
            continue
        folder = checkpoints / name
        model = transformers.AutoModelForCausalLM.from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager"
        ).eval()
        assert all(value.dtype == torch.float32 for value in model.parameters())
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
        questions = [score(model, tokenizer, **question) for question in inputs["questions"]]
        measured[name] = {
            **run_batch(model, inputs["rows"], inputs["positions"]),
            "rotations": rotations(model, inputs["rotatedPositions"]),
            "questions": questions,
        }
    versions = {"transformers": transformers.__version__, "torch": torch.__version__}
    target.write_text(json.dumps({"versions": versions, "measured": measured}))


def disagreement(one, other):
    """Largest differences: absolute for log-probabilities and likelihoods, relative to the largest value for taps."""

    def distance(a, b):
        return float(numpy.abs(unpack(a) - unpack(b)).max())

    likelihoods = [
        abs(a["logLikelihood"] - b["logLikelihood"])
        for p, q in zip(one["questions"], other["questions"], strict=True)
        for a, b in zip(p["candidates"], q["candidates"], strict=True)
    ]
    taps = [
        distance(tap["values"], other["taps"][name]["values"]) / tap["largest"]
        for name, tap in one["taps"].items()
    ]
    log_probabilities = distance(one["logProbabilities"], other["logProbabilities"])
    rotated = [distance(one["rotations"][key], other["rotations"][key]) for key in ("cosines", "sines")]
    return {
        "logProbabilities": max(log_probabilities, *likelihoods),
        "taps": max(taps),
        "rotations": max(rotated),
    }


def write(checkpoints, *measurements):
    inputs = json.loads((checkpoints / "cases.json").read_text())
    runs = [json.loads(path.read_text()) for path in measurements]
    for name, options in inputs["cases"].items():
        having = [run for run in runs if name in run["measured"]]
        values = [run["measured"][name] for run in having]
        versions = {}
        if len(values) > 1:
            versions = {"versionsDifferBy": disagreement(*values)}
            assert versions["versionsDifferBy"]["logProbabilities"] <= LOG_PROBABILITY_TOLERANCE, (name, versions)
            assert versions["versionsDifferBy"]["taps"] <= TAP_TOLERANCE, (name, versions)
            assert versions["versionsDifferBy"]["rotations"] == 0, (name, versions)
        source = " and ".join(run["versions"]["transformers"] for run in having)
        files = sorted((checkpoints / name).glob("*.safetensors"))
        golden = {
            "source": f"Hugging Face transformers {source}, torch {having[-1]['versions']['torch']}, CPU, float32",
            "command": "make_goldens.py measure, under each version, and write: see its head",
            "date": datetime.date.today().isoformat(),
            **versions,
            "options": options,
            "sha256": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
            "rows": inputs["rows"],
            "positions": inputs["positions"],
            **values[-1],
        }
        (HERE / f"{name}.json").write_text(json.dumps(golden, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    {"measure": measure, "write": write}[sys.argv[1]](*map(pathlib.Path, sys.argv[2:]))
