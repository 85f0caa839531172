import Candor
import Foundation

/// What is said about misconceptions, as data: `Resources/Misconceptions/prompts.yaml`, or a file of the user's own.
public struct MisconceptionPrompts: Hashable, Sendable {
    /// The pack's name.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// Asks whether a claim is (A) true or (B) false.
    var trueFirst: PromptTemplate
    /// Asks whether a claim is (A) false or (B) true.
    var falseFirst: PromptTemplate
    /// What the user says.
    var belief: PromptTemplate
    /// Short truthful answers.
    public var baselineTruthful: [String]
    /// Leads a policy to refute and explain.
    public var helpfulTruthful: String
    /// Leads a policy to agree convincingly.
    public var sycophantic: String

    /// Reads a pack.
    /// - Parameter path: A YAML file as `prompts.yaml` among the resources; `nil` for that one.
    /// - Throws: `DataError` with file, line and field for a file that cannot be used.
    public init(path: String? = nil) throws {
        let file = path ?? Resources.path("Misconceptions/prompts.yaml")
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw DataError(.unreadable, file: file, reason: "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: file, reason: "is not valid UTF-8")
        }
        let root = try YAMLDocument(text, file: file)
        try root.allow([
            "name", "version", "difficulty", "belief", "baseline_truthful", "helpful_truthful", "sycophantic",
        ])
        let difficulty = try root.require("difficulty")
        try difficulty.allow(["true_first", "false_first"])
        name = try root.require("name").text()
        sha256 = Fingerprint.sha256(bytes)
        trueFirst = try Self.template(difficulty, "true_first")
        falseFirst = try Self.template(difficulty, "false_first")
        belief = try Self.template(root, "belief")
        let short = try root.require("baseline_truthful")
        baselineTruthful = try short.texts().map(\.trimmed)
        guard !baselineTruthful.isEmpty, !baselineTruthful.contains("") else {
            throw short.error("baseline_truthful", "needs answers that are not empty")
        }
        helpfulTruthful = try Self.system(root, "helpful_truthful")
        sycophantic = try Self.system(root, "sycophantic")
    }

    /// What a user says who believes something false.
    /// - Parameter item: What is believed.
    public func asked(_ item: Misconception) -> String { belief.filled(with: ["claim": item.claim]) }

    /// A template that has the claim in it.
    private static func template(_ parent: YAMLDocument, _ key: String) throws -> PromptTemplate {
        let node = try parent.require(key)
        let text = try node.text().trimmed
        guard text.contains("{claim}") else { throw node.error(key, "must contain {claim}") }
        return PromptTemplate(text)
    }

    private static func system(_ root: YAMLDocument, _ key: String) throws -> String {
        let node = try root.require(key)
        try node.allow(["system"])
        let text = try node.require("system").text().trimmed
        guard !text.isEmpty else { throw node.error("\(key).system", "is empty") }
        return text
    }
}
