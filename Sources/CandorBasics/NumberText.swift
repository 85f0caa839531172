import Foundation

/// How numbers are written for a reader: a true minus sign, no negative zero, `–` for none, fractions as percentages with one
/// decimal. On the terminal see ``PlainNumber``.
package enum NumberText {
    /// A share, for example `41.2%`; `–` for none.
    package static func share(_ value: Double?) -> String {
        value.map { "\(decimal($0))%" } ?? "–"
    }

    /// A difference of shares in percentage points with its sign, for example `+3.1`; `–` for none.
    package static func points(_ value: Double?) -> String {
        guard let value else { return "–" }
        let text = decimal(value)
        return text == "0.0" || text.hasPrefix("−") ? text : "+\(text)"
    }

    /// A share or a difference, without a unit sign where it is a difference.
    package static func value(_ value: Double?, isDifference: Bool) -> String {
        isDifference ? points(value) : share(value)
    }

    /// An interval, for example `30.1 to 46.3`; `–` where an end is unknown.
    package static func interval(_ lower: Double?, _ upper: Double?, isDifference: Bool = false) -> String {
        guard let lower, let upper else { return "–" }
        return isDifference
            ? "\(points(lower)) to \(points(upper))" : "\(decimal(lower)) to \(decimal(upper))%"
    }

    /// A standard error in percentage points.
    package static func error(_ value: Double?) -> String {
        value.map(decimal) ?? "–"
    }

    /// A whole number with thin spaces between thousands, for example `12 345`.
    package static func count(_ value: Int) -> String {
        var digits = String(value.magnitude)
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        return (value < 0 ? "−" : "") + ([Substring(digits)] + groups).joined(separator: "\u{202F}")
    }

    /// A p value, for example `0.032` or `<0.001`.
    package static func probability(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 0.001 ? "<0.001" : PlainNumber.fixed(value, 3)
    }

    /// A grid line's label without decimals, for example `25%` or `+20`.
    package static func tick(_ value: Double, isDifference: Bool) -> String {
        let whole = Int(saturating: value * 100)
        guard isDifference else { return "\(whole)%" }
        return whole == 0 ? "0" : "\(whole < 0 ? "−" : "+")\(whole.magnitude)"
    }

    /// A number, for example `1.25` or `−0.40`; never a negative zero.
    package static func plain(_ value: Double, decimals: Int) -> String {
        let text = PlainNumber.fixed(abs(value), decimals)
        return value < 0 && (!value.isFinite || text.contains { ("1"..."9").contains($0) }) ? "−\(text)" : text
    }

    /// A number with its sign, for example `+1.25`; zero has none.
    package static func signed(_ value: Double, decimals: Int) -> String {
        let text = plain(value, decimals: decimals)
        return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+\(text)" : text
    }

    /// A fraction times 100 with one decimal, a true minus sign and no negative zero.
    private static func decimal(_ fraction: Double) -> String {
        plain(fraction * 100, decimals: 1)
    }

    /// R-hat with three decimals; `–` for none.
    package static func rHat(_ value: Double?) -> String { decimals(value, 3) }

    /// Effective draws as a whole number; `–` for none, or for one that is not finite.
    package static func draws(_ value: Double?) -> String {
        guard let value, value.isFinite, abs(value) < 1e15 else { return "–" }
        return String(Int(value.rounded()))
    }

    /// A number with a fixed number of decimals; `–` for none.
    package static func decimals(_ value: Double?, _ count: Int) -> String {
        value.map { plain($0, decimals: count) } ?? "–"
    }

    /// A number with as many significant digits as are worth reading, for example `0.0312`; `–` for none.
    package static func significant(_ value: Double?, _ digits: Int = 3) -> String {
        value == nil ? "–" : PlainNumber.significant(value, digits)
    }
}
