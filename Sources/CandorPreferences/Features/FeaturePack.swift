import Candor
import Foundation

/// The features that pairs are labelled with and how a model is asked about them, as data: a YAML file.
public struct FeaturePack: Hashable, Sendable {
    /// How a model is asked for all features at once.
    public struct AllFeaturesPrompt: Hashable, Sendable {
        /// Instructions before the conversation, if any.
        public var system: String?
        /// What the model is shown; its fields are ``FeaturePack/pairFields`` and `features`.
        public var template: PromptTemplate
        /// The longest reply, in tokens a feature.
        public var tokensPerFeature: Int

        /// Creates a prompt.
        public init(system: String?, template: PromptTemplate, tokensPerFeature: Int) {
            self.system = system
            self.template = template
            self.tokensPerFeature = tokensPerFeature
        }
    }

    /// How a model is asked for one feature.
    public struct OneFeaturePrompt: Hashable, Sendable {
        /// Instructions before the conversation, if any.
        public var system: String?
        /// What the model is shown; its fields are ``FeaturePack/pairFields`` and `question`.
        public var template: PromptTemplate
        /// The replies that mean `a`, `b` and `same`.
        public var replies: [String: [String]]
        /// The longest reply, in tokens.
        public var maxTokens: Int

        /// Creates a prompt.
        public init(system: String?, template: PromptTemplate, replies: [String: [String]], maxTokens: Int) {
            self.system = system
            self.template = template
            self.replies = replies
            self.maxTokens = maxTokens
        }
    }

    /// The fields by which both templates show a pair. The fence is a mark that occurs in none of the texts.
    public static let pairFields: Set<String> = ["fence", "conversation", "response_a", "response_b"]

    /// The pack's name with its version, for example `candor-features/1`.
    public var name: String
    /// SHA-256 of what the pack was read from, in hexadecimal.
    public var sha256: String
    /// The features, in the order of files, figures and matrices.
    public var features: [PreferenceFeature]
    /// How a model is asked for all of them in one call.
    public var allFeatures: AllFeaturesPrompt
    /// How a model is asked for each in a call of its own.
    public var oneFeature: OneFeaturePrompt

    /// Creates a pack.
    public init(
        name: String, sha256: String, features: [PreferenceFeature], allFeatures: AllFeaturesPrompt,
        oneFeature: OneFeaturePrompt
    ) {
        self.name = name
        self.sha256 = sha256
        self.features = features
        self.allFeatures = allFeatures
        self.oneFeature = oneFeature
    }

    /// The features' names, in order.
    public var names: [String] { features.map(\.name) }

    /// The title of a feature: the pack's, or the name itself for one that the pack does not know.
    /// - Parameter name: A feature's name.
    public func title(of name: String) -> String {
        features.first { $0.name == name }?.title ?? name
    }
}

extension FeaturePack {
    /// The pack that ships with Candor: the 24 features of the paper's section 4.1, in its order.
    /// - Throws: `DataError` if the installation is damaged.
    public static func builtIn() throws -> FeaturePack {
        try FeaturePack(path: Resources.path("Features/candor.yaml"), base: nil)
    }

    /// The built-in pack, or a file's. With `extends: built-in` the file's features follow the built-in ones, else they
    /// stand alone; prompts that it leaves out are the built-in ones.
    /// - Parameter path: A YAML file, `nil` for the built-in pack.
    /// - Throws: `DataError` with file, line and field for a file that cannot be used.
    public static func load(_ path: String?) throws -> FeaturePack {
        let builtIn = try builtIn()
        guard let path else { return builtIn }
        return try FeaturePack(path: path, base: builtIn)
    }

