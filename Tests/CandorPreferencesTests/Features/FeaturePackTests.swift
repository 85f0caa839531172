import Candor
import CandorPreferences
import CandorTesting
import Foundation
import Testing

@Suite("Feature packs")
struct FeaturePackTests {
    /// The paper's features in its order (appendix B).
    private static let paper = [
        "authoritative", "agree_human_explicit", "agree_human_implicit", "grammatically_sound", "well_written",
        "entertaining", "truthful", "higher_reading_age", "empathetic", "funny", "better_supported", "polite",
        "matches_human_style", "optimistic", "structured", "informative", "engaging", "friendly", "motivating",
        "concise", "persuasive", "rigorous", "logically_sound", "relevant",
    ]

    private static let own = """
        name: mine
        version: 3
        extends: built-in
        features:
          - name: brave
            title: Brave
            question: Which response is braver?
          - name: has_tables2
            question: Which response has more tables?

        """

    private func pack(_ text: String) async throws -> FeaturePack {
        try await TemporaryDirectory.with { try FeaturePack.load($0.write("features.yaml", text).path) }
    }

    @Test("The built-in pack asks a question of its own for each of the paper's features, in the paper's order")
    func builtIn() throws {
        let pack = try FeaturePack.load(nil)
        #expect(pack.name == "candor-features/1")
        #expect(pack.names == Self.paper)
        #expect(Set(pack.features.map(\.question)).count == 24)
        #expect(pack.features.allSatisfy { $0.question.hasPrefix("Which response ") && $0.question.hasSuffix("?") })
        #expect(pack.features.allSatisfy { !$0.title.isEmpty && $0.title != $0.name })
        #expect(Set(pack.oneFeature.replies.keys) == ["a", "b", "same"])
    }

    @Test("A file may add features to the built-in ones or stand alone; prompts that it lacks are the built-in ones")
    func extending() async throws {
        let builtIn = try FeaturePack.builtIn()
        let longer = try await pack(Self.own)
        #expect(longer.names == Self.paper + ["brave", "has_tables2"])
        #expect(longer.name == "mine/3")
        #expect((longer.title(of: "brave"), longer.title(of: "has_tables2")) == ("Brave", "has_tables2"))
        #expect((longer.allFeatures, longer.oneFeature) == (builtIn.allFeatures, builtIn.oneFeature))
        let alone = try await pack(Self.own.replacing("extends: built-in\n", with: ""))
        #expect(alone.names == ["brave", "has_tables2"])
        #expect(Set([builtIn, longer, alone].map(\.sha256)).count == 3)
    }

    @Test("A file may ask in its own words")
    func prompts() async throws {
        let template = "{fence} {conversation} {response_a} {response_b}"
        let pack = try await pack(
            """
            \(Self.own)prompts:
              one_feature:
                template: "\(template) {question}"
                replies: {a: [left], b: [right], same: [none]}

            """)
        #expect(pack.oneFeature.template == PromptTemplate(template + " {question}"))
        #expect((pack.oneFeature.system, pack.oneFeature.maxTokens) == (nil, 8))
        #expect(pack.allFeatures == (try FeaturePack.builtIn()).allFeatures)
    }

    /// A change to the good file, the line of the error and what it says.
    private static let damages: [(from: String, into: String, line: Int?, says: String)] = [
        ("name: brave", "name: polite", 5, "stands in the built-in pack already"),
        ("name: has_tables2", "name: brave", 8, "stands above already"),
        ("name: brave", "name: Brave", 5, "is no name"), ("name: brave", "name: be brave", 5, "is no name"),
        ("name: brave", "name: 2brave", 5, "is no name"), ("name: brave", "name: \"\"", 5, "is no name"),
        ("name: brave", "names: brave", 5, "unknown key"),
        ("    question: Which response is braver?\n", "", 5, "missing"),
        ("question: Which response is braver?", "question: \" \"", 7, "is empty"),
        ("built-in", "another", 3, "only built-in"), ("features:", "feature:", 4, "unknown key"),
        ("version: 3\n", "", 1, "is missing"),
        ("features:", "prompts: {one_feature: {template: x}}\nfeatures:", 4, "is missing"),
        ("features:", "prompts: {all_features: {template: \"{fence}\"}}\nfeatures:", 4, "lacks the field"),
        (
            "features:",
            "prompts: {all_features: {template: \"{fence} {conversation} {response_a} {response_b} {features} {x}\"}}\nfeatures:",
            4, "unknown field {x}"
        ),
        ("features:", "prompts: {some_features: {template: x}}\nfeatures:", 4, "unknown key"),
    ]

    @Test("A pack that cannot be used is refused with file, line and reason", arguments: damages)
    func damaged(from: String, into: String, line: Int?, says: String) async throws {
        let text = Self.own.replacing(from, with: into, maxReplacements: 1)
        try #require(text != Self.own)
        let error = try #require(await #expect(throws: DataError.self) { try await pack(text) })
        #expect(error.file.hasSuffix("features.yaml"))
        #expect(error.reason.contains(says), "\(error.reason)")
        #expect(error.line == line, "\(error.reason)")
    }
}
