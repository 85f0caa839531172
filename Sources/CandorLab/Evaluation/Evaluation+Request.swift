import Candor
import CandorModels

extension Evaluation {
    /// The plan with its names read and its files found; numbers are checked by ``EvaluationRequest/validate()``.
    /// - Throws: `ModelNameError`, ``LabError`` or `DataError` for what cannot be.
    package func request() throws -> EvaluationRequest {
        let keys = KeyVariables(keyVariables)
        if let fault = keys.fault { throw LabError(.usage, "\(fault.field) \(fault.reason)") }
        var request = EvaluationRequest(models: [])
        for name in models {
            let model = keys.keyed(try ModelName(name))
            request.models.append(model)
            if let own = providerByModel[name], !own.isEmpty { request.overrides[model.description] = own }
        }
        if let stray = providerByModel.keys.sorted().first(where: { !models.contains($0) }) {
            throw LabError(.usage, "settings for '\(stray)', which is not among the models")
        }
        request.judge = keys.keyed(judge: judge)
        request.probes = Probes.names.filter(probes.contains)
        (request.data, request.limit, request.draws) = (data, limit, draws)
        request.settings = AssistantSettings(
            freeFormTemperature: temperature, topP: topP, seed: seed, maxTokens: maxTokens,
            system: try systemFile.map(TextFile.read))
        request.settings.provider = provider.isEmpty ? nil : provider
        request.judgeSettings = judgeProvider
        (request.promptsFile, request.goldFile) = (promptsFile, goldFile)
        if let confidentAbove {
            request.confident = ConfidentRule(threshold: confidentAbove / 100, isInclusive: false)
        }
        (request.bootstrap, request.skipsBadRows, request.parallel) = (bootstrap, skipsBadRows, parallel)
        request.failIf = try failIf.map { try Threshold($0) }
        request.maxUnscored = maxUnscored
        request.calls = CallPolicy(failsFast: failsFast, retriesRefused: retriesRefused)
        request.out = out
        if let store { request.store = store }
        return request
    }

    /// Refuses what only an evaluation by itself can be told.
    func expectMeasurementAlone() throws {
        let plain = Evaluation(models: [])
        let rules: [(holds: Bool, what: String)] = [
            (models.isEmpty, "models"), (goldFile == nil, "gold"), (confidentAbove == nil, "confident_above"),
            (bootstrap == nil, "bootstrap"), (failIf.isEmpty, "fail_if"),
            (maxUnscored == plain.maxUnscored, "max_unscored"),
        ]
        guard let broken = rules.first(where: { !$0.holds }) else { return }
        throw LabError(.usage, "\(broken.what) is for evaluations; this experiment's measurement takes none")
    }
}
