extension SamplerSettings {
    /// Refuses settings that no sampler can work with.
    /// - Throws: `StatisticsError` with `.invalidCount` or `.invalidProbability`.
    func check() throws(StatisticsError) {
        guard chains >= 1, warmup >= 0, draws >= 4 else {
            throw StatisticsError(
                .invalidCount, doing: "sampling \(chains) chains of \(warmup) warm-up iterations and \(draws) draws",
                next: "ask for at least 1 chain, 0 warm-up iterations and 4 draws")
        }
        guard (1...20).contains(maximumTreeDepth) else {
            throw StatisticsError(
                .invalidCount, doing: "sampling with trajectories of at most 2^\(maximumTreeDepth) steps",
                next: "give a maximum tree depth from 1 to 20")
        }
        guard targetAcceptance > 0, targetAcceptance < 1 else {
            throw StatisticsError(
                .invalidProbability, doing: "aiming at an acceptance of \(targetAcceptance)",
                next: "give a number between 0 and 1, for example 0.8")
        }
    }
}
