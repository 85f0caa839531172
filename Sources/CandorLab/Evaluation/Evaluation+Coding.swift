import Candor
import CandorModels
import Foundation

extension Evaluation: Codable {
    /// The keys of an experiment file, in the order in which errors name them.
    enum CodingKeys: String, CodingKey, CaseIterable {
        case models, judge, probes, data, limit, draws, seed, temperature
        case topP = "top_p"
        case maxTokens = "max_tokens"
        case systemFile = "system"
        case promptsFile = "prompts"
        case goldFile = "gold"
        case forcesGold = "force"
        case confidentAbove = "confident_above"
        case bootstrap
        case skipsBadRows = "skip_bad_rows"
        case parallel
        case failIf = "fail_if"
        case maxUnscored = "max_unscored"
        case failsFast = "fail_fast"
        case retriesRefused = "retry_refused"
        case reasoningTokens = "reasoning_tokens"
        case reasoningEffort = "reasoning_effort"
        case parameters
        case judgeReasoningTokens = "judge_reasoning_tokens"
        case judgeReasoningEffort = "judge_reasoning_effort"
        case judgeParameters = "judge_parameters"
        case keyVariables = "key_env"
        case out, store
    }

    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws {
        try encode(to: encoder, unlike: Evaluation(models: []))
    }

    /// Writes what differs from a plan that stands for what is not written.
    func encode(to encoder: any Encoder, unlike plain: Evaluation) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func put<Value: Encodable & Equatable>(_ key: CodingKeys, _ field: KeyPath<Evaluation, Value>) throws {
            guard self[keyPath: field] != plain[keyPath: field] else { return }
            try container.encode(self[keyPath: field], forKey: key)
        }
        if !models.isEmpty {
            try container.encode(models.map { Assistant(name: $0, settings: providerByModel[$0]) }, forKey: .models)
        }
        try put(.judge, \.judge)
        try put(.probes, \.list)
        try put(.data, \.data)
        try put(.limit, \.limit)
        try put(.draws, \.draws)
        try put(.seed, \.seed)
        try put(.temperature, \.temperature)
        try put(.topP, \.topP)
        try put(.maxTokens, \.maxTokens)
        try put(.systemFile, \.systemFile)
        try put(.promptsFile, \.promptsFile)
        try put(.goldFile, \.goldFile)
        try put(.forcesGold, \.forcesGold)
        try put(.confidentAbove, \.confidentAbove)
        try put(.bootstrap, \.bootstrap)
        try put(.skipsBadRows, \.skipsBadRows)
        try put(.parallel, \.parallel)
        try put(.failIf, \.failIf)
        try put(.maxUnscored, \.maxUnscored)
        try put(.failsFast, \.failsFast)
        try put(.retriesRefused, \.retriesRefused)
        try put(.reasoningTokens, \.provider.reasoningTokens)
        try put(.reasoningEffort, \.provider.reasoningEffort)
        try put(.parameters, \.provider.parameters)
        try put(.judgeReasoningTokens, \.judgeProvider.reasoningTokens)
        try put(.judgeReasoningEffort, \.judgeProvider.reasoningEffort)
        try put(.judgeParameters, \.judgeProvider.parameters)
        try put(.keyVariables, \.keyVariables)
        try put(.out, \.out)
        try put(.store, \.store)
    }

    /// An element of `models`: a name, or a mapping with settings of its own.
    private struct Assistant: Encodable {
        var name: String
        var settings: ProviderSettings?

        private enum CodingKeys: String, CodingKey {
            case name, parameters
            case reasoningTokens = "reasoning_tokens"
            case reasoningEffort = "reasoning_effort"
        }

        func encode(to encoder: any Encoder) throws {
            guard let settings, !settings.isEmpty else {
                var container = encoder.singleValueContainer()
                return try container.encode(name)
            }
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encodeIfPresent(settings.reasoningTokens, forKey: .reasoningTokens)
            try container.encodeIfPresent(settings.reasoningEffort, forKey: .reasoningEffort)
            try container.encodeIfPresent(settings.parameters, forKey: .parameters)
        }
    }
}

extension Evaluation: ExperimentPlan {
    package static var kind: ExperimentKind { .evaluation }
    package static var keys: [String] { CodingKeys.allCases.map(\.rawValue) }

    package var ownProbes: [any Probe] { probes }

    package init(_ file: ExperimentFile) throws { self = try file.filled(Evaluation(models: [])) }

    package func run(in lab: Lab) async throws -> Run { try await lab.run(self) }

    /// The keys of what is asked of models by an experiment that says itself whom it measures: without those that only an evaluation
    /// by itself can be told, whom it measures and what becomes of the numbers.
    static var measurementKeys: [String] {
        let alone: Set<CodingKeys> = [
            .models, .goldFile, .forcesGold, .confidentAbove, .bootstrap, .failIf, .maxUnscored,
        ]
        return CodingKeys.allCases.filter { !alone.contains($0) }.map(\.rawValue)
    }
}

extension ExperimentKind {
    /// Probes on models.
    public static let evaluation = ExperimentKind(rawValue: "evaluation")
}

extension Evaluation {
    /// Reads an experiment file.
    /// - Parameter file: A file of YAML, or of JSON, which is a part of it.
    /// - Throws: `DataError` with the line of what is wrong.
    public init(file: String) throws {
        try self.init(checked: ExperimentFile(path: file))
    }

    /// Writes an experiment file: JSON, which is YAML, with what differs from the defaults.
    /// - Parameter file: The file's path.
    /// - Throws: ``LabError`` where it cannot be written.
    public func write(to file: String) throws {
        try WholeFile.write(JSONWriter.pages.file(self), to: URL(fileURLWithPath: file))
    }
}
