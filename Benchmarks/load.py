"""Other programs that want the processor, for benchmarks under load."""

import contextlib
import subprocess
import sys

BUSY = "while True: pass"
# Small programs that come and go: each computes for some hundredths of a second.
COMING = "import subprocess, sys, time\nwhile True:\n subprocess.run([sys.executable, '-c', 'sum(range(2000000))']); time.sleep(0.03)"


@contextlib.contextmanager
def load(kind):
    """Runs a program beside what is measured: 'busy' takes one core, 'programs' come and go, 'none' is none."""
    if kind == "none":
        yield
        return
    process = subprocess.Popen([sys.executable, "-c", {"busy": BUSY, "programs": COMING}[kind]])
    try:
        yield
    finally:
        process.kill()
        process.wait()
