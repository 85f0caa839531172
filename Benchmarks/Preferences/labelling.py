"""How many pairs a second does one core label by rules? The whole process on the real pairs, each used several times.

usage: labelling.py [COPIES]
"""

import gzip
import json
import shutil
import sys

import setting


def copies(path, count, target):
    """The file again and again; a number in the text tells the copies apart, so that none is taken for another."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    with target.open("w", encoding="utf-8") as file:
        for copy in range(count):
            for row in rows:
                changed = dict(row)
                if "chosen" in row:
                    for side in ("chosen", "rejected"):
                        changed[side] = row[side].replace("\n\nHuman: ", f"\n\nHuman: ({copy}) ", 1)
                else:
                    changed["id"] = f"{row['id']}-{copy}"
                    changed["prompt"] = row["prompt"].replace("\n\nHuman: ", f"\n\nHuman: ({copy}) ", 1)
                file.write(json.dumps(changed, ensure_ascii=False) + "\n")
    return len(rows) * count


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    rows = []
    for path in setting.real_pairs():
        folder = setting.WORK / "labelling"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        pairs = copies(path, count, folder / "pairs.jsonl")
        process = setting.Finished([
            setting.CANDOR, "preferences", "label", folder / "pairs.jsonl", "--labeller", "rules", "--seed", 1,
            "--out", folder / "out"])
        with (folder / "out" / "labels.jsonl").open(encoding="utf-8") as file:
            labelled = sum(1 for _ in file)
        rows.append({"file": path.name, "pairs": labelled, "given": pairs, "wall": process.wall, "cpu": process.cpu,
                     "perCore": labelled / process.cpu, "megabytes": process.peak / 1e6})
        print(f"{path.name}: {labelled:,} of {pairs:,} pairs, {process.wall:.1f} s, {process.cpu:.1f} s of processor "
              f"time: {labelled / process.cpu:,.0f} pairs a second a core; wanted: 5,000")
    if not rows:
        raise SystemExit("no real pairs: name their folder in CANDOR_PAIRS")
    setting.keep("labelling", rows)


main()
