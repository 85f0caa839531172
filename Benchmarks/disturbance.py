"""Disturbs the engine for some seconds, and prints how long it takes to be at full speed again.

usage: disturbance.py PROGRAM SEQUENCES [SECONDS]
"""

import json
import statistics
import subprocess
import sys
import time

from load import load

STEP, BEFORE, AFTER = 0.25, 6, 12


def main():
    program, sequences = sys.argv[1:3]
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 3.0
    total = BEFORE + seconds + AFTER
    process = subprocess.Popen([program, "trace", sequences, str(total)], stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    time.sleep(BEFORE)
    with load("busy"):
        time.sleep(seconds)
    rates = json.loads(process.stdout.read())
    at = lambda second: int(second / STEP)
    before = statistics.median(rates[at(1):at(BEFORE)])
    during = statistics.median(rates[at(BEFORE) + 1:at(BEFORE + seconds)])
    after = statistics.median(rates[-at(5):])
    end = at(BEFORE + seconds)
    # Full speed: a second whose mean is at nine tenths of what it was before.
    width = at(1)
    back = next((i for i in range(end, len(rates) - width)
                 if statistics.mean(rates[i:i + width]) >= 0.9 * before), None)
    print(f"tokens a second: {before:.0f} before, {during:.0f} during {seconds:g} s of one core taken, {after:.0f} at the end; "
          f"full speed again after {'never' if back is None else f'{(back - end) * STEP:.2f} s'}")


main()
