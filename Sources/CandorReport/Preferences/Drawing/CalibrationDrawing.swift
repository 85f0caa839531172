import CandorModels
import CandorStatistics
import Foundation

/// Predicted against observed on held-out pairs, as inline SVG: on the diagonal, predictions are as often right as they say.
struct CalibrationDrawing {
    var bins: [HoldoutReport.CalibrationBin]

    private let left = 48.0
    private let right = 372.0
    private let top = 10.0
    private let bottom = 334.0

    /// The `svg` element.
    var svg: String {
        """
        <svg class="calibration" viewBox="0 0 390 384" role="group" aria-label="Predicted against observed on held-out pairs">\
        \(grid)<path class="diagonal" d="M\(x(max(0.5, lowest))) \(y(max(0.5, lowest)))L\(x(1)) \(y(1))"/>\(points)\
        <text class="heading middle" x="\(((left + right) / 2).svg)" y="378">predicted probability</text>\
        <text class="heading middle" transform="translate(12 \(((top + bottom) / 2).svg)) rotate(-90)">share preferred</text></svg>
        """
    }

    /// Observed shares may lie below ½, if a fit is worse than a coin.
    private var lowest: Double {
        let ends = intervals.map(\.lower) + bins.map(\.observed)
        return max(0, min(0.5, ((ends.min() ?? 0.5) * 10).rounded(.down) / 10))
    }

    private var intervals: [ConfidenceInterval] {
        bins.map { ConfidenceInterval.wilson(share: $0.observed, n: Double($0.pairs)) }
    }

    private var grid: String {
        let across = [0.5, 0.6, 0.7, 0.8, 0.9, 1].map { tick in
            """
            <path class="grid" d="M\(x(tick)) \(top.svg)V\(bottom.svg)"/><text class="tick" x="\(x(tick))" \
            y="\((bottom + 17).svg)">\(NumberText.tick(tick, isDifference: false))</text>
            """
        }
        let up = (Int((lowest * 10).rounded())...10).map { tenth in
            let tick = Double(tenth) / 10
            return """
                <path class="grid" d="M\(left.svg) \(y(tick))H\(right.svg)"/><text class="tick end" \
                x="\((left - 7).svg)" y="\((position(tick) + 4).svg)">\(NumberText.tick(tick, isDifference: false))</text>
                """
        }
        return (across + up).joined()
    }

    private var points: String {
        zip(bins, intervals).filter { $0.0.pairs > 0 }.map { bin, interval in
            let description =
                "predicted \(NumberText.share(bin.predicted)), observed \(NumberText.share(bin.observed)) "
                + "(95% interval \(NumberText.interval(interval.lower, interval.upper))), \(NumberText.count(bin.pairs)) pairs"
            return """
                <g class="own"><title>\(description)</title><path class="outer" d="M\(x(bin.predicted)) \(y(interval.lower))\
                V\(y(interval.upper))"/><path class="point" d="M\(x(bin.predicted)) \(y(bin.observed))h0"/></g>
                """
        }.joined()
    }

    private func x(_ value: Double) -> String {
        (left + min(max((value - 0.5) / 0.5, 0), 1) * (right - left)).svg
    }

    private func position(_ value: Double) -> Double {
        bottom - min(max((value - lowest) / (1 - lowest), 0), 1) * (bottom - top)
    }

    private func y(_ value: Double) -> String { position(value).svg }
}
