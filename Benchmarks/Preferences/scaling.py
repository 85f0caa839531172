"""How do time and memory grow from 10,000 to 1,000,000 pairs? Draws it as scaling.png and scaling.svg."""

import math

import candor
import setting

SIZES = [10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000]
MEMORY_BOUND = 400


def measure(rows):
    process, posterior, judged = candor.fit(setting.generated("planted", rows), f"scaling-{rows}")
    result = {"pairs": rows, "seconds": process.wall, "sampling": posterior["diagnostics"]["seconds"],
              "megabytes": process.peak / 1e6, "ess": candor.minimum_ess(judged)}
    print(f"{rows:12,}{result['seconds']:12.2f}{result['sampling']:12.2f}{result['megabytes']:12.0f}"
          f"{result['ess']:12,.0f}", flush=True)
    return result


def panel(rows, fields, title):
    """A logarithmic plot; the dashed line grows as the pairs do, from the first point."""
    values = [{"pairs": row["pairs"], "value": row[field], "what": name} for row in rows for field, name in fields]
    first = rows[0]
    values += [{"pairs": row["pairs"], "value": first[fields[0][0]] * row["pairs"] / first["pairs"], "what": "linear"}
               for row in rows]
    names = [name for _, name in fields] + ["linear"]
    return {
        "width": 340, "height": 240, "data": {"values": values}, "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "pairs", "type": "quantitative", "scale": {"type": "log"},
                  "axis": {"format": "~s", "values": SIZES}},
            "y": {"field": "value", "type": "quantitative", "scale": {"type": "log"}, "title": title},
            "color": {"field": "what", "type": "nominal", "title": None, "legend": {"orient": "top"}, "scale": {
                "domain": names, "range": ["#1b6ca8", "#d1495b"][:len(fields)] + ["#999999"]}},
            "strokeDash": {"field": "what", "type": "nominal", "title": None, "scale": {
                "domain": names, "range": [[1, 0]] * len(fields) + [[4, 4]]}},
        },
    }


def draw(rows):
    import vl_convert  # kept apart: only the picture needs it
    chart = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": f"24 features, {setting.CHAINS} × ({setting.WARMUP} + {setting.DRAWS}) draws",
        "hconcat": [
            panel(rows, [("seconds", "whole process"), ("sampling", "sampling")], "seconds"),
            panel(rows, [("megabytes", "peak memory")], "megabytes"),
        ],
        "resolve": {"scale": {"color": "independent", "strokeDash": "independent", "y": "independent"}},
    }
    folder = setting.WORK / "results"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scaling.svg").write_text(vl_convert.vegalite_to_svg(chart), encoding="utf-8")
    (folder / "scaling.png").write_bytes(vl_convert.vegalite_to_png(chart, scale=2))


def main():
    print(f"{'pairs':>12}{'whole s':>12}{'sampling s':>12}{'peak MB':>12}{'min ESS':>12}")
    rows = [measure(size) for size in SIZES]
    exponent = math.log(rows[-1]["seconds"] / rows[0]["seconds"]) / math.log(rows[-1]["pairs"] / rows[0]["pairs"])
    print(f"time grows as pairs^{exponent:.2f}, wanted: at most 1; "
          f"peak {rows[-1]['megabytes']:.0f} MB, wanted: under {MEMORY_BOUND}")
    draw(rows)
    setting.keep("scaling", rows)
    if exponent > 1 or rows[-1]["megabytes"] > MEMORY_BOUND:
        raise SystemExit("the cost grows too fast, or it takes too much memory")


main()
