import CandorModels

/// Labels a stream of pairs, a bounded number at once, and hands them on in the file's order.
public struct PairLabelling: Sendable {
    private let labeller: any FeatureLabeller
    private let features: [PreferenceFeature]
    private let parallel: Int

    /// Lays out a labelling.
    /// - Parameters:
    ///   - labeller: Who labels.
    ///   - features: What is looked at; the labels come in their order.
    ///   - parallel: Pairs at once, at least 1; with 1 every pair is labelled after the one before.
    public init(labeller: any FeatureLabeller, features: [PreferenceFeature], parallel: Int) {
        self.labeller = labeller
        self.features = features
        self.parallel = max(1, parallel)
    }

    /// Labels the pairs of a file as they are read.
    /// - Parameters:
    ///   - reader: The file; its counts are complete afterwards.
    ///   - completed: Told of each pair that is done, in no particular order.
    ///   - deliver: Given each pair with its labels, in the file's order.
    /// - Throws: The first error of the file, of the labeller or of `deliver`, or `CancellationError`; what a remembering
    ///   model was told by then stays remembered, so that the same labelling goes on from there.
    public func run(
        _ reader: inout PairReader, completed: () -> Void = {},
        deliver: (PreferencePair, LabelledPair) throws -> Void
    ) async throws {
        let map = BoundedMap(atOnce: parallel, ahead: Self.window * parallel) { try await self.labelled($0) }
        try await map.run(next: { try reader.next() }, completed: completed, deliver: deliver)
    }

    /// Labels pairs.
    /// - Parameter pairs: Any pairs.
    /// - Returns: The labelled pairs, in the same order.
    /// - Throws: The labeller's first error.
    public func labels(of pairs: [PreferencePair]) async throws -> [LabelledPair] {
        try await pairs.boundedMap(atOnce: parallel) { try await self.labelled($0) }
    }

    /// How many pairs may be done but not yet delivered, because an earlier one is still under way, for each one at once.
    private static let window = 16

    private func labelled(_ pair: PreferencePair) async throws -> LabelledPair {
        try Task.checkCancellation()
        let labels = try await labeller.labels(of: pair, features: features)
        return LabelledPair(pair: pair.id, preferred: pair.preferred, labels: labels, rater: pair.rater)
    }
}