    private init(path: String, base: FeaturePack?) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: path, reason: "is not valid UTF-8")
        }
        let root = try YAMLDocument(text, file: path)
        try root.allow(["name", "version", "extends", "prompts", "features"])
        let name = "\(try root.require("name").text())/\(try root.require("version").text())"
        let extended = try Self.extended(by: root, base: base)
        let prompts = try Self.prompts(of: root, base: base)
        self.init(
            name: name, sha256: Fingerprint.sha256(bytes + Data((base?.sha256 ?? "").utf8)),
            features: try Self.features(of: root, after: extended), allFeatures: prompts.all, oneFeature: prompts.one)
    }

    private static func extended(by root: YAMLDocument, base: FeaturePack?) throws -> [PreferenceFeature] {
        guard let node = root["extends"] else { return [] }
        guard let base, try node.text() == "built-in" else {
            throw node.error("extends", "only built-in can be extended")
        }
        return base.features
    }

    private static func prompts(
        of root: YAMLDocument, base: FeaturePack?
    ) throws -> (all: AllFeaturesPrompt, one: OneFeaturePrompt) {
        let node = try base == nil ? root.require("prompts") : root["prompts"]
        try node?.allow(["all_features", "one_feature"])
        let all = try node?["all_features"].map { try AllFeaturesPrompt($0) } ?? base?.allFeatures
        let one = try node?["one_feature"].map { try OneFeaturePrompt($0) } ?? base?.oneFeature
        guard let all, let one else { throw root.error("prompts", "lacks all_features or one_feature") }
        return (all, one)
    }

    private static func features(
        of root: YAMLDocument, after extended: [PreferenceFeature]
    ) throws -> [PreferenceFeature] {
        let node = try root.require("features")
        var features = extended
        for element in try node.elements() {
            let feature = try PreferenceFeature(element)
            guard !features.contains(where: { $0.name == feature.name }) else {
                let place = extended.contains { $0.name == feature.name } ? "in the built-in pack" : "above"
                throw try element.require("name").error("features.\(feature.name)", "stands \(place) already")
            }
            features.append(feature)
        }
        guard !features.isEmpty else { throw node.error("features", "is empty") }
        return features
    }

    /// Checks that a template shows a pair and its question, and nothing that nobody fills in.
    fileprivate static func template(_ node: YAMLDocument, of prompt: String, asking field: String) throws
        -> PromptTemplate
    {
        let source = try node.require("template")
        let template = PromptTemplate(try source.text())
        let known = pairFields.union([field])
        if let missing = known.subtracting(template.fields).min() {
            throw source.error("\(prompt).template", "lacks the field {\(missing)}")
        }
        if let unknown = template.fields.subtracting(known).min() {
            throw source.error("\(prompt).template", "has an unknown field {\(unknown)}")
        }
        return template
    }
}

extension FeaturePack.AllFeaturesPrompt {
    fileprivate init(_ node: YAMLDocument) throws {
        try node.allow(["system", "template", "tokens_per_feature"])
        self.init(
            system: try node["system"]?.text(),
            template: try FeaturePack.template(node, of: "all_features", asking: "features"),
            tokensPerFeature: try node["tokens_per_feature"]?.integer() ?? 24)
    }
}

extension FeaturePack.OneFeaturePrompt {
    fileprivate init(_ node: YAMLDocument) throws {
        try node.allow(["system", "template", "replies", "max_tokens"])
        let given = try node.require("replies")
        try given.allow(["a", "b", "same"])
        var replies: [String: [String]] = [:]
        for verdict in ["a", "b", "same"] {
            replies[verdict] = try given.require(verdict).texts()
        }
        self.init(
            system: try node["system"]?.text(),
            template: try FeaturePack.template(node, of: "one_feature", asking: "question"), replies: replies,
            maxTokens: try node["max_tokens"]?.integer() ?? 8)
    }
}

extension PreferenceFeature {
    fileprivate init(_ node: YAMLDocument) throws {
        try node.allow(["name", "title", "question"])
        let source = try node.require("name")
        let name = try source.text()
        guard name.wholeMatch(of: #/[a-z][a-z0-9_]*/#) != nil else {
            throw source.error(
                "features.name", "'\(name)' is no name: lower-case letters, digits and underscores, a letter first")
        }
        let question = try node.require("question")
        guard try question.text().contains(where: { !$0.isWhitespace }) else {
            throw question.error("features.\(name).question", "is empty")
        }
        self.init(name: name, title: try node["title"]?.text() ?? name, question: try question.text())
    }
}
