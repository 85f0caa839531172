import CandorModels

extension EvaluationRequest {
    /// Refuses numbers that cannot be.
    package func validate() throws {
        guard !models.isEmpty else {
            throw LabError(.usage, "no model: say which with --model, for example llama:smollm2-135m-instruct")
        }
        let names = models.map(\.description)
        guard Set(names).count == names.count else { throw LabError(.usage, "--model: the same model twice") }
        let tokens = settings.maxTokens.values.first { !Quantity.maxTokens.holds($0) }
        let rules: [(holds: Bool, rule: String)] = [
            (Quantity.limit.holds(limit), Quantity.limit.rule(limit)),
            (Quantity.draws.holds(draws), Quantity.draws.rule(draws)),
            (Quantity.parallel.holds(parallel), Quantity.parallel.rule(parallel)),
            (
                settings.freeFormTemperature >= 0 && settings.freeFormTemperature.isFinite,
                "--temperature must be 0 or more"
            ),
            (settings.topP > 0 && settings.topP <= 1, "--top-p must be above 0 and at most 1"),
            (tokens == nil, Quantity.maxTokens.rule(tokens)),
            ((0...1).contains(confident.threshold), "--confident-above must be a percentage from 0 to 100"),
            (Quantity.bootstrap.holds(bootstrap), Quantity.bootstrap.rule(bootstrap)),
            ((0...1).contains(maxUnscored), "--max-unscored must be from 0 to 1"),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
        if let stray = overrides.keys.sorted().first(where: { !names.contains($0) }) {
            throw LabError(.usage, "--param or --reasoning-effort for '\(stray)', which is not among the models")
        }
        for threshold in failIf where probes.allSatisfy({ !threshold.concerns($0) }) {
            throw LabError(.usage, "--fail-if '\(threshold.text)': the probe of this metric is not among those run")
        }
        for name in models + [try? ModelName(judge)].compactMap({ $0 }) { try name.expectNoSecret() }
    }
}
