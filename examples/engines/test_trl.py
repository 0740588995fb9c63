# Trains a tiny random Qwen2 with the real GRPOTrainer of TRL on the CPU against a running reward server.
# Python 3.11; not part of npm test:
#   pip install torch==2.15.0 trl==1.16.0 transformers==5.24.0 accelerate==1.15.0 datasets==5.2.0
#   npm run build && python examples/engines/test_trl.py
import json
import logging
import tempfile
import warnings
from pathlib import Path

import torch
import transformers
import trl
from datasets import Dataset
from polyfact_process import node, reward_server, tiny_model
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import GRPOConfig, GRPOTrainer
from trl_reward import polyfact_reward

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)


class Recorded(GRPOTrainer):
    """GRPOTrainer as it is; what it computed is written down."""

    groups = []

    def _generate_and_score_completions(self, inputs):
        output = super()._generate_and_score_completions(inputs)
        size = self.num_generations
        advantages = output["advantages"].tolist()
        for start in range(0, len(inputs), size):
            fact = inputs[start]["fact_id"], inputs[start]["language"]
            self.groups.append({"fact": fact, "rewards": rewards_of_call[start:start + size],
                                "advantages": advantages[start:start + size]})
        return output


rewards_of_call = []


def recorded_reward(**columns):
    rewards_of_call[:] = polyfact_reward(**columns)
    return rewards_of_call


def train(rows, model, folder, *, steps, rollouts, learning_rate, completion, temperature=1.0, only=None):
    """Rows of a fact side by side, all of them with all rollouts in one batch: every call has whole rollouts."""
    tokenizer = AutoTokenizer.from_pretrained(model)
    kwargs = {} if only is None else {"suppress_tokens": [t for t in range(272) if t not in only(tokenizer)]}
    config = GRPOConfig(
        output_dir=str(folder), use_cpu=True, bf16=False, seed=1, report_to="none", save_strategy="no",
        logging_steps=1, disable_tqdm=True, shuffle_dataset=False, max_steps=steps, learning_rate=learning_rate,
        lr_scheduler_type="constant", num_generations=rollouts, per_device_train_batch_size=len(rows) * rollouts,
        temperature=temperature, max_completion_length=completion, generation_kwargs=kwargs)
    Recorded.groups = []
    trainer = Recorded(AutoModelForCausalLM.from_pretrained(model, dtype=torch.float32), recorded_reward, config,
                       train_dataset=Dataset.from_list(rows), processing_class=tokenizer)
    trainer.remove_callback(transformers.PrinterCallback)
    trainer.train()
    return Recorded.groups, [entry["reward"] for entry in trainer.state.log_history if "reward" in entry]


def check(groups, folder):
    """All languages of a fact have the same rewards, and TRL's advantages are those of groupAdvantages."""
    by_fact = {}
    for at, group in enumerate(groups):
        by_fact.setdefault((group["fact"][0], at // len({g["fact"] for g in groups})), []).append(group["rewards"])
    assert all(rewards == of_fact[0] for of_fact in by_fact.values() for rewards in of_fact)
    records = folder / "records.jsonl"
    records.write_text("".join(json.dumps(group) + "\n" for group in groups))
    return node("check-advantages.mjs", records, "trl").strip()


def digits(folder):
    """A fact in three languages whose answer is the digit 9, among four: one token."""
    texts = {"en": "9357", "sw": "9375", "ja": "9735"}
    asked = {language: {"question": f"({language})", **dict(zip(["option_a", "option_b", "option_c", "option_d"], text)),
                        "answer_text": text[0], "answer_index": 0, "option_ids": [f"Q{digit}" for digit in text]} for language, text in texts.items()}
    row = {"fact_id": "Q1|P1|Q9", "subject_id": "Q1", "property_id": "P1", "object_id": "Q9", "translations": asked}
    place = folder / "data" / "parallel"
    place.mkdir(parents=True)
    (place / "train.jsonl").write_text(json.dumps(row))
    return folder


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    tiny_model(folder / "tiny")
    print(f"TRL {trl.__version__}, transformers {transformers.__version__}, torch {torch.__version__}, CPU")

    rows = [json.loads(line) for line in node("prompts.mjs", "sample", "train", 2).splitlines()]
    with reward_server("sample"):
        groups, rewards = train(rows, folder / "tiny", folder, steps=3, rollouts=4, learning_rate=1e-5, completion=16)
    print(f"sample, {len(rows)} prompts of 2 facts, 4 rollouts, 3 steps: {check(groups, folder)}")

    data = digits(folder / "digits")
    rows = [json.loads(line) for line in node("prompts.mjs", data, "train").splitlines()]
    with reward_server(data):
        groups, rewards = train(rows, folder / "tiny", folder, steps=60, rollouts=8, learning_rate=2e-4, completion=1, temperature=4.0,
                                only=lambda tokenizer: [tokenizer.encode(digit)[0] for digit in "7359"])
    print(f"digits, 3 languages, 8 rollouts, 60 steps: {check(groups, folder)}")
    means = [sum(rewards[at:at + 10]) / 10 for at in range(0, 60, 10)]
    print("mean reward of ten steps, at most 4: " + ", ".join(f"{mean:.2f}" for mean in means))
    assert means[-1] > 3.5 and means[-1] > 1.5 * means[0], "the reward did not rise"
