import ArgumentParser
import Candor
import CandorModels
import Foundation

/// What the providers of the assistants are told beside the settings that every model has.
struct ProviderOptions: ParsableArguments {
    @Option(
        help: """
            Tokens that a model may reason besides --max-tokens, which count the visible text. Default: \
            \(Sampling.defaultReasoningTokens); models that do not reason are not given them.
            """)
    var reasoningTokens: Int?
    @Option(help: "How hard to reason, in the provider's words: low, medium, high, …; 'MODEL low' for one model.")
    var reasoningEffort: [String] = []
    @Option(
        help: "A parameter of the provider: NAME=JSON, or 'MODEL NAME=JSON' for one model; may be repeated.")
    var param: [String] = []

    /// Puts what was given over what the request says.
    func apply(to request: inout EvaluationRequest) throws {
        var common = ProviderSettings(reasoningTokens: try Self.checked(reasoningTokens, "--reasoning-tokens"))
        for text in reasoningEffort {
            let (model, effort) = Self.addressed(text)
            Self.add(ProviderSettings(reasoningEffort: effort), to: model, &common, &request)
        }
        for text in param {
            let (model, assignment) = Self.addressed(text)
            let settings = ProviderSettings(parameters: try ProviderParameter.read(assignment, flag: "--param"))
            Self.add(settings, to: model, &common, &request)
        }
        let merged = (request.settings.provider ?? ProviderSettings()).overridden(by: common)
        request.settings.provider = merged.isEmpty ? nil : merged
    }

    static func checked(_ tokens: Int?, _ flag: String) throws -> Int? {
        guard let tokens else { return nil }
        guard (0...1_000_000).contains(tokens) else {
            throw CommandError(.usage, "\(flag) must be from 0 to 1000000")
        }
        return tokens
    }

    private static func add(
        _ settings: ProviderSettings, to model: String?, _ common: inout ProviderSettings,
        _ request: inout EvaluationRequest
    ) {
        if let model {
            request.overrides[model] = (request.overrides[model] ?? ProviderSettings()).overridden(by: settings)
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
    @Option(help: "The same as --reasoning-effort, for a judging model.")
    var judgeReasoningEffort: String?
    @Option(help: "The same as --param, for a judging model: NAME=JSON; may be repeated.")
    var judgeParam: [String] = []

    func settings() throws -> ProviderSettings {
        try judgeParam.reduce(
            ProviderSettings(
                reasoningTokens: ProviderOptions.checked(judgeReasoningTokens, "--judge-reasoning-tokens"),
                reasoningEffort: judgeReasoningEffort)
        ) {
            $0.overridden(by: ProviderSettings(parameters: try ProviderParameter.read($1, flag: "--judge-param")))
        }
    }
}

/// `NAME=JSON`.
enum ProviderParameter {
    /// Parameters that are Candor's to set: they would change what is asked without a word in the key.
    private static let own: Set<String> = ["model", "messages", "stream", "stream_options", "n", "system"]

    static func read(_ text: String, flag: String) throws -> [String: JSONValue] {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw CommandError(.usage, "\(flag) '\(text)': write NAME=JSON, for example top_k=40")
        }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(parts[1].utf8)) else {
            throw CommandError(
                .usage, "\(flag) '\(text)': '\(parts[1])' is not JSON; a text needs quotes: \(parts[0])='\"…\"'")
        }
        try expectAllowed(parts[0], flag: flag)
        return [parts[0]: value]
    }

    static func expectAllowed(_ name: String, flag: String) throws {
        guard !own.contains(name) else {
            throw CommandError(.usage, "\(flag): '\(name)' is set by Candor itself")
        }
    }
}
