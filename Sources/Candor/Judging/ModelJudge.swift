import CandorModels
import CandorText

/// A language model as judge: a short forced choice at temperature 0, its reply read strictly.
///
/// Letters and names are matched, not judged: those questions go to the rules whatever the judge (paper, appendices A.4 and
/// A.6).
public struct ModelJudge: Judge {
    private let model: any LanguageModel
    private let prompts: PromptPack
    private let rules: any Judge
    private let settings: ProviderSettings

    /// Creates a judge.
    /// - Parameters:
    ///   - model: The model that judges.
    ///   - prompts: What it is asked.
    ///   - rules: Who matches letters and names.
    ///   - settings: What the provider is told besides.
    public init(
        model: any LanguageModel, prompts: PromptPack, rules: any Judge, settings: ProviderSettings = ProviderSettings()
    ) {
        self.model = model
        self.prompts = prompts
        self.rules = rules
        self.settings = settings
    }

    /// The model's name.
    public var name: String { model.name.description }

    /// Asks the model.
    public func rule(on question: any JudgeQuestion) async throws -> Ruling {
        guard let values = question.promptValues, let prompt = prompts.judges[question.kind] else {
            var ruling = try await rules.rule(on: question)
            ruling.decidedBy = rules.name
            return ruling
        }
        var dialogue = Dialogue([.user(prompt.template.filled(with: values))])
        if let system = prompt.system { dialogue.messages.insert(.system(system), at: 0) }
        let prefills = prompt.prefill != nil && model.capabilities.continuesPrefill
        if prefills, let prefill = prompt.prefill { dialogue = dialogue.adding(.assistant(prefill)) }
        let sampling = settings.applied(to: Sampling(temperature: 0, maxTokens: prompt.maxTokens))
        let reply = try await model.reply(to: dialogue, sampling: sampling, draw: 0)
        guard let said = reply.text else { return Self.unscored(reply) }
        let verdict = VerdictParser(replies: prompt.replies).verdict(in: said, prefilled: prefills)
        return verdict.map { Ruling($0, reason: said) } ?? .unscored("the reply is no verdict: \(said)", .unreadable)
    }

    /// A judge that does not answer has said nothing that could be read; one whose call fails, or is refused, says so.
    private static func unscored(_ reply: Reply) -> Ruling {
        if let failure = reply.failure {
            return .unscored("the judge was not heard: \(failure.detail)", failure.reason)
        }
        return .unscored("the judge gave no answer: \((reply.reason ?? .empty).inWords)", .unreadable)
    }
}
