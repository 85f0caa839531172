import Candor
import CandorModels
import CandorPreferenceModels

/// Probes the heads of a comparison, if data are named.
struct HeadProbe {
    let data: [String]
    let limit: Int
    let wordings: Int
    let seed: UInt64

    /// The data to probe on.
    func datasets() throws -> [Dataset] {
        guard !data.isEmpty else { return [] }
        return try DatasetLoader(probes: Probes.names, badRows: .stop).load(data)
    }

    /// The items to probe on.
    func items(_ datasets: [Dataset]) -> [Item] {
        let selection = ItemSelection(limit: limit, seed: seed)
        return datasets.flatMap { selection($0.items) }
    }

    /// What the heads of every split pay for agreement.
    func measurements(of rivals: [HeadRivals], items: [Item], bench: HeadBench) async throws -> [HeadMeasurement] {
        guard !items.isEmpty else { return [] }
        let responses = try ProbeResponses.load()
        bench.progress.begin("probing heads", total: 2 * items.count * rivals.count) { 0 }
        defer { bench.progress.end() }
        var measurements: [HeadMeasurement] = []
        for rival in rivals {
            func probed(_ head: PreferenceHead, _ name: String) async throws -> [ProbedPair] {
                let model = TopicPreferenceModel(try bench.model(head, name))
                return try await PreferenceProbe(
                    model, responses: responses, wordings: wordings, seed: seed, parallel: 1
                ).pairs(of: items) { bench.progress.completed() }
            }
            measurements += HeadMeasurement.probing(
                split: rival.split, all: try await probed(rival.all, "all"), kept: try await probed(rival.kept, "kept"))
        }
        return measurements
    }
}
