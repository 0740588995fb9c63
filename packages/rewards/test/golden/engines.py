# The losses and advantages of the engines, run as they are: shared by group-advantages.py and losses.py, with their pins.
# Python 3.11; torch runs on the CPU.
#   pip install torch==2.15.0 numpy==2.4.6 trl==1.16.0 transformers==5.5.4 accelerate==1.15.0 datasets==5.2.0
#   pip install ray==2.54.0 tensordict==0.10.0 omegaconf==2.3.0 hydra-core==1.3.8 codetiming==1.4.0 pylatexenc==2.11
#   pip install --no-deps verl==0.9.1 openrlhf==0.11.2 peft==0.21.2 verifiers==0.1.9
# The paper's two functions were transcribed, comments and all, from the text of that commit in an index of public code, as
# no checkout could be had; the offsets of their parts in the file agree to the character. Rerun on a checkout:
#   git clone https://github.com/jvonrad/Lost-in-Mistranslation ../../paper  (commit 20dda2046abd51e2548ae14b0793d6410159d2f5)
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import textwrap
import typing
from pathlib import Path
from unittest.mock import MagicMock

import torch

VERSIONS = "TRL 1.16.0, verl 0.9.1, OpenRLHF 0.11.2, verifiers 0.1.9, torch 2.15.0"

# What OpenRLHF imports beside its losses and advantages, and what needs a GPU to be imported at all.
ABSENT = ["vllm", "deepspeed", "openrlhf.models.actor", "openrlhf.models.model", "openrlhf.models.ring_attn_utils",
          "openrlhf.trainer.ray"]


class Absent(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if any(name == absent or name.startswith(absent + ".") for absent in ABSENT):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = MagicMock(name=spec.name)
        module.__path__, module.__spec__, module.__name__, module.__version__ = [], spec, spec.name, "0"
        return module

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Absent())


def paper(folder):
    """Functions of the paper's trainer, taken out of its file, which needs a GPU stack to be imported."""
    names = {"torch": torch, "F": torch.nn.functional, "pad_sequence": torch.nn.utils.rnn.pad_sequence,
             **{name: getattr(typing, name) for name in typing.__all__}}
    tree = ast.parse(Path(folder, "train_wikifact_grpo_accelerate.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if getattr(node, "name", None) in ("_zscore", "compute_logprob_loss"):
            exec(compile(ast.Module([node], []), "paper", "exec"), names)
    return names


def statements(module, function, wanted):
    """Statements of a function of an installed package that begin as wanted, as code that runs on its own."""
    package, *rest = module.split(".")
    file = Path(importlib.util.find_spec(package).origin).parent.joinpath(*rest).with_suffix(".py")
    source = file.read_text(encoding="utf-8")
    [node] = [node for node in ast.walk(ast.parse(source)) if getattr(node, "name", None) == function]
    found = [
        child for child in ast.walk(node)
        if isinstance(child, ast.stmt) and any(ast.unparse(child).startswith(start) for start in wanted)
    ]
    assert len(found) == len(wanted), (module, [ast.unparse(child) for child in found])
    found.sort(key=lambda child: child.lineno)
    return textwrap.dedent("\n".join(ast.unparse(child) for child in found))
