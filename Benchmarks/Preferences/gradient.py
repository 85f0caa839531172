"""How far is the gradient from the machine's limit: bytes it reads a second beside what cache and memory give."""

import json
import subprocess

import setting
from features import DENSITIES


def main():
    study = {"pairs": [15_000, 100_000, 1_000_000], "densities": DENSITIES, "seed": 1}
    run = subprocess.run([setting.SWIFT_BENCHMARK, "gradient"], input=json.dumps(study), capture_output=True, text=True,
                         check=True)
    rows = json.loads(run.stdout)
    print(f"{'pairs':>10}{'rows':>10}{'MB read':>10}{'µs':>10}{'ns a row':>10}{'GB/s':>8}{'reading':>10}{'copying':>10}"
          f"{'share':>8}{'µs, all cores':>15}")
    for row in rows:
        rate = row["bytes"] / row["seconds"]
        print(f"{row['pairs']:10,}{row['rows']:10,}{row['bytes'] / 1e6:10.2f}{row['seconds'] * 1e6:10.1f}"
              f"{row['seconds'] * 1e9 / row['rows']:10.2f}{rate / 1e9:8.2f}{row['readBandwidth'] / 1e9:10.1f}"
              f"{row['copyBandwidth'] / 1e9:10.1f}{rate / row['readBandwidth']:8.1%}{row['parallelSeconds'] * 1e6:15.1f}")
    print("reading, copying: GB/s of one core over as many bytes, measured in the same run; share: of reading")
    setting.keep("gradient", rows)


main()
