"""Runs both programs in turn and prints the median of their tokens a second.

usage: compare.py BATCHED_BENCH OURS MODEL SEQUENCES ROUNDS THREADS [LOAD]     (none, busy, programs: see load.py)
"""

import json
import statistics
import subprocess
import sys

from load import load

WORDS, TOKENS = 70, 64


def ours(program, sequences, temperature, round, threads):
    command = [program, sequences, WORDS, TOKENS, temperature, round, threads]
    return json.loads(subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout)


def theirs(program, model, sequences, prompt, answer, threads):
    context = sequences * (prompt + answer + 64)
    command = [program, "-m", model, "-c", context, "-b", 512, "-ub", 512, "-t", threads, "-tb", threads,
               "-npp", prompt, "-ntg", answer, "-npl", sequences, "--output-format", "jsonl"]
    run = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    rows = [line[line.index("{"):] for line in (run.stdout + run.stderr).splitlines() if '"speed_pp"' in line]
    row = json.loads(rows[-1])
    return {"reading": row["speed_pp"], "writing": row["speed_tg"], "all": row["speed"]}


def main():
    bench, program, model, sequences, rounds, threads = sys.argv[1:7]
    kind = sys.argv[7] if len(sys.argv) > 7 else "none"
    sequences = int(sequences)
    results = {"temperature 0": [], "temperature 1": [], "llama-batched-bench": []}
    with load(kind):
        for round in range(int(rounds)):
            greedy = ours(program, sequences, 0, round + 1, threads)
            results["temperature 0"].append(greedy)
            results["temperature 1"].append(ours(program, sequences, 1, round + 1, threads))
            results["llama-batched-bench"].append(
                theirs(bench, model, sequences, round_to_int(greedy["prompt"]), round_to_int(greedy["answer"]),
                       int(greedy["threads"])))
    first = results["temperature 0"][0]
    print(f"{sequences} sequences, {first['prompt']:.0f} tokens a prompt, {first['answer']:.1f} an answer, "
          f"{first['threads']:.0f} threads, batch 512, load: {kind}; median of {rounds} rounds, tokens a second")
    print(f"{'':22}{'reading':>10}{'writing':>10}{'all':>10}{'ratio':>10}")
    base = statistics.median(r["all"] for r in results["llama-batched-bench"])
    for name, runs in results.items():
        median = {key: statistics.median(r[key] for r in runs) for key in ("reading", "writing", "all")}
        print(f"{name:22}" + "".join(f"{median[key]:10.1f}" for key in median) + f"{median['all'] / base:10.3f}")


def round_to_int(value):
    return int(value + 0.5)


main()
