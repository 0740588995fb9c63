# Runs verl's own code that calls a reward function (custom_reward_function and its reward manager, as its reward loop
# uses them) against a running reward server. Python 3.11, no GPU; not part of npm test:
#   pip install torch==2.15.0 transformers==5.24.0 ray==2.54.0 tensordict==0.10.0 omegaconf==2.3.0 hydra-core==1.3.8 codetiming==1.4.0
#   pip install --no-deps verl==0.9.1
#   npm run build && python examples/engines/test_verl.py
import asyncio
import importlib.metadata
import json
import logging
import tempfile
from pathlib import Path

import numpy as np
import torch
from omegaconf import OmegaConf
from polyfact_process import node, reward_server, tiny_model
from tensordict import TensorDict
from transformers import AutoTokenizer
from verl import DataProto
from verl.experimental.reward_loop.reward_manager.naive import NaiveRewardManager
from verl.trainer.ppo.core_algos import compute_grpo_outcome_advantage
from verl.trainer.ppo.reward import get_custom_reward_fn

logging.disable(logging.WARNING)
ROLLOUTS = 8


def sample(row, text, tokenizer):
    """One sample as verl's rollout hands it to the reward loop."""
    prompt = tokenizer(row["prompt"], return_tensors="pt")["input_ids"]
    response = tokenizer(text, return_tensors="pt")["input_ids"]
    batch = {"prompts": prompt, "responses": response,
             "attention_mask": torch.ones(1, prompt.shape[1] + response.shape[1], dtype=torch.long)}
    one = lambda value: np.array([value], dtype=object)
    extra = {"data_source": one("polyfact"), "reward_model": one({"ground_truth": row["gold"]}),
             "extra_info": one({"fact_id": row["fact_id"], "language": row["language"]})}
    return DataProto(batch=TensorDict(batch, batch_size=1), non_tensor_batch=extra)


async def rewards_of(samples, config, tokenizer):
    manager = NaiveRewardManager(config, tokenizer, get_custom_reward_fn(config))
    answers = await asyncio.gather(*(manager.run_single(one) for one in samples))
    return [answer["reward_score"] for answer in answers], answers[0]["reward_extra_info"]


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    tiny_model(folder / "tiny")
    tokenizer = AutoTokenizer.from_pretrained(folder / "tiny")
    rows = [json.loads(line) for line in node("prompts.mjs", "sample", "train", 2).splitlines()]
    # rollout k is right in all but the last k languages of a fact
    asked = [(row, rollout) for at, row in enumerate(rows) for rollout in range(ROLLOUTS)]
    texts = [row["gold"] if at // ROLLOUTS % 12 < 12 - rollout else "I cannot say" for at, (row, rollout) in enumerate(asked)]
    function = {"path": str(Path(__file__).parent / "verl_reward.py"), "name": "compute_score", "reward_kwargs": {}}
    config = OmegaConf.create({"reward": {"custom_reward_function": function}})
    with reward_server("sample"):
        samples = [sample(row, text, tokenizer) for (row, _), text in zip(asked, texts)]
        rewards, extra = asyncio.run(rewards_of(samples, config, tokenizer))
    version = importlib.metadata.version("verl")
    print(f"verl {version}, torch {torch.__version__}, CPU: {len(samples)} calls of one sample at once")
    by_prompt = np.array(rewards).reshape(len(rows), ROLLOUTS)
    # which answers come together is told by their order of arrival; what comes together has one reward
    for of_fact in by_prompt.reshape(2, 12, ROLLOUTS):
        assert (np.sort(of_fact) == np.sort(of_fact[0])).all(), of_fact
    print(f"rewards of the {ROLLOUTS} rollouts, the same for the 12 prompts of a fact: {by_prompt[0].tolist()}")
    print(f"logged beside: {', '.join(sorted(extra))}")

    uid = np.repeat(np.arange(len(rows)), ROLLOUTS)
    advantages, _ = compute_grpo_outcome_advantage(torch.tensor(rewards)[:, None], torch.ones(len(rewards), 1), uid)
    groups = [{"rewards": group.tolist(), "advantages": of_group.tolist()}
              for group, of_group in zip(by_prompt, advantages.reshape(len(rows), ROLLOUTS))]
    (folder / "records.jsonl").write_text("".join(json.dumps(group) + "\n" for group in groups))
    print(node("check-advantages.mjs", folder / "records.jsonl", "verl").strip())
