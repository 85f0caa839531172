import Candor
import CandorLab
import CandorTesting
import Foundation
import Testing

@Suite("Plans of optimisation and their files")
struct OptimisationCodingTests {
    private func sweep() -> Sweep {
        var plan = Sweep(checkpoints: [
            .init(position: 0, model: "scripted:candid"), .init(position: 0.5, model: "scripted:sycophant"),
        ])
        plan.measurement.limit = 3
        plan.measurement.seed = .max
        return plan
    }

    private func bestOfN() -> BestOfN {
        var plan = BestOfN(policy: "scripted:candid", pms: ["oracle:rules", "features:brief.json"])
        (plan.bestOf, plan.betas, plan.pairs) = ([1, 4], [0.5, 2], 16)
        plan.measurement.probes = Probes.all
        plan.measurement.draws = 4
        return plan
    }

    @Test("Written and read, they are the same plans")
    func roundTrip() throws {
        let sweep = sweep()
        #expect(try JSONDecoder().decode(Sweep.self, from: JSONEncoder().encode(sweep)) == sweep)
        for plan in [bestOfN(), BestOfN(policy: "scripted:candid", pms: ["oracle:rules"])] {
            #expect(try JSONDecoder().decode(BestOfN.self, from: JSONEncoder().encode(plan)) == plan)
        }
    }

    @Test("A file says of which kind it is")
    func kinds() async throws {
        try await TemporaryDirectory.with { folder in
            let encoder = JSONEncoder()
            func written(_ plan: some Encodable) throws -> Experiment {
                let text = String(decoding: try encoder.encode(plan), as: UTF8.self)
                return try Experiment(file: folder.write("plan.yaml", text).path)
            }
            encoder.outputFormatting = [.withoutEscapingSlashes]
            let plan = Evaluation(models: ["scripted:candid"])
            let read = [try written(sweep()), try written(bestOfN()), try written(plan)]
            #expect(read == [.sweep(sweep()), .bestOfN(bestOfN()), .evaluation(plan)])
        }
    }

    @Test("A sweep is run as a library, and is found again in the store")
    func run() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            var plan = sweep()
            plan.measurement.probes = [.areYouSure]
            let run = try #require(try await lab.run(.sweep(plan)) as? Run)
            #expect(run.results.run.optimisation?.checkpoints.map(\.position) == [0, 0.5])
            let stored = try await lab.run(named: run.id)
            #expect(stored.results.estimates == run.results.estimates)
            plan.measurement.goldFile = "gold.jsonl"
            await #expect(throws: LabError.self) { try await lab.run(plan) }
        }
    }
}
