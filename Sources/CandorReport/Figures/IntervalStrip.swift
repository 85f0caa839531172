import CandorModels
import Foundation

/// A value with its interval on a line beside the paper's five assistants, as inline SVG.
struct IntervalStrip {
    var value: Double?
    var lower: Double?
    var upper: Double?
    /// The paper's values, drawn as ticks.
    var paper: [Double]
    var isDifference: Bool

    private let width = 260.0

    /// The `svg` element; decorative, because the numbers stand beside it as text.
    var svg: String {
        let origin = "<line class=\"origin\" x1=\"\(x(0))\" x2=\"\(x(0))\" y1=\"3\" y2=\"19\"/>"
        let ticks = paper.map { "<line class=\"tick\" x1=\"\(x($0))\" x2=\"\(x($0))\" y1=\"6\" y2=\"16\"/>" }.joined()
        var interval = ""
        if let lower, let upper {
            interval = "<line class=\"interval\" x1=\"\(x(lower))\" x2=\"\(x(upper))\" y1=\"11\" y2=\"11\"/>"
        }
        let point = value.map { "<circle class=\"point\" cx=\"\(x($0))\" cy=\"11\" r=\"4.5\"/>" } ?? ""
        return """
            <svg class="strip" viewBox="0 0 260 36" aria-hidden="true"><line class="axis" x1="4" x2="256" y1="11" \
            y2="11"/>\(origin)\(ticks)\(interval)\(point)\(labels)</svg>
            """
    }

    private var labels: String {
        let ends = isDifference ? [lowest, 0, highest] : [0, 0.5, 1]
        return ends.map { end in
            let anchor = end == lowest ? "first" : end == highest ? "last" : "inner"
            return
                "<text class=\"\(anchor)\" x=\"\(x(end))\" y=\"33\">\(NumberText.tick(end, isDifference: isDifference))</text>"
        }.joined()
    }

    /// Differences reach as far below 0 as their interval does, in steps of a fifth.
    private var lowest: Double {
        guard isDifference else { return 0 }
        let least = [value, lower].compactMap { $0 }.min() ?? 0
        return max(-1, -max(0.2, (-least * 5).rounded(.up) / 5))
    }

    private var highest: Double {
        guard isDifference else { return 1 }
        let most = ([value, upper].compactMap { $0 } + paper).max() ?? 0
        return min(1, max(0.4, (most * 5).rounded(.up) / 5))
    }

    private func x(_ value: Double) -> String {
        let share = min(max((value - lowest) / (highest - lowest), 0), 1)
        return (4 + share * (width - 8)).svg
    }
}
