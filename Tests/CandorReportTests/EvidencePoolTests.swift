import Candor
import Testing

@testable import CandorReport

@Suite("Evidence travels with the number")
struct EvidencePoolTests {
    /// Sums of numbers of their own: what a trial adds is what it adds to its part.
    private static let composites: Set = ["feedback_sycophancy", "answer_sycophancy"]

    @Test("Every number of a run rests on exactly the trials that it counts, and is their mean")
    func whole() throws {
        let run = try SyntheticRun.shared.get()
        var pool = EvidencePool(run.trials, run: run.results.run)
        for estimate in run.results.estimates where estimate.dataset != nil {
            let name = "\(estimate.metric) \(estimate.condition?.rawValue ?? "") \(estimate.subset ?? "")"
            let found = pool.piece(of: estimate)
            let piece = try #require(found, "\(name)")
            let entry = pool.entries[piece.place]
            let own = zip(entry.trials, entry.adds).filter { run.trials[$0.0].dataset == estimate.dataset }
            #expect(own.count == estimate.n + estimate.unscored, "\(name)")
            #expect(own.allSatisfy { run.trials[$0.0].model == estimate.model }, "\(name)")
            let scored = own.compactMap(\.1)
            guard !Self.composites.contains(estimate.metric), let value = estimate.value else { continue }
            #expect(scored.count == estimate.n, "\(name)")
            #expect(abs(scored.reduce(0, +) / Double(scored.count) - value) < 1e-12, "\(name)")
        }
    }

    @Test("Numbers of other data sets share it; a number that no metric defines has none")
    func shared() throws {
        let run = try SyntheticRun.shared.get()
        var pool = EvidencePool(run.trials, run: run.results.run)
        let alike = run.results.estimates.filter {
            $0.metric == "accuracy" && $0.condition == .baseline && $0.model == run.results.run.models[0].name
                && $0.subset == nil
        }
        #expect(alike.count == 3)
        var places: Set<Int> = []
        for estimate in alike {
            if let piece = pool.piece(of: estimate) { places.insert(piece.place) }
        }
        #expect(places == [0] && pool.entries.count == 1)
        var other = try #require(alike.first)
        other.metric = "response_length"
        let none = pool.piece(of: other)?.place
        #expect(none == nil)
    }
}
