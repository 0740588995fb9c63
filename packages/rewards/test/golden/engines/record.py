# Records what engines send to a reward server: their own code posts to a server here that only writes down.
# The committed slime.json comes from a copy of remote_rm typed by hand after the stored text of the commit, as no checkout
# could be had: rerun on one.
# Python 3.11; writes openrlhf.json, slime.json, trl.json and verl.json beside this file. nemo-gym.json is written by hand.
#   pip install torch==2.15.0 transformers==5.24.0 ray==2.54.0 aiohttp==3.14.5
#   pip install --no-deps openrlhf==0.11.2
#   git clone https://github.com/THUDM/slime ../slime  (commit 0b420f1ef4161f02d2a00d47c1318eec955a4e2e)
#   python record.py ../slime
import ast
import asyncio
import datetime
import http.server
import json
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

from openrlhf.utils.agent import SingleTurnAgentExecutor

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[4] / "examples" / "engines"
FACT = "Q64|P17|Q183"
LABEL = json.dumps({"fact_id": FACT, "language": "en"})
PROMPT = "<|im_start|>user\nWhich country is Berlin in?<|im_end|>\n<|im_start|>assistant\n"
recorded = []


class Recorder(http.server.BaseHTTPRequestHandler):
    """Writes every request down, and replies as the engine expects it."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {"content-type": self.headers["content-type"]}
        recorded.append({"path": self.path, "headers": headers, "body": json.loads(body)})
        reply = {"/openrlhf": {"rewards": [1.0], "scores": [1.0], "extra_logs": {}}, "/slime": 1.0}.get(
            self.path, {"rewards": [1.0], "components": [{}]})
        data = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def function_of(file, *names, **given):
    """Functions of a file whose other imports are not needed here."""
    scope = dict(given)
    for node in ast.parse(Path(file).read_text(encoding="utf-8")).body:
        wanted = getattr(node, "name", None) in names or getattr(getattr(node, "target", None), "id", None) in names
        if wanted:
            exec(compile(ast.Module([node], []), str(file), "exec"), scope)
    return scope[names[-1]]


class Tokenizer:
    """One token a character, and one for the end."""
    text = {0: "<|im_end|>"}

    def __call__(self, text, **_):
        import torch
        return {"input_ids": torch.tensor([[ord(character) for character in text]])}

    def decode(self, ids, **_):
        return "".join(self.text.get(int(one), chr(int(one))) for one in ids)


class Engine:
    async def generate(self, ids, params, **_):
        tokens = [ord(character) for character in "Germany"] + [0]
        return SimpleNamespace(outputs=[SimpleNamespace(token_ids=tokens, logprobs=None, finish_reason="stop")])


async def openrlhf(url):
    executor = SingleTurnAgentExecutor(f"{url}/openrlhf")
    params = SimpleNamespace(max_tokens=64, logprobs=None)
    await executor.execute(PROMPT, LABEL, params, 2048, Tokenizer(), Engine())


async def slime(url):
    import logging
    import random
    import aiohttp
    file = Path(sys.argv[1], "slime/rollout/rm_hub/__init__.py")
    given = {"aiohttp": aiohttp, "asyncio": asyncio, "random": random, "logger": logging.getLogger("slime"), "Sample": object}
    remote_rm = function_of(file, "_shared_session", "_get_shared_session", "remote_rm", **given)
    sample = SimpleNamespace(prompt=PROMPT, response="Germany<|im_end|>", label=LABEL)
    await remote_rm(SimpleNamespace(rm_url=f"{url}/slime"), sample)
    await remote_rm.__globals__["_shared_session"].close()


async def trl(_url):
    from trl_reward import polyfact_reward
    languages = ["en", "sw"]
    await asyncio.to_thread(polyfact_reward, prompts=[PROMPT] * 2, completions=["Germany", "Ujerumani"],
                            completion_ids=[[1], [2]], fact_id=[FACT] * 2, language=languages, trainer_state=None)


async def verl(_url):
    from verl_reward import compute_score
    extra = {"fact_id": FACT, "language": "en", "num_turns": None, "rollout_reward_scores": {}}
    await compute_score(data_source="polyfact", solution_str="Germany", ground_truth="Germany", extra_info=extra)


SOURCES = {
    "openrlhf": "OpenRLHF 0.11.2, openrlhf/utils/agent.py: SingleTurnAgentExecutor.execute, run as it is",
    "slime": "THUDM/slime at 0b420f1, slime/rollout/rm_hub/__init__.py: remote_rm, run as it is",
    "trl": "examples/engines/trl_reward.py, called as TRL's GRPOTrainer calls a reward function",
    "verl": "examples/engines/verl_reward.py, called as verl's NaiveRewardManager calls compute_score",
}

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}"
os.environ["POLYFACT_URL"] = url
sys.path.insert(0, str(EXAMPLES))
for engine in (openrlhf, slime, trl, verl):
    recorded.clear()
    asyncio.run(engine(url))
    golden = {"source": SOURCES[engine.__name__], "command": "python record.py ../slime",
              "date": datetime.date.today().isoformat(), "requests": recorded}
    text = json.dumps(golden, indent=2, ensure_ascii=False) + "\n"
    HERE.joinpath(f"{engine.__name__}.json").write_text(text, encoding="utf-8")
