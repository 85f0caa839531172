import Candor

extension CurveAxis {
    /// An axis of groups of claims by difficulty, with room beside them for all claims.
    /// - Parameter groups: The groups, rising; may be empty.
    init(groups: [Int]) {
        let all = Self.place(ofAllBeside: groups)
        self.init(
            groups.isEmpty ? "" : "difficulty, from 1, the easiest", fitting: [0, 1], unit: .score)
        let margin = groups.isEmpty ? 3 : 0.7
        (lowest, highest) = ((groups.first.map(Double.init) ?? all) - margin, all + margin)
        ticks = groups.map(Double.init) + [all]
        names = groups.map(String.init) + ["all"]
    }

    /// Where all claims stand.
    static func place(ofAllBeside groups: [Int]) -> Double { (groups.last.map(Double.init) ?? 0) + 1.5 }

    /// An axis of shares from 0 to 1.
    static func share(_ title: String) -> CurveAxis { CurveAxis(title, fitting: [0, 1], unit: .share) }
}
