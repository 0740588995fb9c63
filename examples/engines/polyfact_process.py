"""What the checks of the engines share: the command line of this repository, and a reward server in a process."""
import contextlib
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POLYFACT = ["node", str(ROOT / "packages/cli/bin/polyfact.js")]


def tiny_model(folder):
    """A random Qwen2 of two layers whose tokens are bytes."""
    subprocess.run([*POLYFACT, "model", "tiny", "--architecture", "qwen2", "--dtype", "F32", "--out", str(folder)],
                   check=True, stdout=subprocess.DEVNULL)


def node(script, *words):
    done = subprocess.run(["node", str(Path(__file__).parent / script), *map(str, words)], check=True, cwd=ROOT,
                          stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout


@contextlib.contextmanager
def reward_server(data, *words):
    """Serves rewards on a free port; its address is in POLYFACT_URL, where the reward files look for it."""
    command = [*POLYFACT, "reward", "serve", "--data", str(data), "--port", "0", *words]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    try:
        os.environ["POLYFACT_URL"] = server.stdout.readline().split()[0].rstrip("/")
        yield os.environ["POLYFACT_URL"]
    finally:
        server.terminate()
        server.wait()
