import CandorStore

extension RunLedger {
    /// Keeps what an experiment found; one that found the same as before keeps the time of its end.
    /// - Parameters:
    ///   - run: The run, as it was begun.
    ///   - results: What was found: the content of the main file of its folder.
    func conclude<Results: Codable & Equatable>(_ run: StoredRun, _ results: Results) async throws {
        // What another version kept, and this one cannot read, is not the same.
        let before = try? await self.results(of: run, as: Results.self)
        try await finish(run, results: results, asked: before != results)
    }
}
