import CandorBasics

extension DataError {
    /// The error of a name that no metric has; it lists those that there are.
    /// - Parameter name: What was asked for.
    static func noMetric(_ name: String) -> DataError {
        let known = Probes.metrics().map(\.name).uniqued()
        return DataError(
            .unknownProbe, file: name,
            reason: "is no metric; there are \(known.joined(separator: ", "))" + Spelling.hint(for: name, among: known))
    }
}
