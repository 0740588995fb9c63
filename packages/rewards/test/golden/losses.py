# Golden values of the losses and their gradients: the loss functions of TRL, verl and OpenRLHF and the paper's, with
# torch's autograd, on seeded random log-probabilities. Pins: engines.py. Run in this folder:
#   python losses.py ../../paper/training > losses.json
import engines  # first: it stands in for what OpenRLHF imports and a machine without GPU lacks

import collections
import datetime
import json
import math
import random
import sys
from types import SimpleNamespace

import torch
from openrlhf.models.loss import PolicyLoss
from trl.trainer.grpo_trainer import GRPOTrainer
from verl.trainer.ppo import core_algos
from verl.workers.config import ActorConfig

NAMES = ["logProbabilities", "oldLogProbabilities", "referenceLogProbabilities", "mask"]


def batches(rng):
    """Ragged sequences, the second batch with an empty one, the third with holes in the mask and ratios far from 1."""
    for lengths, spread in [([6, 2, 4, 1], 0.25), ([3, 0, 5, 6], 0.25), ([6, 6, 5], 2.5)]:
        rows = {name: [] for name in NAMES}
        for length in lengths:
            own = [-0.01 - 5 * rng.random() for _ in range(6)]
            rows["logProbabilities"].append(own)
            rows["oldLogProbabilities"].append([min(-0.01, value + rng.gauss(0, spread)) for value in own])
            rows["referenceLogProbabilities"].append([min(-0.01, value + rng.gauss(0, 0.6)) for value in own])
            rows["mask"].append([int(position < length and (spread < 1 or position != 2)) for position in range(6)])
        yield {**rows, "advantages": [rng.gauss(0, 1.2) for _ in lengths]}


def tensors(batch):
    own, old, reference = (torch.tensor(batch[name], dtype=torch.float64) for name in NAMES[:3])
    mask = torch.tensor(batch["mask"], dtype=torch.float64)
    return own.requires_grad_(), old, reference, mask, torch.tensor(batch["advantages"], dtype=torch.float64)


def result(loss, own):
    loss.backward()
    return {"loss": loss.item(), "gradient": own.grad.flatten().tolist()}


def trl(batch, loss_type, level="token", low=0.2, high=0.2, beta=0.0, delta=None, max_length=6, tokens=None):
    own, old, reference, mask, advantages = tensors(batch)
    accelerator = SimpleNamespace(num_processes=1, gather=lambda x: x, reduce=lambda x, reduction: x)
    args = SimpleNamespace(delta=delta, use_bias_correction_kl=False, steps_per_generation=1)
    trainer = SimpleNamespace(
        loss_type=loss_type, importance_sampling_level=level, epsilon_low=low, epsilon_high=high, beta=beta, args=args,
        max_completion_length=max_length, accelerator=accelerator, model=SimpleNamespace(training=True),
        current_gradient_accumulation_steps=1, top_entropy_quantile=1.0, off_policy_mask_threshold=None, use_vllm=False,
        vllm_importance_sampling_correction=False, aux_loss_enabled=False, _entropy_bonus_enabled=False,
        _metrics={"train": collections.defaultdict(list)},
        _get_per_token_logps_and_entropies=lambda *a, **k: (own, torch.zeros_like(own), None),
    )
    inputs = {
        "prompt_ids": torch.zeros(own.size(0), 1), "prompt_mask": torch.ones(own.size(0), 1),
        "completion_ids": torch.zeros_like(mask), "completion_mask": mask, "advantages": advantages,
        "old_per_token_logps": old, "ref_per_token_logps": reference,
        "num_items_in_batch": torch.tensor(float(tokens)) if tokens else mask.sum(),
    }
    return result(GRPOTrainer._compute_loss(trainer, None, inputs), own)


def verl(batch, mode, aggregation, low=0.2, high=0.2, factor=None, tokens=None):
    own, old, _, mask, advantages = tensors(batch)
    config = ActorConfig(strategy="fsdp", rollout_n=1, ppo_micro_batch_size_per_gpu=1, clip_ratio_low=low, clip_ratio_high=high)
    if factor:
        config.global_batch_info["loss_scale_factor"] = factor
    if tokens:
        config.global_batch_info["batch_num_tokens"] = tokens
    loss, _ = core_algos.get_policy_loss_fn(mode)(
        old_log_prob=old, log_prob=own, advantages=advantages.unsqueeze(1).expand_as(own), response_mask=mask,
        loss_agg_mode=aggregation, config=config,
    )
    return result(loss, own)


