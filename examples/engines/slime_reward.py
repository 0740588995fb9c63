"""PolyFact's reward for slime: --custom-rm-path slime_reward.polyfact_reward, with labels from prompts.mjs."""
import os

import aiohttp  # slime itself needs it

WAIT = aiohttp.ClientTimeout(total=None)  # the server has the deadline


async def polyfact_reward(args, sample, **_):
    """slime's own remote_rm keeps 64 connections at most, too few for the samples that wait for each other."""
    headers = {"authorization": f"Bearer {os.environ.get('POLYFACT_TOKEN', '')}"}
    url = os.environ.get("POLYFACT_URL", "http://127.0.0.1:8080") + "/slime"
    call = {"prompt": sample.prompt, "response": sample.response, "label": sample.label}
    async with aiohttp.ClientSession(timeout=WAIT, headers=headers) as session:
        async with session.post(url, json=call) as reply:
            answer = await reply.json()
            if not reply.ok:
                raise RuntimeError(answer["error"]["message"])
            return answer
