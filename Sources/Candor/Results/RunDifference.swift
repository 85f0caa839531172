/// Something in which two runs differ.
public struct RunDifference: Hashable, Sendable {
    /// The fact's name.
    public var name: String
    /// The first run's value; `nil` where it has no such thing.
    public var first: String?
    /// The second run's value; `nil` where it has no such thing.
    public var second: String?
    /// Why a comparison is unfair because of it; `nil` where it is not.
    public var concern: String?

    /// Creates a difference.
    /// - Parameters:
    ///   - name: The fact's name.
    ///   - first: The first run's value; `nil` where it has no such thing.
    ///   - second: The second run's value; `nil` where it has no such thing.
    ///   - concern: Why a comparison is unfair because of it; `nil` where it is not.
    public init(name: String, first: String?, second: String?, concern: String?) {
        self.name = name
        self.first = first
        self.second = second
        self.concern = concern
    }

    /// What two runs differ in, in the order of ``RunResults/facts``. Models that only one run has are no difference: they
    /// are what is compared.
    /// - Parameters:
    ///   - first: A run.
    ///   - second: Another.
    public static func all(between first: RunResults, and second: RunResults) -> [RunDifference] {
        let (own, others) = (first.facts, second.facts)
        let common = own.compactMap { fact -> RunDifference? in
            let other = others.first { $0.name == fact.name }
            guard other?.value != fact.value, other != nil || !fact.isOfModel else { return nil }
            return RunDifference(
                name: fact.name, first: fact.value, second: other?.value,
                concern: other == nil ? nil : fact.concern)
        }
        let added = others.filter { fact in !fact.isOfModel && !own.contains { $0.name == fact.name } }
            .map { RunDifference(name: $0.name, first: nil, second: $0.value, concern: nil) }
        return common + added
    }
}
