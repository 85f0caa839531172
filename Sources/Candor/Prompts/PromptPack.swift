import Foundation

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
