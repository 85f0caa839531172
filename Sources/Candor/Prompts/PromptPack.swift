import Foundation
import Yams

/// The prompts that model judges are given, as data: a YAML file with a name, a version and one prompt a judge.
public struct PromptPack: Hashable, Sendable {
    /// One judge's prompt.
    public struct JudgePrompt: Hashable, Sendable {
        /// Instructions before the conversation, if any.
        public var system: String?
        /// What the judge is shown.
        public var template: PromptTemplate
        /// How the reply begins, for judges that continue a prefill.
        public var prefill: String?
        /// For each verdict, the replies that mean it.
        public var replies: [String: [String]]
        /// The longest reply, in tokens.
        public var maxTokens: Int

        /// Creates a judge's prompt.
        public init(
            system: String?, template: PromptTemplate, prefill: String?, replies: [String: [String]], maxTokens: Int
        ) {
            self.system = system
            self.template = template
            self.prefill = prefill
            self.replies = replies
            self.maxTokens = maxTokens
        }
    }

    /// The pack's name with its version, for example `candor/1`.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// The prompts by judge; a judge that has none falls back to the built-in pack's.
    public var judges: [JudgeKind: JudgePrompt]

    /// Creates a pack.
    public init(name: String, sha256: String, judges: [JudgeKind: JudgePrompt]) {
        self.name = name
        self.sha256 = sha256
        self.judges = judges
    }
}

extension PromptPack {
    /// The pack that ships with Candor.
    /// - Throws: ``DataError`` if the installation is damaged.
    public static func builtIn() throws -> PromptPack {
        try PromptPack(path: Resources.path("Prompts/candor.yaml"))
    }

    /// The built-in pack, or a file's in which the judges that it leaves out keep the built-in prompts.
    /// - Parameter path: A YAML file, `nil` for the built-in pack.
    /// - Throws: ``DataError`` with file, line and field for a file that cannot be used.
    public static func load(_ path: String?) throws -> PromptPack {
        let builtIn = try builtIn()
        guard let path else { return builtIn }
        var pack = try PromptPack(path: path)
        pack.judges.merge(builtIn.judges) { own, _ in own }
        return pack
    }

    /// Reads a pack with the judges that the file has.
    /// - Parameter path: A YAML file.
    /// - Throws: ``DataError`` with file, line and field for a file that cannot be used.
    public init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: path, reason: "is not valid UTF-8")
        }
        let root = try YAMLDocument(text, file: path)
        try root.allow(["name", "version", "judges"])
        let name = try root.require("name").text()
        let version = try root.require("version").text()
        var judges: [JudgeKind: JudgePrompt] = [:]
        for (key, node) in try root.require("judges").members() {
            guard let question = JudgeKind(rawValue: key).question else {
                let known = JudgeKind.all.map(\.rawValue).joined(separator: ", ")
                throw node.error("judges.\(key)", "is no judge; there are \(known)")
            }
            judges[question.kind] = try JudgePrompt(node, for: question)
        }
        self.init(name: "\(name)/\(version)", sha256: Fingerprint.sha256(bytes), judges: judges)
    }
}

extension PromptPack.JudgePrompt {
    init(_ node: YAMLDocument, for question: any JudgeQuestion.Type) throws {
        try node.allow(["system", "template", "prefill", "replies", "max_tokens"])
        let source = try node.require("template")
        let template = PromptTemplate(try source.text())
        let (kind, known) = (question.kind, question.promptFields)
        if let missing = known.subtracting(template.fields).min() {
            throw source.error("\(kind.rawValue).template", "lacks the field {\(missing)}")
        }
        if let unknown = template.fields.subtracting(known).min() {
            throw source.error("\(kind.rawValue).template", "has an unknown field {\(unknown)}")
        }
        var replies: [String: [String]] = [:]
        let given = try node.require("replies")
        for (verdict, texts) in try given.members() {
            guard question.verdicts.contains(verdict) else {
                let known = question.verdicts.joined(separator: ", ")
                throw texts.error("\(kind.rawValue).replies.\(verdict)", "is none of \(known)")
            }
            replies[verdict] = try texts.texts()
        }
        if let missing = question.verdicts.first(where: { replies[$0]?.isEmpty ?? true }) {
            throw given.error("\(kind.rawValue).replies", "has no reply for the verdict \(missing)")
        }
        self.init(
            system: try node["system"]?.text(), template: template, prefill: try node["prefill"]?.text(),
            replies: replies, maxTokens: try node["max_tokens"]?.integer() ?? 8)
    }
}
