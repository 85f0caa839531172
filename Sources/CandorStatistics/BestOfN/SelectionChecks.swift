extension Selection {
    /// Refuses the best of more draws than there are.
    func check(draws: Int?) throws(StatisticsError) {
        guard let n = bestOf, let draws, n > draws else { return }
        throw StatisticsError(
            .invalidCount, doing: "choosing the best of \(n) out of \(draws) draws a prompt",
            next: "draw more, or choose among fewer")
    }
}

extension Double {
    /// Refuses a value that cannot be.
    func check(scale: ClosedRange<Double>?, cluster: String) throws(StatisticsError) {
        guard isFinite else {
            throw StatisticsError(
                .notFinite, doing: "reading the value \(self) of \(cluster)", next: "leave it unscored or correct it")
        }
        guard let scale, !scale.contains(self) else { return }
        throw StatisticsError(
            .outsideScale, doing: "reading the value \(self) of \(cluster)",
            next: "give a value between \(scale.lowerBound) and \(scale.upperBound), or another scale")
    }
}

extension [Double] {
    /// 1 / Σ w² for weights that sum to 1.
    var effectiveDraws: Double { 1 / reduce(0) { $0 + $1 * $1 } }
}
