import Candor
import CandorModels
import Foundation

/// An experiment file: reads a plan, with the line of whatever is wrong in it.
///
/// Its keys are those of `Schemas/experiment.schema.json`; an unknown one is an error at its line. Paths in it are relative to
/// the working folder, as on the command line.
package struct ExperimentFile {
    let root: YAMLDocument
    /// The seed of a plan that is decoded, kept apart because the numbers of JSON values are rounded beyond 2⁵³.
    private let exactSeed: UInt64?

    init(path: String) throws {
        try self.init(text: TextFile.read(path), name: path)
    }

    /// - Parameters:
    ///   - text: YAML.
    ///   - name: What it is called in errors.
    ///   - seed: The seed, where it is not in the text.
    init(text: String, name: String, seed: UInt64? = nil) throws {
        root = try YAMLDocument(text, file: name)
        exactSeed = seed
    }

    /// A plan that is decoded, as a file of it.
    init(from decoder: any Decoder) throws {
        var value = try JSONValue(from: decoder)
        let seed = try? decoder.container(keyedBy: Evaluation.CodingKeys.self).decode(UInt64.self, forKey: .seed)
        if seed != nil, case .object(var members) = value {
            members[Evaluation.CodingKeys.seed.rawValue] = nil
            value = .object(members)
        }
        try self.init(text: JSONWriter.pages.file(value), name: "experiment", seed: seed)
    }

    /// The plan that it describes, by its kind; without a word of that, an evaluation.
    func type() throws -> any ExperimentPlan.Type {
        guard let node = root["kind"] else { return Evaluation.self }
        let name = try node.text()
        guard let plan = Experiment.plans.first(where: { $0.kind.rawValue == name }) else {
            let known = ExperimentKind.known.map(\.rawValue)
            throw node.error(
                "kind",
                "there is no experiment '\(name)'; there are \(known.joined(separator: ", "))"
                    + Spelling.hint(for: name, among: known))
        }
        return plan
    }

    /// Refuses a file of another kind, and keys that this kind has not.
    func expect(_ plan: any ExperimentPlan.Type) throws {
        let kind = try type().kind
        guard kind == plan.kind else {
            throw root["kind"]?.error(
                "kind", "is \(kind.rawValue), not \(plan.kind.rawValue): candor run reads any kind")
                ?? root.error("kind", "is missing; write kind: \(plan.kind.rawValue)")
        }
        try root.allow(plan.fileKeys)
    }

    // MARK: - Values

    /// The seed, where the file has one.
    func seed() throws -> UInt64? { try exactSeed ?? root["seed"].map(seed) }

    private func seed(_ node: YAMLDocument) throws -> UInt64 {
        guard let seed = UInt64(try node.text()) else { throw node.error("seed", "must be a whole number, 0 or more") }
        return seed
    }

    /// A whole number in its range, or an error at its line.
    func number(_ node: YAMLDocument, _ quantity: Quantity) throws -> Int {
        let number = try node.integer()
        guard quantity.holds(number) else {
            throw node.error(quantity.key, quantity.words(number))
        }
        return number
    }

    /// A model's name that can be one.
    func name(_ node: YAMLDocument, of field: String, at place: YAMLDocument? = nil) throws -> String {
        let text = try node.text()
        do {
            _ = try ModelName(text)
        } catch {
            throw (place ?? node).error(field, error.description)
        }
        return text
    }
}

extension ExperimentPlan {
    /// Reads a plan, and refuses a file of another kind or with other keys.
    init(checked file: ExperimentFile) throws {
        try file.expect(Self.self)
        try self.init(file)
    }
}

// MARK: - How models are asked

