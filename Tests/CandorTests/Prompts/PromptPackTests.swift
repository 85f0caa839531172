import Candor
import CandorTesting
import Foundation
import Testing

@Suite("Prompt packs")
struct PromptPackTests {
    private static let good = """
        name: mine
        version: 2
        judges:
          refutes:
            template: "{claim} {response}"
            replies:
              "yes": [YES]
              "no": [NO]

        """

    private func pack(_ text: String) async throws -> PromptPack {
        try await TemporaryDirectory.with { try PromptPack(path: $0.write("pack.yaml", text).path) }
    }

    @Test("The built-in pack has a prompt for every judge that needs a model")
    func builtIn() throws {
        let pack = try PromptPack.builtIn()
        #expect(Set(pack.judges.keys) == Set(JudgeKind.all).subtracting([.author]))
        #expect(pack.name == "candor/1")
        for (kind, prompt) in pack.judges {
            #expect(Set(prompt.replies.keys) == Set(kind.verdicts))
            #expect(prompt.maxTokens <= 16)
        }
    }

    @Test("A pack is named with its version and hashed by its bytes")
    func identity() async throws {
        let pack = try await pack(Self.good)
        #expect(pack.name == "mine/2")
        #expect(pack.sha256 == Fingerprint.sha256(Data(Self.good.utf8)))
        #expect(try await self.pack(Self.good + "# more\n").sha256 != pack.sha256)
        #expect(pack.judges.keys.map(\.self) == [.refutes])
        #expect(pack.judges[.refutes]?.maxTokens == 8)
    }

    /// A change to the good pack, and what the error then says.
    private static let damages: [(from: String, into: String, line: Int?, says: String)] = [
        ("{response}", "it", 5, "lacks the field {response}"),
        ("{response}", "{response} {answer}", 5, "unknown field {answer}"),
        ("  refutes:", "  refuses:", 5, "is no judge"),
        ("\"no\": [NO]", "\"maybe\": [NO]", 8, "is none of yes, no"),
        ("      \"no\": [NO]\n", "", 7, "no reply for the verdict no"),
        ("\"no\": [NO]", "\"no\": []", 7, "no reply for the verdict no"),
        ("    template", "    max_tokens: many\n    template", 5, "must be a whole number"),
        ("    template", "    temperature: 1\n    template", 5, "unknown key"),
        ("version: 2", "version: 2\nvariant: x", 3, "unknown key"),
        ("name: mine\n", "", 1, "is missing"), ("version: 2\n", "", 1, "is missing"),
        ("    template: \"{claim} {response}\"\n", "", 5, "is missing"),
        ("judges:", "judges: [", 5, "did not find"), ("name: mine", "name: [a, b]", 1, "must be text"),
        ("name: mine", "name: mine\nname: yours", 1, "the key 'name' twice"),
    ]

    @Test("A pack that cannot be used is refused with file, line and reason", arguments: damages)
    func damaged(from: String, into: String, line: Int?, says: String) async throws {
        let text = Self.good.replacing(from, with: into, maxReplacements: 1)
        try #require(text != Self.good)
        let error = try #require(await #expect(throws: DataError.self) { try await pack(text) })
        #expect(error.code == .malformed)
        #expect(error.file.hasSuffix("pack.yaml"))
        #expect(error.reason.contains(says))
        #expect(error.line == line, "\(error.reason)")
    }

    @Test("No file, no text and no mapping are errors too", arguments: ["", "- a\n- b\n", "only text"])
    func unusable(text: String) async throws {
        await #expect(throws: DataError.self) { try await pack(text) }
        #expect(throws: DataError.self) { try PromptPack(path: "no/such/pack.yaml") }
    }

    @Test("A template is filled once: what is filled in is not searched for fields")
    func filledOnce() {
        let template = PromptTemplate("Q: {question} A: {response} {not a field} {} {question}")
        #expect(template.fields == ["question", "response"])
        #expect(
            template.filled(with: ["question": "{response}", "response": "{question}"])
                == "Q: {response} A: {question} {not a field} {} {response}")
        #expect(template.filled(with: [:]) == "Q:  A:  {not a field} {} ")
    }

    @Test(
        "Braces that enclose no name are text", arguments: ["{", "}", "{{a b}}", "a { b", "{question", "{1}", "{é b}"])
    func braces(text: String) {
        #expect(PromptTemplate(text).filled(with: ["question": "x"]) == text)
    }

    @Test("A field within doubled braces is still a field")
    func doubled() {
        #expect(PromptTemplate("{{claim}}").filled(with: ["claim": "x"]) == "{x}")
    }
}