def openrlhf(batch, kind="ppo", token_level=True, low=0.2, high=0.2, dual=None):
    own, old, _, mask, advantages = tensors(batch)
    policy_loss = PolicyLoss(low, high, dual, token_level, kind)
    return result(policy_loss(own, old, advantages.unsqueeze(1).expand_as(own), mask)[0], own)


def kl(batch, estimator, aggregation):
    own, _, reference, mask, _ = tensors(batch)
    return result(core_algos.agg_loss(core_algos.kl_penalty(own, reference, estimator), mask, aggregation), own)


def paper(batch, compute, beta):
    """The paper's function reads logits: two tokens, of which the second is sampled with the log-probability wanted."""
    own, _, reference, _, _ = tensors(batch)
    rows, positions = own.shape

    def model(values):
        pair = torch.stack([torch.log(-torch.expm1(values)), values], dim=-1)  # ln (1 - p), ln p
        padded = torch.cat([pair, torch.zeros(rows, 1, 2, dtype=pair.dtype)], dim=1).detach().requires_grad_()
        return padded, lambda **_: SimpleNamespace(logits=padded)

    logits, policy = model(own)
    payloads = [{"fact_idx": 0, "gen_idx": row, "lang": "en", "input_len": 1, "total_len": positions + 1,
                 "input_ids": torch.ones(positions + 1, dtype=torch.long)} for row in range(rows)]
    rewards = {(0, row, "en"): {"reward": 0.0, "advantage": batch["advantages"][row]} for row in range(rows)}
    loss, _ = compute(policy, model(reference)[1], payloads, rewards, beta, 1, "cpu", micro_batch_size=rows)
    loss.backward()
    # the slope in the logit of the sampled token is that in its log-probability, times 1 - p
    gradient = logits.grad[:, :-1, 1] / -torch.expm1(own)
    return {"loss": loss.item(), "gradient": gradient.flatten().tolist()}


