import CandorModels
import CandorPreferenceModels
import Foundation

/// A kind of preference models, known by what stands before the colon of their names.
///
/// ```swift
/// struct BrevityProvider: PreferenceModelProvider {
///     let kind = "brevity"
///     let form = "CHARACTERS: prefers responses of about this length"
///
///     func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) throws -> TopicPreferenceModel {
///         TopicPreferenceModel(try Brevity(name: name))
///     }
/// }
///
/// try await PreferenceModels.with([BrevityProvider()]) {
///     let run = try await lab.run(BestOfN(policy: "llama:smollm2-135m-instruct", pms: ["brevity:200"]))
/// }
/// ```
public protocol PreferenceModelProvider: Sendable {
    /// What stands before the colon.
    var kind: String { get }
    /// What stands behind it, and what it leads to: a line for `candor models`.
    var form: String { get }
    /// The names and what each leads to, as `candor pm --help` has them; ``form`` unless something else is said.
    var synopsis: [(name: String, what: String)] { get }

    /// Makes a preference model. Whatever is wrong with its name or its file should be said here: nothing has been asked yet.
    /// - Parameters:
    ///   - name: The name as the user gave it.
    ///   - catalogue: Makes the models that it may rest on, and holds what it may need of the run.
    /// - Returns: The model; by ``PreferenceModelCatalogue/remembered(_:)`` where its scores are costly and are to be remembered.
    /// - Throws: An error that says what to do; a `CandorError` also says the exit status.
    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel
}

extension PreferenceModelProvider {
    /// What ``form`` says.
    public var synopsis: [(name: String, what: String)] {
        let parts = form.split(separator: ": ", maxSplits: 1).map(String.init)
        return [("\(kind):\(parts.first ?? "")", parts.count > 1 ? parts[1] : "")]
    }
}

/// The kinds of preference models that are known.
public enum PreferenceModels {
    /// The kinds that come with Candor, in the order in which they are listed.
    public static let builtIn: [any PreferenceModelProvider] = [
        RewardProvider(), LlamaRewardProvider(), JudgePreferenceProvider(), HeadProvider(), FeaturesProvider(),
        OracleProvider(), PrefixedProvider(),
    ]

    /// The kinds that are known, in the order in which they are listed.
    @TaskLocal public static var all: [any PreferenceModelProvider] = builtIn

    /// Adds kinds of preference models for as long as something runs; one that is called as another takes its place.
    /// - Parameters:
    ///   - own: Kinds of your own.
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is run.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public static func with<Result>(
        _ own: [any PreferenceModelProvider], isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await $all.withValue(all.joined(by: own, calledBy: \.kind), operation: body)
    }

    /// The kinds as a table, a line or more for each: names in one column, and beside them what they lead to.
    package static var synopsis: String {
        all.flatMap(\.synopsis).map { name, what in
            let lines = what.split(separator: "\n").map(String.init)
            let first =
                name.padding(toLength: max(26, name.count + 2), withPad: " ", startingAt: 0) + (lines.first ?? "")
            return ([first] + lines.dropFirst().map { String(repeating: " ", count: 26) + $0 }).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The kind that a name begins with; `nil` where it is not known.
    /// - Parameter kind: What stands before the colon.
    public static func of(_ kind: String) -> (any PreferenceModelProvider)? { all.first { $0.kind == kind } }
}
