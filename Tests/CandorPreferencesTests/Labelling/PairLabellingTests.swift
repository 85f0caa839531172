import Candor
import CandorModels
import CandorPreferences
import CandorTestSupport
import CandorTesting
import CandorText
import Foundation
import Synchronization
import Testing

@Suite("Labelling many pairs")
struct PairLabellingTests {
    private static let feature = PreferenceFeature(name: "polite", title: "Polite", question: "Which?")

    /// Labels a file, telling how much was asked for at once at most.
    private func run(
        _ lines: [String], labeller: any FeatureLabeller, parallel: Int,
        deliver: (PreferencePair, LabelledPair) throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { folder in
            let path = try folder.write("pairs.jsonl", lines.joined(separator: "\n")).path
            var reader = try PairReader(path: path, seed: 1)
            let labelling = PairLabelling(labeller: labeller, features: [Self.feature], parallel: parallel)
            try await labelling.run(&reader, deliver: deliver)
            #expect(reader.counts.used == lines.count)
        }
    }

    @Test("Pairs come in the file's order, whichever is done first", arguments: [1, 3, 16])
    func order(parallel: Int) async throws {
        let lines = try PairFiles.many(300)
        let pairs = try await PairFiles.pairs(lines).pairs
        var delivered: [LabelledPair] = []
        try await run(lines, labeller: Wandering(), parallel: parallel) { pair, labelled in
            #expect(pair.id == labelled.pair)
            delivered.append(labelled)
        }
        #expect(delivered.map(\.pair) == pairs.map(\.id))
        #expect(delivered.map(\.preferred) == pairs.map(\.preferred))
        #expect(delivered == (try await labels(of: pairs, parallel: parallel)))
    }

    private func labels(of pairs: [PreferencePair], parallel: Int) async throws -> [LabelledPair] {
        try await PairLabelling(labeller: Wandering(), features: [Self.feature], parallel: parallel).labels(of: pairs)
    }

    @Test("No more pairs are under way than allowed, and every one is told of")
    func bounded() async throws {
        let crowd = Crowd()
        try await TemporaryDirectory.with { folder in
            let path = try folder.write("pairs.jsonl", PairFiles.many(200).joined(separator: "\n")).path
            var reader = try PairReader(path: path, seed: 1)
            var completed = 0
            try await PairLabelling(labeller: crowd, features: [Self.feature], parallel: 4)
                .run(&reader, completed: { completed += 1 }, deliver: { _, _ in })
            #expect(completed == 200)
        }
        #expect(crowd.most <= 4)
    }

    @Test("An error of the labeller or of a bad row ends the labelling; what came before was delivered in order")
    func failure() async throws {
        struct Full: Error {}
        let lines = try PairFiles.many(50)
        let ids = try await PairFiles.pairs(lines).pairs.map(\.id)
        var delivered: [String] = []
        await #expect(throws: Full.self) {
            try await run(lines, labeller: Wandering(failing: (ids[20], Full())), parallel: 4) { _, labelled in
                delivered.append(labelled.pair)
            }
        }
        #expect(delivered == Array(ids.prefix(delivered.count)))
        #expect(delivered.count <= 20)
        let error = await #expect(throws: DataError.self) {
            try await run(lines + ["{"], labeller: Wandering(), parallel: 4) { _, _ in }
        }
        #expect(error?.line == 51)
    }

    @Test("A cancelled labelling ends with a cancellation")
    func cancelled() async throws {
        let lines = try PairFiles.many(50)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await run(lines, labeller: Wandering(), parallel: 4) { _, _ in }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("A labeller that always says A learns nothing of the preference: the sides are shuffled")
    func positionBias() async throws {
        let lines = try PairFiles.many(1000)
        for seed in [1, 2, 3] as [UInt64] {
            let pairs = try await PairFiles.pairs(lines, seed: seed).pairs
            let labeller = ModelFeatureLabeller(
                model: FixedModel("A"), pack: try .builtIn(), oneFeatureACall: true)
            let labelled = try await PairLabelling(labeller: labeller, features: [Self.feature], parallel: 4)
                .labels(of: pairs)
            // In the file the preferred response always stands first; the mean of φ · (±1 for the preference) is the
            // gradient of the log likelihood at no effect, and its standard error is 1 / √1000.
            let gradient = labelled.reduce(0.0) { sum, pair in
                sum + Double(pair.labels[0]?.rawValue ?? 0) * (pair.preferred == .a ? 1 : -1)
            }
            #expect(labelled.allSatisfy { $0.labels == [.a] })
            #expect(abs(gradient / 1000) < 3 / Double(1000).squareRoot())
        }
    }

    /// A labeller that takes more turns for some pairs than for others.
    private struct Wandering: FeatureLabeller {
        let name = "wandering"
        var failing: (id: String, error: any Error)?

        func labels(of pair: PreferencePair, features: [PreferenceFeature]) async throws -> [FeatureLabel?] {
            for _ in 0..<(pair.responseA.utf8.reduce(0) { $0 &+ Int($1) } % 7) { await Task.yield() }
            if let failing, failing.id == pair.id { throw failing.error }
            return features.map { _ in pair.responseA.count > pair.responseB.count ? .a : .b }
        }
    }

    /// A labeller that counts how often it is asked at once.
    private final class Crowd: FeatureLabeller {
        let name = "crowd"
        private let state = Mutex((now: 0, most: 0))
        var most: Int { state.withLock { $0.most } }

        func labels(of pair: PreferencePair, features: [PreferenceFeature]) async throws -> [FeatureLabel?] {
            state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 1...5 { await Task.yield() }
            state.withLock { $0.now -= 1 }
            return features.map { _ in nil }
        }
    }
}
