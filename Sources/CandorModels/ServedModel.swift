/// A model that answers or scores, as far as it matters whose answers are remembered.
public protocol ServedModel: Sendable {
    /// The name that the user gave.
    var name: ModelName { get }
    /// What the model is, for the key of a call.
    var identity: ModelIdentity { get }
    /// Where it is served, without credentials and query and in one spelling; several addresses (a pool's) are one model. The
    /// first is the one that is named. None for a model in this process, which is known by its bytes.
    var addresses: [String] { get }
}

extension ServedModel {
    /// In this process.
    public var addresses: [String] { [] }
}
