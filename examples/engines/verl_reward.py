"""PolyFact's reward for verl: reward.custom_reward_function.path=verl_reward.py, with extra_info fact_id and language."""
import os

import aiohttp  # verl itself needs it

WAIT = aiohttp.ClientTimeout(total=None)  # the server has the deadline


async def compute_score(data_source, solution_str, ground_truth, extra_info, **_):
    sample = {"fact_id": extra_info["fact_id"], "language": extra_info["language"], "text": solution_str}
    headers = {"authorization": f"Bearer {os.environ.get('POLYFACT_TOKEN', '')}"}
    url = os.environ.get("POLYFACT_URL", "http://127.0.0.1:8080") + "/score?engine=verl"
    async with aiohttp.ClientSession(timeout=WAIT, headers=headers) as session:
        async with session.post(url, json={"samples": [sample]}) as reply:
            answer = await reply.json()
            if not reply.ok:
                raise RuntimeError(answer["error"]["message"])
    return {"score": answer["rewards"][0], **answer["components"][0]}
