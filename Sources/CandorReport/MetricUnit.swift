import Candor
import CandorModels
import Foundation

extension MetricUnit {
    /// Whether values are differences, written with their sign.
    var isDifference: Bool {
        switch self {
        case .points, .margin, .deviations: true
        case .share, .score, .words, .nats: false
        }
    }

    /// What stands behind a value that does not say its unit itself.
    var name: String? {
        switch self {
        case .share: nil
        case .points: "points"
        case .score, .margin: "in its own unit"
        case .deviations: "SD"
        case .words: "words"
        case .nats: "nats"
        }
    }

    /// Whether it is none of the usual ones, so that every value says it.
    var isInWords: Bool { self != .share && self != .points }

    /// By how much values are multiplied for a reader.
    var scale: Double {
        switch self {
        case .share, .points: 100
        case .score, .margin, .deviations, .words, .nats: 1
        }
    }

    /// A value, for example `41.2%`, `+3.1` or `0.85`; `–` for none.
    func value(_ value: Double?) -> String {
        guard let value else { return "–" }
        switch self {
        case .share: return NumberText.share(value)
        case .points: return NumberText.points(value)
        case .score, .words, .nats: return NumberText.plain(value, decimals: decimals)
        case .margin, .deviations: return NumberText.signed(value, decimals: decimals)
        }
    }

    /// An interval, for example `30.1 to 46.3%`; `–` where an end is unknown.
    func interval(_ lower: Double?, _ upper: Double?) -> String {
        switch self {
        case .share, .points: return NumberText.interval(lower, upper, isDifference: isDifference)
        case .score, .margin, .deviations, .words, .nats:
            guard lower != nil, upper != nil else { return "–" }
            return "\(value(lower)) to \(value(upper))"
        }
    }

    /// A standard error.
    func error(_ value: Double?) -> String {
        guard let value else { return "–" }
        switch self {
        case .share, .points: return NumberText.error(value)
        case .score, .margin, .deviations, .words, .nats: return NumberText.plain(value, decimals: decimals)
        }
    }

    /// A grid line's label, with as many decimals as the distance of the lines needs.
    /// - Parameters:
    ///   - value: Where the line stands.
    ///   - step: The distance of the lines.
    func tick(_ value: Double, step: Double) -> String {
        let decimals = (0...4).first { abs((step * scale * pow(10, Double($0))).remainder(dividingBy: 1)) < 1e-6 } ?? 4
        let text =
            isDifference
            ? NumberText.signed(value * scale, decimals: decimals) : NumberText.plain(value * scale, decimals: decimals)
        return self == .share ? "\(text)%" : text
    }

    private var decimals: Int { self == .words ? 1 : 2 }
}