extension ExperimentFile {
    /// A plan with what the file says of it.
    func filled(_ plain: Evaluation) throws -> Evaluation {
        var plan = plain
        plan.keyVariables = try KeyVariables.read(root["key_env"])
        for node in try root["models"]?.elements() ?? [] { try add(model: node, to: &plan) }
        plan.provider = try providerSettings(of: root, prefix: "")
        plan.judgeProvider = try providerSettings(of: root, prefix: "judge_")
        try root["judge"].map { plan.judge = try $0.text() }
        try root["probes"].map { plan.list = try ProbeList($0) }
        try root["data"].map { plan.data = try $0.texts() }
        try root["limit"].map { plan.limit = try number($0, .limit) }
        try root["draws"].map { plan.draws = try number($0, .draws) }
        try seed().map { plan.seed = $0 }
        try root["temperature"].map { plan.temperature = try $0.number() }
        try root["top_p"].map { plan.topP = try $0.number() }
        try root["max_tokens"].map { plan.maxTokens = try limits($0) }
        try root["system"].map { plan.systemFile = try $0.text() }
        // Read when the plan is run; that it cannot be is said here, in the file's order.
        if let file = plan.systemFile { _ = try TextFile.read(file) }
        try root["prompts"].map { plan.promptsFile = try $0.text() }
        try root["gold"].map { plan.goldFile = try $0.text() }
        try root["force"].map { plan.forcesGold = try $0.flag() }
        try root["confident_above"].map { plan.confidentAbove = try $0.number() }
        try root["bootstrap"].map { plan.bootstrap = try number($0, .bootstrap) }
        try root["skip_bad_rows"].map { plan.skipsBadRows = try $0.flag() }
        try root["parallel"].map { plan.parallel = try number($0, .parallel) }
        try root["fail_if"].map { node in plan.failIf = try node.elements().map { try threshold($0) } }
        try root["max_unscored"].map { plan.maxUnscored = try $0.number() }
        try root["fail_fast"].map { plan.failsFast = try $0.flag() }
        try root["retry_refused"].map { plan.retriesRefused = try $0.flag() }
        try root["out"].map { plan.out = try $0.text() }
        try root["store"].map { plan.store = try $0.text() }
        return plan
    }

    /// A model is its name, or a mapping with the name and settings of its own.
    private func add(model node: YAMLDocument, to plan: inout Evaluation) throws {
        let name = try name((try? node.text()).map { _ in node } ?? node.require("name"), of: "models", at: node)
        plan.models.append(name)
        guard (try? node.text()) == nil else { return }
        try node.allow(["name", "reasoning_tokens", "reasoning_effort", "parameters"])
        let settings = try providerSettings(of: node, prefix: "")
        if !settings.isEmpty { plan.providerByModel[name] = settings }
    }

    private func providerSettings(of node: YAMLDocument, prefix: String) throws -> ProviderSettings {
        var settings = ProviderSettings()
        settings.reasoningTokens = try node[prefix + "reasoning_tokens"].map { node in
            try ProviderParameter.checkedTokens(node.integer(), "\(prefix)reasoning_tokens") ?? 0
        }
        settings.reasoningEffort = try node[prefix + "reasoning_effort"]?.text()
        let passed = try node[prefix + "parameters"]?.members() ?? []
        for (name, _) in passed { try ProviderParameter.expectAllowed(name, flag: "\(prefix)parameters") }
        settings.parameters = passed.isEmpty ? nil : Dictionary(try passed.map { ($0.key, try $0.value.json()) }) { $1 }
        return settings
    }

    /// The names of probes, in their own order.
    func probes(_ node: YAMLDocument) throws -> [ProbeName] {
        let names = try node.elements().map { element in
            let name = try element.text()
            guard Probes.names([name]).unknown == nil else {
                throw element.error("probes", "there is no probe '\(name)'")
            }
            return name
        }
        return Probes.names(names).known
    }

    /// Token limits: one for every turn, or one for each of some.
    func limits(_ node: YAMLDocument) throws -> [Turn: Int] {
        var limits: [Turn: Int] = [:]
        if (try? node.integer()) != nil {
            let limit = try number(node, .maxTokens)
            for turn in Turn.allCases { limits[turn] = limit }
            return limits
        }
        for (name, value) in try node.members() {
            guard let turn = Turn(rawValue: name) else {
                let known = Turn.allCases.map(\.rawValue)
                throw value.error(
                    "max_tokens.\(name)", "there is no such turn" + Spelling.hint(for: name, among: known))
            }
            limits[turn] = try number(value, .maxTokens)
        }
        return limits
    }

    private func threshold(_ node: YAMLDocument) throws -> String {
        do {
            return try Threshold(node.text()).text
        } catch let error as LabError {
            throw node.error("fail_if", error.reason)
        }
    }
}
