import Foundation

/// How diagnostics of a sampler are written for a reader.
enum DiagnosticText {
    /// R-hat with three decimals; `–` for none.
    static func rHat(_ value: Double?) -> String { decimals(value, 3) }

    /// Effective draws as a whole number; `–` for none, or for one that is not finite.
    static func draws(_ value: Double?) -> String {
        guard let value, value.isFinite, abs(value) < 1e15 else { return "–" }
        return String(Int(value.rounded()))
    }

    /// A number with a fixed number of decimals and a true minus sign; `–` for none.
    static func decimals(_ value: Double?, _ count: Int) -> String {
        guard let value else { return "–" }
        let text = String(format: "%.\(count)f", abs(value))
        return value < 0 && text.contains { "123456789".contains($0) } ? "−\(text)" : text
    }

    /// A number with as many significant digits as are worth reading, for example `0.0312`; `–` for none.
    static func significant(_ value: Double?, _ digits: Int = 3) -> String {
        value.map { String(format: "%.\(digits)g", $0) } ?? "–"
    }
}
