import CandorModels
import Foundation

/// How fractions are written for a reader: as percentages with one decimal.
enum NumberText {
    /// A share, for example `41.2%`; `–` for none.
    static func share(_ value: Double?) -> String {
        value.map { "\(decimal($0))%" } ?? "–"
    }

    /// A difference of shares in percentage points with its sign, for example `+3.1`; `–` for none.
    static func points(_ value: Double?) -> String {
        guard let value else { return "–" }
        let text = decimal(value)
        return text == "0.0" || text.hasPrefix("−") ? text : "+\(text)"
    }

    /// A share or a difference, without a unit sign where it is a difference.
    static func value(_ value: Double?, isDifference: Bool) -> String {
        isDifference ? points(value) : share(value)
    }

    /// An interval, for example `30.1 to 46.3`; `–` where an end is unknown.
    static func interval(_ lower: Double?, _ upper: Double?, isDifference: Bool = false) -> String {
        guard let lower, let upper else { return "–" }
        return isDifference
            ? "\(points(lower)) to \(points(upper))" : "\(decimal(lower)) to \(decimal(upper))%"
    }

    /// A standard error in percentage points.
    static func error(_ value: Double?) -> String {
        value.map(decimal) ?? "–"
    }

    /// A whole number with thin spaces between thousands, for example `12 345`.
    static func count(_ value: Int) -> String {
        var digits = String(value.magnitude)
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        return (value < 0 ? "−" : "") + ([Substring(digits)] + groups).joined(separator: "\u{202F}")
    }

    /// A p value, for example `0.032` or `<0.001`.
    static func probability(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 0.001 ? "<0.001" : String(format: "%.3f", value)
    }

    /// A grid line's label without decimals, for example `25%` or `+20`.
    static func tick(_ value: Double, isDifference: Bool) -> String {
        let whole = Int(saturating: value * 100)
        guard isDifference else { return "\(whole)%" }
        return whole == 0 ? "0" : "\(whole < 0 ? "−" : "+")\(whole.magnitude)"
    }

    /// A number, for example `1.25` or `−0.40`; never a negative zero.
    static func plain(_ value: Double, decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", abs(value))
        return value < 0 && text.contains { ("1"..."9").contains($0) } ? "−\(text)" : text
    }

    /// A number with its sign, for example `+1.25`; zero has none.
    static func signed(_ value: Double, decimals: Int) -> String {
        let text = plain(value, decimals: decimals)
        return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+\(text)" : text
    }

    /// A fraction times 100 with one decimal, a true minus sign and no negative zero.
    private static func decimal(_ fraction: Double) -> String {
        let text = String(format: "%.1f", abs(fraction * 100))
        return fraction < 0 && text != "0.0" ? "−\(text)" : text
    }
}
