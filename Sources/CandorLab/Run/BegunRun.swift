import Candor
import CandorModels
import CandorStore
import Foundation

/// A run that the ledger has as begun, and that ends with what it found.
package struct BegunRun: Sendable {
    /// The run as the ledger has it.
    let stored: StoredRun
    let store: Store

    /// The run's id.
    package var id: String { stored.id }

    /// Keeps what was found.
    /// - Parameters:
    ///   - results: What was found: the content of the main file of its folder.
    ///   - lines: What stands beside it, each with its name; the lines of a file of its folder, where a page needs them.
    ///   - asked: Whether anything was asked that was not remembered; a run that asked nothing new keeps the time of its end.
    package func finish(
        _ results: some Encodable, lines: [(id: String, content: String)] = [], asked: Bool = true
    ) async throws {
        let finished = asked ? RunLedger.now : stored.finished ?? RunLedger.now
        try await store.finish(
            id, at: finished, results: JSONWriter.pages.file(results), trials: lines, folder: stored.folder)
    }

    /// Keeps what was found; a run that found the same as before keeps the time of its end.
    func conclude<Results: Codable & Equatable>(
        _ results: Results, lines: [(id: String, content: String)] = []
    ) async throws {
        // What another version kept, and this one cannot read, is not the same.
        let before = try? await RunLedger(store).results(of: stored, as: Results.self)
        try await finish(results, lines: lines, asked: before != results)
    }
}
