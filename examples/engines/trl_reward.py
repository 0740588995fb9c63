"""PolyFact's reward for TRL: GRPOTrainer(reward_funcs=polyfact_reward, ...), with columns fact_id and language."""
import json
import os
import urllib.error
import urllib.request


def polyfact_reward(prompts, completions, fact_id, language, **_):
    texts = [text if isinstance(text, str) else text[-1]["content"] for text in completions]
    samples = [{"fact_id": f, "language": l, "text": t} for f, l, t in zip(fact_id, language, texts)]
    headers = {"content-type": "application/json", "authorization": f"Bearer {os.environ.get('POLYFACT_TOKEN', '')}"}
    url = os.environ.get("POLYFACT_URL", "http://127.0.0.1:8080") + "/score?engine=trl"
    request = urllib.request.Request(url, json.dumps({"samples": samples}).encode(), headers)
    try:
        with urllib.request.urlopen(request) as reply:  # waits for the languages that other processes generate
            return json.load(reply)["rewards"]  # None: no reward; TRL leaves the sample out
    except urllib.error.HTTPError as refusal:
        raise RuntimeError(json.load(refusal)["error"]["message"]) from None
