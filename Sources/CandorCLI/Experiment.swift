import Candor
import CandorModels
import Foundation

/// An experiment file: what `candor eval` is asked to do, written down.
///
/// Its keys are those of `Schemas/experiment.schema.json`; an unknown one is an error at its line. Paths in it are relative to
/// the working folder, as on the command line.
struct Experiment {
    private let root: YAMLDocument

    static let keys = [
        "models", "judge", "probes", "data", "limit", "draws", "seed", "temperature", "top_p", "max_tokens", "system",
        "prompts", "gold", "confident_above", "bootstrap", "skip_bad_rows", "parallel", "fail_if", "max_unscored",
        "fail_fast", "retry_refused", "reasoning_tokens", "reasoning_effort", "parameters", "judge_reasoning_tokens",
        "judge_reasoning_effort", "judge_parameters", "key_env", "out", "store",
    ]

    init(path: String) throws {
        root = try YAMLDocument(TextFile.read(path), file: path)
        try root.allow(Self.keys)
    }

    func request() throws -> EvaluationRequest {
        let keys = try ExperimentKeys(root["key_env"])
        var request = EvaluationRequest(models: [])
        for node in try root["models"]?.elements() ?? [] { try add(model: node, keys, to: &request) }
        let common = try providerSettings(of: root, prefix: "")
        request.settings.provider = common.isEmpty ? nil : common
        request.judgeSettings = try providerSettings(of: root, prefix: "judge_")
        try root["judge"].map { request.judge = keys.keyed(judge: try $0.text()) }
        try root["probes"].map { request.probes = try probes($0) }
        try root["data"].map { request.data = try $0.texts() }
        try root["limit"].map { request.limit = try number($0, .limit) }
        try root["draws"].map { request.draws = try number($0, .draws) }
        try root["seed"].map { request.settings.seed = try seed($0) }
        try root["temperature"].map { request.settings.freeFormTemperature = try $0.number() }
        try root["top_p"].map { request.settings.topP = try $0.number() }
        try root["max_tokens"].map { try limits($0, &request.settings) }
        try root["system"].map { request.settings.system = try TextFile.read($0.text()) }
        try root["prompts"].map { request.promptsFile = try $0.text() }
        try root["gold"].map { request.goldFile = try $0.text() }
        try root["confident_above"].map {
            request.confident = ConfidentRule(threshold: try $0.number() / 100, isInclusive: false)
        }
        try root["bootstrap"].map { request.bootstrap = try number($0, .bootstrap) }
        try root["skip_bad_rows"].map { request.skipsBadRows = try $0.flag() }
        try root["parallel"].map { request.parallel = try number($0, .parallel) }
        try root["fail_if"].map { node in request.failIf = try node.elements().map { try threshold($0) } }
        try root["max_unscored"].map { request.maxUnscored = try $0.number() }
        try root["fail_fast"].map { request.calls.failsFast = try $0.flag() }
        try root["retry_refused"].map { request.calls.retriesRefused = try $0.flag() }
        try root["out"].map { request.out = try $0.text() }
        try root["store"].map { request.store = try $0.text() }
        return request
    }

    /// A model is its name, or a mapping with the name and settings of its own.
    private func add(model node: YAMLDocument, _ keys: ExperimentKeys, to request: inout EvaluationRequest) throws {
        let name = try (try? node.text()) ?? node.require("name").text()
        do {
            request.models.append(keys.keyed(try ModelName(name)))
        } catch {
            throw node.error("models", error.description)
        }
        guard (try? node.text()) == nil else { return }
        try node.allow(["name", "reasoning_tokens", "reasoning_effort", "parameters"])
        let settings = try providerSettings(of: node, prefix: "")
        if !settings.isEmpty, let model = request.models.last { request.overrides[model.description] = settings }
    }

    private func providerSettings(of node: YAMLDocument, prefix: String) throws -> ProviderSettings {
        var settings = ProviderSettings()
        settings.reasoningTokens = try node[prefix + "reasoning_tokens"].map { node in
            try ProviderOptions.checked(node.integer(), "\(prefix)reasoning_tokens") ?? 0
        }
        settings.reasoningEffort = try node[prefix + "reasoning_effort"]?.text()
        let passed = try node[prefix + "parameters"]?.members() ?? []
        for (name, _) in passed { try ProviderParameter.expectAllowed(name, flag: "\(prefix)parameters") }
        settings.parameters = passed.isEmpty ? nil : Dictionary(try passed.map { ($0.key, try $0.value.json()) }) { $1 }
        return settings
    }

    private func probes(_ node: YAMLDocument) throws -> [ProbeName] {
        let names = try node.elements().map { element in
            let name = try element.text()
            guard Probes.names([name]).unknown == nil else {
                throw element.error("probes", "there is no probe '\(name)'")
            }
            return name
        }
        return Probes.names(names).known
    }

    /// A whole number in its range, or an error at its line.
    private func number(_ node: YAMLDocument, _ quantity: Quantity) throws -> Int {
        let number = try node.integer()
        guard quantity.holds(number) else {
            throw node.error(String(quantity.flag.dropFirst(2)).replacing("-", with: "_"), quantity.words(number))
        }
        return number
    }

    private func seed(_ node: YAMLDocument) throws -> UInt64 {
        guard let seed = UInt64(try node.text()) else { throw node.error("seed", "must be a whole number, 0 or more") }
        return seed
    }

    private func limits(_ node: YAMLDocument, _ settings: inout AssistantSettings) throws {
        if (try? node.integer()) != nil {
            let limit = try number(node, .maxTokens)
            for turn in Turn.allCases { settings.maxTokens[turn] = limit }
            return
        }
        for (name, value) in try node.members() {
            guard let turn = Turn(rawValue: name) else {
                throw value.error("max_tokens.\(name)", "there is no such turn")
            }
            settings.maxTokens[turn] = try number(value, .maxTokens)
        }
    }

    private func threshold(_ node: YAMLDocument) throws -> Threshold {
        do {
            return try Threshold(node.text())
        } catch let error as CommandError {
            throw node.error("fail_if", error.reason)
        }
    }
}
