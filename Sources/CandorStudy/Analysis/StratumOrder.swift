/// The order in which strata are shown.
public enum StratumOrder {
    /// Numbers by size, then names, then none.
    public static func precedes(_ first: String?, _ second: String?) -> Bool {
        guard let first, let second else { return first != nil && second == nil }
        return switch (number(first), number(second)) {
        case (let one?, let other?) where one != other: one < other
        case (_?, nil): true
        case (nil, _?): false
        default: first < second
        }
    }

    /// `nan` and `inf` are names: no number's place is before or after them.
    private static func number(_ stratum: String) -> Double? {
        Double(stratum).flatMap { $0.isFinite ? $0 : nil }
    }
}
