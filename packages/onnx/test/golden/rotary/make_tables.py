"""Rotary embeddings of Hugging Face transformers 5 (CPU, float32), one case for each kind.

From packages/onnx, in a virtual environment with test/golden/requirements-transformers-5.txt:

    python test/golden/rotary/make_tables.py
"""

import datetime
import json
import pathlib

import torch
import transformers
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding

HEAD_SIZE = 16
POSITIONS = [0, 1, 63, 600]
LLAMA3 = {"factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 64}
CASES = [
    {"rope_type": "default", "rope_theta": 1e6},
    {"rope_type": "linear", "rope_theta": 1e4, "factor": 3.0},
    {"rope_type": "llama3", "rope_theta": 5e5, **LLAMA3},
    {"rope_type": "yarn", "rope_theta": 1e6, "factor": 4.0, "original_max_position_embeddings": 64},
    {
        "rope_type": "yarn",
        "rope_theta": 1e4,
        "factor": 2.5,
        "original_max_position_embeddings": 512,
        "truncate": False,
        "mscale": 0.707,
        "mscale_all_dim": 1.0,
    },
    {
        "rope_type": "yarn",
        "rope_theta": 1e4,
        "factor": 16.0,
        "original_max_position_embeddings": 256,
        "beta_fast": 8.0,
        "beta_slow": 2.0,
        "attention_factor": 0.75,
    },
]


def measure(parameters):
    config = transformers.LlamaConfig(
        hidden_size=4 * HEAD_SIZE,
        num_attention_heads=4,
        max_position_embeddings=4096,
        rope_parameters=dict(parameters),
    )
    embedding = LlamaRotaryEmbedding(config)
    cosines, sines = embedding(torch.zeros(1, dtype=torch.float32), torch.tensor([POSITIONS]))
    return {
        "rope_parameters": parameters,
        "inverseFrequencies": embedding.inv_freq.tolist(),
        "cosines": cosines[0, :, : HEAD_SIZE // 2].tolist(),
        "sines": sines[0, :, : HEAD_SIZE // 2].tolist(),
    }


result = {
    "source": f"Hugging Face transformers {transformers.__version__}, torch {torch.__version__}, CPU, float32",
    "command": "make_tables.py: see its head",
    "date": datetime.date.today().isoformat(),
    "headSize": HEAD_SIZE,
    "positions": POSITIONS,
    "cases": [measure(parameters) for parameters in CASES],
}
path = pathlib.Path(__file__).parent / "tables.json"
path.write_text(json.dumps(result) + "\n")
