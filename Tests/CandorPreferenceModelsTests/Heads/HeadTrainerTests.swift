import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorText
import Foundation
import Testing

@Suite("Training a head")
struct HeadTrainerTests {
    private let embedder = LetterEmbedder()

    private func head(
        _ pairs: [PreferencePair], rules: [String] = [], seed: UInt64 = 0, sentiment: SentimentLexicon? = nil
    ) async throws -> PreferenceHead {
        let labeller = RulesFeatureLabeller()
        let features = try FeaturePack.builtIn().features.filter { rules.contains($0.name) }
        let embedded = try await embedder.embedded(pairs) { labeller.named($0, features) }
        return try HeadTrainer(
            embedding: embedder.embedding(), rules: features.map(\.name), seed: seed, sentiment: sentiment
        ).head(from: embedded)
    }

    @Test("What people prefer is learnt; what is known of it is on pairs that it has not seen")
    func learnt() async throws {
        let head = try await head(LetterPairs.pairs(200), sentiment: SentimentLexicon(valences: ["zz": 3]))
        let training = head.training
        #expect(training.trained + training.heldOut == 200)
        #expect(training.heldOut == 40)
        let accuracy = try #require(training.accuracy.value)
        #expect(accuracy > 0.8)
        #expect(try #require(training.accuracy.lower) < accuracy)
        #expect(training.accuracy.n == 40)
        #expect(try #require(training.loss.value) < log(2))
        #expect(training.penalties.map(\.penalty).contains(training.penalty))
        #expect(training.calibration.map(\.pairs).reduce(0, +) == 40)
        // Two pairs a conversation.
        #expect(training.accuracy.method.contains("clustered by item (20)"))
        #expect(training.baselines.map(\.name) == ["longer", "more positive"])
        for baseline in training.baselines {
            let own = try #require(baseline.accuracy.value)
            #expect(abs(try #require(baseline.difference.value) - (accuracy - own)) < 1e-12)
        }
        #expect(head.weights[25] > 0 && head.weights[24] < 0)
        #expect(head.rules == nil)
    }

    @Test("The same seed makes the same head, another one another")
    func seeds() async throws {
        let pairs = LetterPairs.pairs(60)
        #expect(try await head(pairs, seed: 1) == head(pairs, seed: 1))
        #expect(try await head(pairs, seed: 1).weights != head(pairs, seed: 2).weights)
    }

    @Test("Turns of one conversation are never on both sides")
    func conversations() async throws {
        // The second of each two pairs goes on from the first; all else is noise that only memory can predict.
        let pairs = (0..<40).map { index in
            let opening = Dialogue([.user("Conversation \(index / 2)?")])
            let text = String(UnicodeScalar(97 + UInt8(index / 2)))
            return PreferencePair(
                id: "\(index)",
                dialogue: index % 2 == 0 ? opening : opening.adding(.assistant("Yes."), .user("And then?")),
                responseA: text, responseB: "x", preferred: (index / 2) % 2 == 0 ? .a : .b)
        }
        let head = try await head(pairs)
        #expect(head.training.accuracy.n == 8)
        #expect(head.training.accuracy.method.contains("clustered by item (4)"))
        // Had a conversation been on both sides, its letter would have told.
        #expect(try #require(head.training.accuracy.value) < 0.8)
    }

    @Test("Rules stand beside the embeddings")
    func rules() async throws {
        let pairs = (0..<80).map { index in
            PreferencePair(
                id: "\(index)", dialogue: Dialogue([.user("Question \(index)?")]),
                responseA: "Thank you, please.", responseB: "tahnk you plaees", preferred: index < 70 ? .a : .b)
        }
        let head = try await head(pairs, rules: ["grammatically_sound"])
        let effect = try #require(head.rules?["grammatically_sound"])
        #expect(effect > 0)
        #expect(head.weights.allSatisfy { abs($0) < 1e-9 })
    }

    @Test("A head that nothing can be learnt from says so")
    func notes() async throws {
        let pairs = (0..<60).map { index in
            PreferencePair(
                id: "\(index)", dialogue: Dialogue([.user("Question \(index)?")]), responseA: "abc", responseB: "xyz",
                preferred: index % 2 == 0 ? .a : .b)
        }
        let notes = try await head(pairs).training.notes
        #expect(notes.contains { $0.contains("longer one") })
        #expect(notes.contains { $0.contains("lexicon") })
    }
}
