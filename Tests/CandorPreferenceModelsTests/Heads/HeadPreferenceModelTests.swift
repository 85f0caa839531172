import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorTesting
import Foundation
import Testing

@Suite("A head as a preference model")
struct HeadPreferenceModelTests {
    private let embedder = LetterEmbedder()
    private let name = ModelName(kind: "head", rest: "head.json")

    private func head(rules: Bool = false) async throws -> PreferenceHead {
        let pairs = LetterPairs.pairs(60)
        let labeller = RulesFeatureLabeller()
        let features = try FeaturePack.builtIn().features.filter { rules && $0.name == "concise" }
        let embedded = try await embedder.embedded(pairs) { labeller.named($0, features) }
        return try HeadTrainer(embedding: embedder.embedding(), rules: features.map(\.name), sentiment: nil)
            .head(from: embedded)
    }

    private func model(_ head: PreferenceHead) throws -> HeadPreferenceModel {
        try HeadPreferenceModel(head, name: name, embedder: embedder, recipe: LetterEmbedder.recipe)
    }

    /// Writes a head with a change to its JSON text.
    private func written(
        _ head: PreferenceHead, in directory: TemporaryDirectory, change: (String) -> String = { $0 }
    ) throws -> String {
        let text = change(String(decoding: try JSONEncoder().encode(head), as: UTF8.self))
        return try directory.write("head.json", text).path
    }

    @Test("A score is the sum over the embedding, in batches as alone, and the file gives it back")
    func scores() async throws {
        let head = try await head()
        let model = try model(head)
        #expect(!model.isComparative)
        let dialogue = Dialogue([.user("?")])
        let (z, y) = (try await model.score("zz", to: dialogue), try await model.score("y", to: dialogue))
        #expect(abs(z - 2 * head.weights[25]) < 1e-12)
        #expect(z > y)
        #expect(try await model.scores(of: [(dialogue, "y"), (dialogue, "zz"), (dialogue, "y")]) == [y, z, y])
        try await TemporaryDirectory.with { directory in
            let again = try PreferenceHead(path: try written(head, in: directory))
            #expect(again == head)
            #expect(try self.model(again).identity == model.identity)
        }
        var other = head
        other.weights[0] += 1
        #expect(try self.model(other).identity != model.identity)
    }

    @Test("With rules responses are set against each other: a pair's difference is its log-odds, one alone is at 0")
    func comparative() async throws {
        let head = try await head(rules: true)
        let model = try model(head)
        #expect(model.isComparative)
        let dialogue = Dialogue([.user("What is it?")])
        let long = String(repeating: "It is rather long and says little. ", count: 20)
        let scores = try await model.scores(of: [(dialogue, "zz"), (dialogue, long)])
        let plain = try await embedder.embed([(dialogue, "zz"), (dialogue, long)], window: 100)
            .map { zip(head.weights, $0).reduce(0) { $0 + $1.0 * Double($1.1) } }
        let pair = PreferencePair(
            id: "", dialogue: dialogue, responseA: "zz", responseB: long, preferred: .a)
        let features = try FeaturePack.builtIn().features.filter { $0.name == "concise" }
        let label = try #require(RulesFeatureLabeller().labels(of: pair, features: features)[0])
        #expect(label == .a)
        let effect = try #require(head.rules?["concise"])
        #expect(abs(scores[0] - scores[1] - (plain[0] - plain[1] + effect)) < 1e-9)
        #expect(abs(scores[0] + scores[1]) < 1e-9)
        #expect(try await model.score("zz", to: dialogue) == 0)
        // A response drawn twice, in whatever order, stands where it stood.
        let again = try await model.scores(of: [(dialogue, long), (dialogue, "zz"), (dialogue, long)])
        #expect(again == [scores[1], scores[0], scores[1]])
    }

    @Test("A head for another model, recipe or length of vectors is refused by name")
    func mismatch() async throws {
        let head = try await head()
        var other = embedder
        other.identity = ModelIdentity("letters:2")
        let model = try #require(throws: PreferenceModelError.self) {
            try HeadPreferenceModel(head, name: name, embedder: other, recipe: LetterEmbedder.recipe)
        }
        #expect(model.code == .otherEmbedder)
        #expect(model.reason.contains("letters:1") && model.reason.contains("letters:2"))
        let recipe = try #require(throws: PreferenceModelError.self) {
            try HeadPreferenceModel(head, name: name, embedder: embedder, recipe: "words")
        }
        #expect(recipe.code == .otherEmbedder)
        var shorter = embedder
        shorter.dimension = 20
        let short = try HeadPreferenceModel(head, name: name, embedder: shorter, recipe: LetterEmbedder.recipe)
        await #expect(throws: PreferenceModelError.self) { try await short.score("a", to: Dialogue([.user("?")])) }
    }

    @Test(
        "Files that are no head are refused with what is wrong",
        arguments: [
            ("candor-head-1", "candor-head-9", "format"), ("candor-head-1", "other", "no head"),
            ("\"weights\":[", "\"weights\":[\"NaN\",", "weights"), ("\"weights\":[", "\"weights\":[NaN,", "no head"),
            ("\"weights\":[", "\"weights\":[1e999,", ""), ("\"weights\":[", "\"weights\":[0,", "27 numbers"),
            ("\"weights\"", "\"Weights\"", "weights"), ("\"window\":100", "\"window\":0", "window"),
            ("\"embedding\":{", "\"rules\":{\"charming\":1},\"embedding\":{", "charming"),
        ])
    func refused(found: String, replaced: String, reason: String) async throws {
        let head = try await head()
        try await TemporaryDirectory.with { directory in
            let path = try written(head, in: directory) { $0.replacing(found, with: replaced) }
            let error = try #require(throws: DataError.self) { try PreferenceHead(path: path) }
            #expect(error.code == .malformed)
            #expect(reason.isEmpty || "\(error)".contains(reason), "\(error)")
        }
    }

    @Test("A head that is not there says how one is made")
    func absent() throws {
        let error = try #require(throws: DataError.self) { try PreferenceHead(path: "no-such-head.json") }
        #expect(error.code == .unreadable)
        #expect(error.reason.contains("candor pm train"))
    }
}
