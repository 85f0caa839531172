"""Where things are, and how programs are run and timed."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / ".deps" / "benchmark" / "preferences"
REFERENCE = HERE.parent / "Reference"
CANDOR = os.environ.get("CANDOR", str(ROOT / ".build" / "release" / "candor"))
SWIFT_BENCHMARK = os.environ.get(
    "CANDOR_PREFERENCES_BENCHMARK", str(HERE.parent / ".build-preferences" / "release" / "candor-preferences-benchmark"))

# The paper's prior, and its length: four chains of 500 warm-up and 1,500 kept draws.
SCALE = 0.01
CHAINS, WARMUP, DRAWS = 4, 500, 1500


class Finished:
    """A process that has ended: what it printed, and what it took."""

    def __init__(self, command, allowed=(0,), cwd=None, **environment):
        command = list(map(str, command))
        # A current NumPy chooses its own kernels; these variables are meant for older ones and slow it down.
        inherited = {key: value for key, value in os.environ.items()
                     if key not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                                       cwd=cwd, env={**inherited, **environment})
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - start
            self.status = process.returncode = os.waitstatus_to_exitcode(status)
            self.output, self.errors = (read(file) for file in (output, errors))
        self.cpu = usage.ru_utime + usage.ru_stime
        # Linux counts in KiB, macOS in bytes.
        self.peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        if self.status not in allowed:
            raise SystemExit(f"{' '.join(command)}\nended with status {self.status}:\n{self.errors[-3000:]}")


def read(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def python(program, *arguments, **more):
    return Finished([sys.executable, HERE / program, *arguments], **more)


def generated(kind, rows, seed=1):
    """A file of made-up labels, made if it is not there."""
    path = WORK / "data" / f"{kind}-{rows}-{seed}.jsonl"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        python("generate.py", kind, rows, seed, path)
    return path


def real_pairs():
    """The files of real pairs; empty where they are absent."""
    folder = pathlib.Path(os.environ.get("CANDOR_PAIRS", ROOT.parent / "shared" / "data" / "preferences"))
    return sorted(path for path in folder.glob("*.jsonl*") if path.is_file())


def real_labels():
    """All real pairs, labelled by rules; None where they are absent."""
    path = WORK / "data" / "real.jsonl"
    if not path.exists():
        files = real_pairs()
        if not files:
            print("no real pairs: name their folder in CANDOR_PAIRS", file=sys.stderr)
            return None
        text = ""
        for index, pairs in enumerate(files):
            out = WORK / "labels" / str(index)
            Finished([CANDOR, "preferences", "label", pairs, "--labeller", "rules", "--seed", 1, "--out", out])
            for line in (out / "labels.jsonl").read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                # The files number their pairs alike.
                text += json.dumps({**row, "pair": f"{index}-{row['pair']}"}) + "\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(name, result):
    """Keeps a result for the tables of the README."""
    path = WORK / "results" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"\nkept in {path.relative_to(ROOT)}")
