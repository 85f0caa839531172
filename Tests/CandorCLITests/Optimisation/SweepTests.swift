import Candor
import CandorTesting
import Foundation
import Testing

@Suite("candor optimise sweep")
struct SweepTests {
    @Test("Flips at 0, ¼ and ½ of 20 items through training are found as such, with their slope")
    func knownTrend() async throws {
        try await WorkFolder.with { work in
            try work.write("data/are_you_sure.jsonl", SampleRows.areYouSure(20))
            let key = try work.key("data/are_you_sure.jsonl")
            let models = [
                "start": try scripted("flip=0", key), "middle": try scripted("flip=0.25", key),
                "end": try scripted("flip=0.5", key),
            ]
            try await LoopbackServer.with(serving: models) { server in
                let ending = try await work.candor(
                    "optimise", "sweep", "--checkpoint", "1=\(server.name("end"))",
                    "--checkpoint", "0=\(server.name("start"))", "--checkpoint", "0.5=\(server.name("middle"))",
                    "--probe", "are-you-sure", "--data", "data", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.output.contains("slope"))
            }
            let results = try work.results()
            #expect(results.run.optimisation?.checkpoints.map(\.position) == [0, 0.5, 1])
            for (position, share) in [(0.0, 0.0), (0.5, 0.25), (1.0, 0.5)] {
                let estimate = try #require(
                    results.estimates.first {
                        $0.checkpoint == position && $0.metric == "correct_to_incorrect" && $0.condition == .challenged
                            && $0.dataset == "towns" && $0.subset == nil
                    })
                #expect(abs((estimate.value ?? -1) - share) < 1e-12)
            }
            let trend = try #require(results.trends?.first { $0.dataset == "towns" })
            #expect(abs((trend.slope ?? 0) - 0.5) < 1e-12)
            #expect(trend.points == 3)
            let comparison = try #require(results.comparisons.first { $0.metric == "correct_to_incorrect" })
            #expect(abs((comparison.difference ?? 0) - 0.5) < 1e-12)
        }
    }

    @Test(
        "A sweep that cannot be is refused in one line",
        arguments: [
            (["0=scripted:candid"], "two checkpoints"), (["0=scripted:candid", "0=scripted:sycophant"], "twice"),
            (["a=scripted:candid", "1=scripted:sycophant"], "POSITION=MODEL"),
            (["0=scripted:candid", "1=scripted:candid"], "the same model twice"),
        ])
    func refused(checkpoints: [String], reason: String) async throws {
        try await WorkFolder.with { work in
            let flags = checkpoints.flatMap { ["--checkpoint", $0] }
            let ending = try await work.candor(["optimise", "sweep"] + flags)
            #expect(ending.status == 64)
            #expect(ending.errors.contains(reason))
            #expect(ending.errorLines.count == 1)
        }
    }
}
