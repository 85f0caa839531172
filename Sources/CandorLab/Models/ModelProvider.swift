import CandorModels
import CandorProviders

/// A kind of language models, known by what stands before the colon of their names.
///
/// One of your own makes `mine:NAME` a model wherever models are named: in plans, in experiment files, as judges, behind `oracle:`.
///
/// ```swift
/// struct EchoProvider: ModelProvider {
///     let kind = "echo"
///     let form = "TEXT: says TEXT, whatever it is asked"
///
///     func model(_ name: ModelName, from catalogue: ModelCatalogue) throws -> any LanguageModel { Echo(name: name) }
/// }
///
/// try await Models.with([EchoProvider()]) {
///     let run = try await lab.run(Evaluation(models: ["echo:Paris"], probes: [.answer]))
/// }
/// ```
/// Answers are remembered by a model's `ServedModel.identity`: begin it with the kind, and let it change with whatever changes what
/// the model answers.
public protocol ModelProvider: Sendable {
    /// What stands before the colon.
    var kind: String { get }
    /// What stands behind it, and what it leads to: a line for `candor models`.
    var form: String { get }
    /// The environment variable that holds the key for the provider's own address; `nil` where there is none.
    var keyVariable: String? { get }
    /// Why none of its models can be made in this build, and what to do; `nil` where they can.
    var missing: String? { get }
    /// The models that are installed here, by their names without the kind; `nil` where none are installed anywhere.
    var installed: [String]? { get }
    /// Whether calls made at once are computed together, so that a fresh run repeats its answers to the byte only one at a time.
    var computesInBatches: Bool { get }

    /// What a model's tokens cost.
    /// - Parameter name: The model.
    /// - Returns: Its price; `nil` where it has none or it is not known.
    func price(of name: ModelName) -> ModelPrice?

    /// Makes a model. Whatever is wrong with its name, its key or its file should be said here: nothing has been asked yet.
    /// - Parameters:
    ///   - name: The name as the user gave it.
    ///   - catalogue: What it may need of the run: how many calls there are at once, and what is right and wrong in the data.
    /// - Returns: The model. Its answers need not be remembered, nor its calls limited: that is done around it.
    /// - Throws: An error that says what to do; a `CandorError` also says the exit status.
    func model(_ name: ModelName, from catalogue: ModelCatalogue) async throws -> any LanguageModel
}

extension ModelProvider {
    /// No key.
    public var keyVariable: String? { nil }
    /// Nothing is missing.
    public var missing: String? { nil }
    /// None are installed.
    public var installed: [String]? { nil }
    /// Every call is computed alone.
    public var computesInBatches: Bool { false }
    /// No price.
    public func price(of name: ModelName) -> ModelPrice? { nil }
}
