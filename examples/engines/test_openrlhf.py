# Runs OpenRLHF's own single-turn executor, which decodes a sample and posts it, against a running reward server; the
# language model in front of it is replaced by fixed answers. Python 3.11, no GPU; not part of npm test:
#   pip install torch==2.15.0 transformers==5.24.0 aiohttp ray==2.54.0
#   pip install --no-deps openrlhf==0.11.2
#   npm run build && python examples/engines/test_openrlhf.py
import asyncio
import importlib.metadata
import json
import logging
import tempfile
from pathlib import Path
from types import SimpleNamespace

from openrlhf.utils.agent import SingleTurnAgentExecutor
from polyfact_process import node, reward_server, tiny_model
from transformers import AutoTokenizer

logging.disable(logging.WARNING)
ROLLOUTS = 8


class FixedAnswer:
    """In the place of vLLM: one text, and the token that ends it."""

    def __init__(self, text, tokenizer):
        self.token_ids = tokenizer(text)["input_ids"] + [tokenizer.convert_tokens_to_ids("<|endoftext|>")]

    async def generate(self, prompt_token_ids, params, multi_modal_data=None):
        answer = SimpleNamespace(token_ids=self.token_ids, finish_reason="stop", logprobs=None)
        return SimpleNamespace(outputs=[answer])


async def outputs_of(asked, url, tokenizer):
    executor = SingleTurnAgentExecutor(url + "/openrlhf")
    params = SimpleNamespace(max_tokens=64, logprobs=None)
    return await asyncio.gather(*(
        executor.execute(row["prompt"], row["label"], params, 2048, tokenizer, FixedAnswer(text, tokenizer))
        for row, text in asked))


with tempfile.TemporaryDirectory() as name:
    tiny_model(Path(name) / "tiny")
    tokenizer = AutoTokenizer.from_pretrained(Path(name) / "tiny")
    rows = [json.loads(line) for line in node("prompts.mjs", "sample", "train", 2).splitlines()]
    # rollout k is right in all but the last k languages of a fact
    asked = [(row, row["gold"] if at % 12 < 12 - rollout else "I cannot say")
             for at, row in enumerate(rows) for rollout in range(ROLLOUTS)]
    with reward_server("sample") as url:
        outputs = asyncio.run(outputs_of(asked, url, tokenizer))
    version = importlib.metadata.version("openrlhf")
    print(f"OpenRLHF {version}, CPU: {len(outputs)} calls of one sample at once")
    rewards = [output["reward"][0] for output in outputs]
    by_prompt = [rewards[at:at + ROLLOUTS] for at in range(0, len(rewards), ROLLOUTS)]
    # which answers come together is told by their order of arrival; what comes together has one reward
    for fact in range(2):
        prompts = by_prompt[12 * fact:12 * fact + 12]
        assert all(sorted(prompt) == sorted(prompts[0]) for prompt in prompts), prompts
    print(f"rewards of the {ROLLOUTS} rollouts, the same for the 12 prompts of a fact: {by_prompt[0]}")
    scores = [round(output["scores"][0], 3) for output in outputs[:ROLLOUTS]]
    print(f"scores for dynamic filtering: {scores}; extra_logs: {', '.join(sorted(outputs[0]['extra_logs']))}")
