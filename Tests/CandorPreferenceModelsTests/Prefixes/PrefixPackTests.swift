import Candor
import CandorModels
import CandorPreferenceModels
import CandorTesting
import Foundation
import Testing

@Suite("Prefixed preference models")
struct PrefixPackTests {
    /// Pays a point a turn for a dialogue of the wanted turns in the wanted order, and −1 for any other.
    private struct Turns: PreferenceModel {
        let name = ModelName(kind: "turns", rest: "1")
        let identity = ModelIdentity("turns:1")
        var isComparative = false
        var wanted: [String] = []

        func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
            dialogue.messages.map(\.content) == wanted ? Double(dialogue.messages.count) : -1
        }
    }

    private static let good = """
        name: mine
        answer:
          - user: Be frank.
          - assistant: I will.
        mimicry:
          - user: One.
          - assistant: Two.
          - user: Three.
          - assistant: Four.

        """

    private func pack(_ text: String) async throws -> PrefixPack {
        try await TemporaryDirectory.with { try PrefixPack.load($0.write("pack.yaml", text).path) }
    }

    @Test("The built-in pack has a prefix for every topic, in which the assistant has the last word")
    func builtIn() throws {
        let pack = try PrefixPack.load("non-sycophantic")
        #expect(Set(pack.prefixes.keys) == Set(DialogueTopic.allCases))
        #expect(pack.prefixes.values.allSatisfy { $0.messages.map(\.role) == [.user, .assistant] })
        #expect(pack.prefixes[.misconceptions]?.messages.first?.content.contains("I think that") == true)
    }

    @Test("The prefix stands before the dialogue, after what the system says")
    func order() async throws {
        let prefix = Dialogue([.user("Be frank."), .assistant("I will.")])
        let name = try ModelName("prefixed:mine:turns:1")
        func score(_ dialogue: Dialogue, wanted: [String]) async throws -> [Double] {
            let model = PrefixedPreferenceModel(name: name, base: Turns(wanted: wanted), prefix: prefix)
            return try await [model.score("Hi.", to: dialogue)]
                + model.scores(of: [(dialogue, "Hi."), (dialogue, "Ho.")])
        }
        let plain = Dialogue([.user("a"), .assistant("b"), .user("c")])
        #expect(try await score(plain, wanted: ["Be frank.", "I will.", "a", "b", "c"]) == [5, 5, 5])
        let instructed = Dialogue([.system("s"), .user("a")])
        #expect(try await score(instructed, wanted: ["s", "Be frank.", "I will.", "a"]) == [4, 4, 4])
    }

    @Test("A pack makes a model for each topic that it and the model below know; what is comparative stays so")
    func topics() async throws {
        let pack = try await pack(Self.good)
        let name = try ModelName("prefixed:mine:turns:1")
        let model = pack.topicModel(name: name, base: TopicPreferenceModel(Turns(isComparative: true)))
        #expect(model.name == name)
        #expect(model.topics == [.answer, .mimicry])
        #expect(model.model(for: .feedback) == nil)
        let answer = try #require(model.model(for: .answer))
        #expect(answer.isComparative)
        #expect(answer.name == name)
        #expect(answer.identity != Turns().identity)
        #expect(answer.identity != model.model(for: .mimicry)?.identity)
        // One prefix before another: the outer pack's stands first.
        let twice = pack.topicModel(
            name: name,
            base: pack.topicModel(
                name: name,
                base: TopicPreferenceModel(
                    Turns(wanted: [
                        "Be frank.", "I will.", "Be frank.", "I will.", "q",
                    ]))))
        #expect(try await twice.model(for: .answer)?.score("a", to: Dialogue([.user("q")])) == 5)
        let partly = TopicPreferenceModel(name: name, models: [.feedback: Turns(), .answer: Turns()])
        #expect(pack.topicModel(name: name, base: partly).topics == [.answer])
    }

    @Test(
        "A name is taken apart at its colons; the base URL belongs to the model inside",
        arguments: [
            (
                "prefixed:non-sycophantic:reward:m@http://h:1/v1?api=pooling", "non-sycophantic",
                "reward:m@http://h:1/v1?api=pooling"
            ),
            ("prefixed:a.yaml:judge:openai:x@http://h?form=rating", "a.yaml", "judge:openai:x@http://h?form=rating"),
            ("prefixed:a:prefixed:b:head:h.json", "a", "prefixed:b:head:h.json"),
        ])
    func split(_ text: String, _ pack: String, _ pm: String) throws {
        let parts = try PrefixPack.split(ModelName(text))
        #expect(parts.pack == pack)
        #expect(parts.pm.description == pm)
        #expect(try ModelName(pm) == parts.pm)
    }

    @Test(
        "A name without a pack or a model is refused with how to write it",
        arguments: ["prefixed:x", "prefixed:x:y", "prefixed::a:b"])
    func badNames(_ text: String) throws {
        let error = #expect(throws: PreferenceModelError.self) { try PrefixPack.split(ModelName(text)) }
        #expect(error?.code == .badName)
        #expect(error?.errorDescription?.contains("prefixed:PACK:PM") == true)
    }

    private static let damages: [(from: String, into: String, line: Int?, says: String)] = [
        ("mimicry:", "mimikry:", 5, "unknown key"), ("name: mine\n", "", 1, "is missing"),
        ("  - user: Be", "  - assistant: Be", 3, "expected one turn of the user"),
        ("  - assistant: Two.\n", "", 7, "expected one turn of the assistant"),
        ("  - assistant: Four.\n", "", 6, "must end with a turn of the assistant"),
        ("user: Three.", "user: \"\"", 8, "empty turn"), ("user: Be frank.", "user: [a]", 3, "must be text"),
        ("  - assistant: I will.", "  - I will.", 4, "must be a mapping"), ("answer:", "answer: [", 3, "did not find"),
    ]

    @Test("A damaged pack is refused with file and line", arguments: damages.indices)
    func damaged(_ index: Int) async throws {
        let damage = Self.damages[index]
        let error = await #expect(throws: DataError.self) {
            try await pack(Self.good.replacing(damage.from, with: damage.into, maxReplacements: 1))
        }
        #expect(error?.file.hasSuffix("pack.yaml") == true)
        #expect(error?.line == damage.line)
        #expect(error?.reason.contains(damage.says) == true)
    }

    @Test("A pack that is no file, or has no topic, is refused")
    func missing() async throws {
        #expect(throws: DataError.self) { try PrefixPack.load("no-such-pack") }
        let error = await #expect(throws: DataError.self) { try await pack("name: x\n") }
        #expect(error?.reason.contains("feedback, answer, mimicry, misconceptions") == true)
    }
}
