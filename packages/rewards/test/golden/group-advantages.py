# Golden values of groupAdvantages: what each trainer makes of seeded random rewards. Pins: engines.py. Run in this folder:
#   python group-advantages.py ../../paper/training > group-advantages.json
import engines  # first: it stands in for what OpenRLHF imports and a machine without GPU lacks

import datetime
import json
import math
import random
import sys
from types import SimpleNamespace

import numpy as np
import torch
from openrlhf.trainer.ppo_utils.experience_maker import RemoteExperienceMaker
from trl.trainer.utils import nanstd
from verl.trainer.ppo import core_algos

TRL = engines.statements(
    "trl.trainer.grpo_trainer", "_generate_and_score_completions",
    ["unscorable_mask =", "if self.multi_objective_aggregation == 'sum_then_normalize'", "advantages = torch.nan_to_num"],
)
TRL_ASYNC = engines.statements(
    "trl.experimental.async_grpo.async_rollout_worker", "_score_group",
    ["rewards = np.nansum", "rewards[all_nan_mask]", "scored_mask =", "advantages =", "if scored_mask.any"],
)
VERIFIERS = engines.statements(
    "verifiers.rubrics.rubric", "score_group", ["avg_reward =", "state['advantage'] ="],
)


def trl(rewards, dtype, scale="group"):
    column = [math.nan if reward is None else reward for reward in rewards]
    names = {
        "torch": torch, "nanstd": nanstd, "device": "cpu", "num_generations": len(rewards),
        "rewards_per_func": torch.tensor(column, dtype=dtype).unsqueeze(1),
        "self": SimpleNamespace(multi_objective_aggregation="sum_then_normalize", scale_rewards=scale,
                                reward_weights=torch.ones(1, dtype=dtype)),
    }
    exec(TRL, names)
    return names["advantages"].tolist()


def trl_async(rewards):
    arr = np.array([[math.nan if reward is None else reward for reward in rewards]], dtype=float)
    names = {"np": np, "arr": arr, "all_nan_mask": np.all(np.isnan(arr), axis=0)}
    exec(TRL_ASYNC, names)
    return names["advantages"].tolist()


def verl(rewards, dtype, estimator="grpo", **arguments):
    scores = torch.tensor(rewards, dtype=dtype).unsqueeze(1)
    compute = core_algos.get_adv_estimator_fn(estimator)
    advantages, _ = compute(scores, torch.ones_like(scores), np.array(["fact"] * len(rewards)), **arguments)
    return advantages.squeeze(1).tolist()


def openrlhf(rewards, dtype, estimator="group_norm"):
    maker = RemoteExperienceMaker.__new__(RemoteExperienceMaker)
    maker.advantage_estimator, maker.kl_ctl = estimator, SimpleNamespace(value=0.0)
    maker.strategy = SimpleNamespace(args=SimpleNamespace(
        rollout=SimpleNamespace(n_samples_per_prompt=len(rewards)), reward=SimpleNamespace(clip_range=None),
        algo=SimpleNamespace(advantage=SimpleNamespace(estimator=estimator, gamma=1.0)),
    ))
    ones = torch.ones(len(rewards), 1, dtype=dtype)
    experience = SimpleNamespace(index=list(range(len(rewards))), rewards=torch.tensor(rewards, dtype=dtype),
                                 action_mask=ones, kl=0 * ones, info={})
    return maker.compute_advantages_and_returns([experience])[0].advantages.squeeze(1).tolist()


def verifiers(rewards):
    state_by_rollout = [{} for _ in rewards]
    for i, state in enumerate(state_by_rollout):
        exec(VERIFIERS, {"aggregated_rewards": rewards, "num_states": len(rewards), "i": i, "state": state})
    return [state["advantage"] for state in state_by_rollout]


def advantages(zscore, rewards):
    scored = None not in rewards
    several = len(rewards) > 1
    wide = torch.float64
    by_preset = {"trl": trl(rewards, wide), "trl-async": trl_async(rewards)}
    if scored:
        by_preset.update({"verl": verl(rewards, wide), "dapo": verl(rewards, wide), "verifiers": verifiers(rewards)})
        by_preset["paper"] = zscore(rewards)
    if scored and several:
        by_preset["openrlhf"] = openrlhf(rewards, wide)
        by_preset["dr-grpo"] = verl(rewards, wide, norm_adv_by_std_in_grpo=False)
        by_preset["rloo"] = verl(rewards, wide, "rloo")
        for same, other in [("dr-grpo", trl(rewards, wide, "none")), ("dr-grpo", openrlhf(rewards, wide, "dr_grpo")),
                            ("rloo", openrlhf(rewards, wide, "rloo"))]:
            assert np.allclose(by_preset[same], other, rtol=1e-12, atol=1e-12), (same, rewards)
    return by_preset


def main(folder):
    zscore = engines.paper(folder)["_zscore"]
    rng = random.Random(20260606)
    rewards = [[13.0, 4.0, 3.0, 0.0, 5.0, 5.0, 6.0, 12.0], [1.0, 1.0, 1.0, 1.0], [2.5], [0.0], [3.0, None, 1.0], [None, 4.0]]
    for _ in range(24):
        size = rng.choice([2, 3, 4, 8, 16])
        draw = rng.choice([lambda: rng.randrange(-12, 27) / 2, lambda: rng.uniform(-6, 13), lambda: 1e-5 * rng.random()])
        rewards.append([draw() for _ in range(size)])
    narrow = torch.float32
    equal = []
    for reward in [0.1, 0.3, 2.55, 12.7, 13.0, -5.5]:
        for size in [7, 8, 12]:
            group = [reward] * size
            engine = {"paper": zscore(group), "trl": trl(group, narrow), "verl": verl(group, narrow),
                      "openrlhf": openrlhf(group, narrow)}
            equal.append({"reward": reward, "rollouts": size, "advantages": {name: values[0] for name, values in engine.items()}})
    golden = {
        "source": f"{engines.VERSIONS}: verl and OpenRLHF by calling their functions (with stand-ins for what OpenRLHF imports and does not use here); TRL, its async trainer and verifiers by "
                  "running the statements of their methods that compute advantages; the paper's _zscore, "
                  "jvonrad/Lost-in-Mistranslation at 20dda20, transcribed from the text of that commit, to the character by its offsets, as no checkout could be had. float64, but for the paper's and for equalRewards",
        "command": "python group-advantages.py ../../paper/training > group-advantages.json",
        "date": datetime.date.today().isoformat(),
        "cases": [{"rewards": group, "advantages": advantages(zscore, group)} for group in rewards],
        "equalRewards": equal,
    }
    json.dump(golden, sys.stdout, indent=1)


main(sys.argv[1])
