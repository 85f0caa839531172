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
        "prompts", "gold", "confident_above", "bootstrap", "skip_bad_rows", "parallel", "fail_if", "out", "store",
    ]

    init(path: String) throws {
        root = try YAMLDocument(TextFile.read(path), file: path)
        try root.allow(Self.keys)
    }

    func request() throws -> EvaluationRequest {
        var request = EvaluationRequest(models: try models())
        try root["judge"].map { request.judge = try $0.text() }
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
        try root["out"].map { request.out = try $0.text() }
        try root["store"].map { request.store = try $0.text() }
        return request
    }

    private func models() throws -> [ModelName] {
        try root["models"]?.elements().map { node in
            do {
                return try ModelName(node.text())
            } catch let error as ModelNameError {
                throw node.error("models", error.description)
            }
        } ?? []
    }

    private func probes(_ node: YAMLDocument) throws -> [ProbeKind] {
        let kinds = try node.elements().map { element in
            guard let kind = ProbeKind(rawValue: try element.text()) else {
                throw element.error("probes", "there is no probe '\(try element.text())'")
            }
            return kind
        }
        return ProbeKind.allCases.filter(kinds.contains)
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
