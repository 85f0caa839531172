"""How long does the sensitivity analysis take: 6 fits on other data and 24 without a feature each?"""

import candor
import setting


def main():
    path = setting.generated("planted", 15_000)
    alone, _, _ = candor.fit(path, "sensitivity-none")
    whole, posterior, _ = candor.fit(path, "sensitivity", sensitivity=True)
    fits = len(posterior["splits"]) + len(posterior["unobserved"])
    print(f"{fits} fits of 15,000 pairs × 24 features: {whole.wall - alone.wall:.1f} s "
          f"(whole process {whole.wall:.1f} s, without them {alone.wall:.1f} s); wanted: under 90 s")
    setting.keep("sensitivity", {"fits": fits, "seconds": whole.wall - alone.wall, "whole": whole.wall})


main()
