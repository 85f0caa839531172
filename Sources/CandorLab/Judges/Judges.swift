import Candor

/// A judge that is known by its name: what `--judge` and an experiment file's `judge` may say besides a model.
///
/// ```swift
/// struct StrictProvider: JudgeProvider {
///     let name = "strict"
///
///     func judge(from factory: JudgeFactory, prompts: PromptPack) throws -> JudgeFactory.Made {
///         JudgeFactory.Made(StrictJudge(rules: try factory.rules()))
///     }
/// }
///
/// try await Judges.with([StrictProvider()]) {
///     let run = try await lab.run(Evaluation(models: ["openai:gpt-4.1-mini"], judge: "strict"))
/// }
/// ```
/// What a judge finds is remembered nowhere, only what models answer; but a run's id follows from the `Judge.name` of its judge, so let
/// that change when the judge does.
public protocol JudgeProvider: Sendable {
    /// What plans and flags call it.
    var name: String { get }

    /// Makes the judge; nothing has been asked yet.
    /// - Parameters:
    ///   - factory: Makes the models, and the rules, that it may rest on.
    ///   - prompts: What models are asked.
    /// - Returns: The judge, with what is to be known of it.
    /// - Throws: An error that says what to do; a `CandorError` also says the exit status.
    func judge(from factory: JudgeFactory, prompts: PromptPack) async throws -> JudgeFactory.Made
}

/// The judges that are known by a name; any other name is a model's.
public enum Judges {
    /// The judges that come with Candor.
    public static let builtIn: [any JudgeProvider] = [RulesProvider()]

    /// The judges that are known.
    @TaskLocal public static var all: [any JudgeProvider] = builtIn

    /// Adds judges for as long as something runs; one that is called as another takes its place.
    /// - Parameters:
    ///   - own: Judges of your own.
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is run.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public static func with<Result>(
        _ own: [any JudgeProvider], isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await $all.withValue(all.joined(by: own, calledBy: \.name), operation: body)
    }

    /// The judge of a name; `nil` where it is none's, and so a model's.
    /// - Parameter name: What a plan or a flag says.
    public static func named(_ name: String) -> (any JudgeProvider)? { all.first { $0.name == name } }
}

/// Rules for text.
private struct RulesProvider: JudgeProvider {
    let name = "rules"

    func judge(from factory: JudgeFactory, prompts: PromptPack) throws -> JudgeFactory.Made {
        let rules = try factory.rules()
        let missing = ["no sentiment lexicon: positivity is unscored (Scripts/dependencies)"]
        return JudgeFactory.Made(rules, notes: rules.lexicon == nil ? missing : [])
    }
}
