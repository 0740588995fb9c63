"""PolyFact's reward for OpenRLHF as a file: --reward.remote_url openrlhf_reward.py. The address of the server does as well.

OpenRLHF runs this in threads, of which Python has min(32, cores + 4): too few for 12 languages x 8 rollouts to wait at
once. Prefer --reward.remote_url http://127.0.0.1:8080/openrlhf, which has no such bound."""
import json
import os
import urllib.error
import urllib.request


def reward_func(queries, prompts, labels, **_):
    body = json.dumps({"query": queries, "prompts": prompts, "labels": labels}).encode()
    headers = {"content-type": "application/json", "authorization": f"Bearer {os.environ.get('POLYFACT_TOKEN', '')}"}
    url = os.environ.get("POLYFACT_URL", "http://127.0.0.1:8080") + "/openrlhf"
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=180) as reply:
            return json.load(reply)
    except urllib.error.HTTPError as refusal:
        raise RuntimeError(json.load(refusal)["error"]["message"]) from None
