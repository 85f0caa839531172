import Foundation

/// How numbers are written in plain characters: on the terminal, and as coordinates. The sign is a hyphen, and `-` stands for
/// no number.
package enum PlainNumber {
    /// A number with a fixed number of decimals, for example `1.25`; `-` for none.
    /// - Parameters:
    ///   - value: The number.
    ///   - decimals: How many decimals.
    ///   - isSigned: Whether numbers from 0 get a `+`.
    package static func fixed(_ value: Double?, _ decimals: Int, isSigned: Bool = false) -> String {
        value.map { String(format: "%\(isSigned ? "+" : "").\(decimals)f", $0) } ?? "-"
    }

    /// A number with a given number of significant digits, for example `0.0312`; `-` for none.
    package static func significant(_ value: Double?, _ digits: Int = 3) -> String {
        value.map { String(format: "%.\(digits)g", $0) } ?? "-"
    }

    /// A share in percent, for example `41.2%`; `-` for none.
    package static func percent(_ share: Double?, _ decimals: Int = 1) -> String {
        share.map { fixed($0 * 100, decimals) + "%" } ?? "-"
    }

    /// An interval of shares in percent without the sign, for example `30.1 to 46.3`; `-` where an end is unknown.
    package static func interval(_ lower: Double?, _ upper: Double?) -> String {
        interval(lower.map { $0 * 100 }, upper.map { $0 * 100 }, 1)
    }

    /// An interval of numbers with a fixed number of decimals; `-` where an end is unknown.
    package static func interval(
        _ lower: Double?, _ upper: Double?, _ decimals: Int, isSigned: Bool = false
    ) -> String {
        guard let lower, let upper else { return "-" }
        return "\(fixed(lower, decimals, isSigned: isSigned)) to \(fixed(upper, decimals, isSigned: isSigned))"
    }

    /// A number with its interval, for example `0.42 (0.30 to 0.54)`, without the interval where an end is unknown; `-` for no
    /// number.
    package static func estimate(
        _ value: Double?, _ lower: Double?, _ upper: Double?, _ decimals: Int, isSigned: Bool = false
    ) -> String {
        guard value != nil, lower != nil, upper != nil else { return fixed(value, decimals, isSigned: isSigned) }
        return fixed(value, decimals, isSigned: isSigned)
            + " (\(interval(lower, upper, decimals, isSigned: isSigned)))"
    }
}
