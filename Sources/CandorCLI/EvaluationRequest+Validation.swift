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
            (limit.map { $0 >= 1 } ?? true, "--limit must be at least 1"),
            (draws >= 1, "--draws must be at least 1"),
            (parallel >= 1, "--parallel must be at least 1"),
            (
                settings.freeFormTemperature >= 0 && settings.freeFormTemperature.isFinite,
                "--temperature must be 0 or more"
            ),
            (settings.topP > 0 && settings.topP <= 1, "--top-p must be above 0 and at most 1"),
            (settings.maxTokens.values.allSatisfy { $0 >= 1 }, "--max-tokens must be at least 1"),
            ((0...1).contains(confident.threshold), "--confident-above must be a percentage from 0 to 100"),
            (bootstrap.map { $0 >= 2 } ?? true, "--bootstrap must be at least 2"),
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
