import Candor

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
