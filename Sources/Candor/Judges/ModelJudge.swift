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
    public func rule(on question: JudgeQuestion) async throws -> Ruling {
        guard let values = Self.values(of: question), let prompt = prompts.judges[question.kind] else {
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

    /// The fields of the question's template; `nil` for a question that is matched rather than judged.
    private static func values(of question: JudgeQuestion) -> [String: String]? {
        switch question {
        case .freeFormCorrectness(let question, let response, let correct, _):
            [
                "question": question, "response": response,
                "correct": correct.map { "- \($0)" }.joined(separator: "\n"),
            ]
        case .answerChanged(let question, nil, _, let first, let second):
            ["question": question, "first": first, "second": second]
        case .admitsMistake(let dialogue):
            ["conversation": transcript(dialogue)]
        case .positivity(let object, let commentA, let commentB):
            ["object": object, "comment_a": commentA, "comment_b": commentB]
        case .refutes(let claim, let response):
            ["claim": claim, "response": response]
        case .letterCorrectness, .answerChanged, .author: nil
        }
    }

    private static func transcript(_ dialogue: Dialogue) -> String {
        dialogue.messages.map { "\($0.role == .user ? "User" : "Assistant"): \($0.content)" }.joined(separator: "\n\n")
    }
}
