import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// What the providers of the assistants are told beside the settings that every model has.
struct ProviderOptions: ParsableArguments {
    @Option(
        help: """
            Maximum tokens for reasoning, on top of --max-tokens, which limits the visible text. Default: \
            \(Sampling.defaultReasoningTokens); models that do not reason do not get them.
            """)
    var reasoningTokens: Int?
    @Option(
        help: "The reasoning effort, in the provider's words: low, medium, high, …; 'MODEL low' for one model.",
        completion: .efforts)
    var reasoningEffort: [String] = []
    @Option(
        help: "A parameter of the provider: NAME=JSON, or 'MODEL NAME=JSON' for one model; may be repeated.")
    var param: [String] = []

    /// Puts what was given over what the plan says.
    func apply(to plan: inout Evaluation) throws {
        var common = ProviderSettings(
            reasoningTokens: try ProviderParameter.checkedTokens(reasoningTokens, "--reasoning-tokens"))
        for text in reasoningEffort {
            let (model, effort) = Self.addressed(text)
            Self.add(ProviderSettings(reasoningEffort: effort), to: model, &common, &plan)
        }
        for text in param {
            let (model, assignment) = Self.addressed(text)
            let settings = ProviderSettings(parameters: try ProviderParameter.read(assignment, flag: "--param"))
            Self.add(settings, to: model, &common, &plan)
        }
        plan.provider = plan.provider.overridden(by: common)
    }

    private static func add(
        _ settings: ProviderSettings, to model: String?, _ common: inout ProviderSettings,
        _ plan: inout Evaluation
    ) {
        if let model {
            plan.providerByModel[model] = (plan.providerByModel[model] ?? ProviderSettings()).overridden(by: settings)
        } else {
            common = common.overridden(by: settings)
        }
    }

    /// `MODEL REST`, where what stands before the first space is a model's name; a JSON value may hold spaces.
    private static func addressed(_ text: String) -> (model: String?, rest: String) {
        guard let space = text.firstIndex(of: " "), !text[..<space].contains("="), text[..<space].contains(":") else {
            return (nil, text)
        }
        return (String(text[..<space]), String(text[space...].drop(while: { $0 == " " })))
    }
}

/// What the provider of a judging model is told.
struct JudgeProviderOptions: ParsableArguments {
    @Option(help: "The same as --reasoning-tokens, for a judging model.")
    var judgeReasoningTokens: Int?
    @Option(help: "The same as --reasoning-effort, for a judging model.", completion: .efforts)
    var judgeReasoningEffort: String?
    @Option(help: "The same as --param, for a judging model: NAME=JSON; may be repeated.")
    var judgeParam: [String] = []

    func settings() throws -> ProviderSettings {
        try judgeParam.reduce(
            ProviderSettings(
                reasoningTokens: ProviderParameter.checkedTokens(judgeReasoningTokens, "--judge-reasoning-tokens"),
                reasoningEffort: judgeReasoningEffort)
        ) {
            $0.overridden(by: ProviderSettings(parameters: try ProviderParameter.read($1, flag: "--judge-param")))
        }
    }
}
