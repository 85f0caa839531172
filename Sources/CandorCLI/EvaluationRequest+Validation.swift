import CandorModels

extension EvaluationRequest {
    /// Refuses numbers that cannot be.
    func validate() throws {
        guard !models.isEmpty else {
            throw CommandError(.usage, "no model: say which with --model, for example llama:smollm2-135m-instruct")
        }
        let names = models.map(\.description)
        guard Set(names).count == names.count else { throw CommandError(.usage, "--model: the same model twice") }
        let rules: [(holds: Bool, rule: String)] = [
            (Quantity.limit.holds(limit), Quantity.limit.rule),
            (Quantity.draws.holds(draws), Quantity.draws.rule),
            (Quantity.parallel.holds(parallel), Quantity.parallel.rule),
            (
                settings.freeFormTemperature >= 0 && settings.freeFormTemperature.isFinite,
                "--temperature must be 0 or more"
            ),
            (settings.topP > 0 && settings.topP <= 1, "--top-p must be above 0 and at most 1"),
            (settings.maxTokens.values.allSatisfy(Quantity.maxTokens.holds), Quantity.maxTokens.rule),
            ((0...1).contains(confident.threshold), "--confident-above must be a percentage from 0 to 100"),
            (Quantity.bootstrap.holds(bootstrap), Quantity.bootstrap.rule),
            ((0...1).contains(maxUnscored), "--max-unscored must be from 0 to 1"),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw CommandError(.usage, broken.rule) }
        if let stray = overrides.keys.sorted().first(where: { !names.contains($0) }) {
            throw CommandError(.usage, "--param or --reasoning-effort for '\(stray)', which is not among the models")
        }
        for threshold in failIf where probes.allSatisfy({ !threshold.concerns($0) }) {
            throw CommandError(.usage, "--fail-if '\(threshold.text)': the probe of this metric is not among those run")
        }
        for name in models + [try? ModelName(judge)].compactMap({ $0 }) { try name.expectNoSecret() }
    }
}