def cases(batch, compute):
    tokens = 40
    yield "grpoLoss", {"emptySequences": "count"}, "TRL grpo", trl(batch, "grpo")
    yield "grpoLoss", {"kl": {"coefficient": 0.04}}, "TRL grpo, beta 0.04", trl(batch, "grpo", beta=0.04)
    yield "grpoLoss", {"epsilonLow": 0.1, "epsilonHigh": 0.3, "ratioCap": 2}, "TRL grpo, delta 2", trl(batch, "grpo", low=0.1, high=0.3, delta=2.0)
    yield "grpoLoss", {"emptySequences": "skip", "ratioCap": 3}, "verl vanilla, seq-mean-token-mean", verl(batch, "vanilla", "seq-mean-token-mean")
    yield "grpoLoss", {"emptySequences": "skip"}, "OpenRLHF, per sequence", openrlhf(batch, token_level=False)
    yield "bnpoLoss", {}, "TRL bnpo", trl(batch, "bnpo")
    yield "dapoLoss", {}, "TRL dapo", trl(batch, "dapo", high=0.28)
    yield "dapoLoss", {"tokens": tokens}, "TRL dapo, part of a batch", trl(batch, "dapo", high=0.28, tokens=tokens)
    yield "dapoLoss", {"ratioCap": 3}, "verl vanilla, token-mean", verl(batch, "vanilla", "token-mean", high=0.28)
    yield "dapoLoss", {"tokens": tokens, "ratioCap": 3}, "verl vanilla, token-mean, part of a batch", verl(batch, "vanilla", "token-mean", high=0.28, tokens=tokens)
    yield "dapoLoss", {"ratioCap": 3}, "OpenRLHF, per token, dual_clip 3", openrlhf(batch, high=0.28, dual=3.0)
    yield "drGrpoLoss", {"maxLength": 48}, "TRL dr_grpo", trl(batch, "dr_grpo", max_length=48)
    yield "drGrpoLoss", {"maxLength": 48, "emptySequences": "skip", "ratioCap": 3}, "verl seq-mean-token-sum-norm", verl(batch, "vanilla", "seq-mean-token-sum-norm", factor=48)
    for low, high in [(3e-4, 4e-4), (0.2, 0.2)]:
        bounds = {"epsilonLow": low, "epsilonHigh": high}
        yield "gspoLoss", bounds, "TRL sequence level", trl(batch, "grpo", "sequence", low, high)
        yield "gspoLoss", {**bounds, "emptySequences": "skip"}, "verl gspo, seq-mean-token-mean", verl(batch, "gspo", "seq-mean-token-mean", low, high)
        yield "gspoLoss", {**bounds, "emptySequences": "skip"}, "OpenRLHF gspo", openrlhf(batch, "gspo", low=low, high=high)
    yield "cispoLoss", {}, "TRL cispo, epsilon_high 5", trl(batch, "cispo", high=5.0)
    yield "cispoLoss", {"ratioFloor": 0.8, "ratioCap": 1.2}, "verl cispo", verl(batch, "cispo", "token-mean")
    yield "reinforceLoss", {"positions": "all-as-published"}, "the paper's compute_logprob_loss", paper(batch, compute, 0.0)
    yield "reinforceLoss", {"positions": "all-as-published", "kl": {"coefficient": 0.05, "clamp": "paper"}}, "the paper's compute_logprob_loss, kl_coef 0.05", paper(batch, compute, 0.05)
    for estimator in ["k1", "k2", "k3"]:
        clamp = {"clamp": "verl"} if estimator == "k3" else {}
        yield "klLoss", {"estimator": estimator, "mean": "per-token", **clamp}, f"verl kl_penalty {estimator}, token-mean", kl(batch, estimator, "token-mean")
        yield "klLoss", {"estimator": estimator, "emptySequences": "skip", **clamp}, f"verl kl_penalty {estimator}, seq-mean-token-mean", kl(batch, estimator, "seq-mean-token-mean")


def extreme():
    """Log-ratios where the paper's and verl's clamps hold."""
    own = [[-12.5, -30.0, -0.1, -0.2], [-1.0, -9.0, -11.0, -25.0]]
    reference = [[-0.1, -0.2, -12.5, -30.0], [-1.0, -6.0, -0.5, -0.5]]
    return {"logProbabilities": own, "oldLogProbabilities": own, "referenceLogProbabilities": reference,
            "mask": [[1] * 4, [1] * 4], "advantages": [0.5, -0.5]}


def main(folder):
    compute = engines.paper(folder)["compute_logprob_loss"]
    golden = {
        "source": f"{engines.VERSIONS}, each by calling its own function (GRPOTrainer._compute_loss on a stand-in for the trainer; stand-ins for what OpenRLHF imports and does not use here); "
                  "the paper's compute_logprob_loss, jvonrad/Lost-in-Mistranslation at 20dda20, transcribed from the text of that commit, to the character by its offsets, as no checkout could be had; gradients by torch.autograd; float64",
        "command": "python losses.py ../../paper/training > losses.json",
        "date": datetime.date.today().isoformat(),
        "batches": [],
    }
    for batch in batches(random.Random(20260606)):
        rows = [{"function": function, "options": options, "engine": engine, **expected} for function, options, engine, expected in cases(batch, compute)]
        golden["batches"].append({"batch": batch, "cases": rows})
    batch = extreme()
    clamped = [
        ("reinforceLoss", {"positions": "all-as-published", "kl": {"coefficient": 1, "clamp": "paper"}}, "the paper's compute_logprob_loss, kl_coef 1", paper(batch, compute, 1.0)),
        ("klLoss", {"clamp": "verl", "mean": "per-token"}, "verl kl_penalty k3, token-mean", kl(batch, "k3", "token-mean")),
    ]
    golden["batches"].append({"batch": batch, "cases": [
        {"function": function, "options": options, "engine": engine, **expected} for function, options, engine, expected in clamped
    ]})
    assert all(math.isfinite(case["loss"]) for entry in golden["batches"] for case in entry["cases"])
    json.dump(golden, sys.stdout)


main(sys.argv[1])
