import Candor
import CandorLab
import CandorTesting
import Foundation
import Testing

@Suite("Two runs set against each other")
struct RunComparisonTests {
    @Test("Models that differ are compared on the items of both, in either direction")
    func compared() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let plan = { (model: String, limit: Int) in
                Evaluation(
                    models: [model], probes: [.areYouSure], data: ["questions-are-you-sure"], limit: limit, seed: 7)
            }
            let swayed = try await lab.run(plan("scripted:sycophant", 4))
            let firm = try await lab.run(plan("scripted:candid", 5))
            let comparison = try RunComparison(swayed, firm)
            let record = try #require(comparison.records.first { $0.metric == "correct_to_incorrect" })
            #expect(record.first == "scripted:sycophant" && record.second == "scripted:candid")
            #expect((1...4).contains(record.items), "those of the smaller run, where the first answers are right")
            let difference = try #require(record.difference)
            #expect(difference > 0)
            #expect(comparison.differences.contains { $0.first != $0.second })
            let back = try RunComparison(firm, swayed, pairing: .named(["scripted:candid=scripted:sycophant"]))
            #expect(back.records.first { $0.metric == "correct_to_incorrect" }?.difference == -difference)
        }
    }

    @Test("A run is not compared with itself, and pairs have to be there")
    func refused() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let run = try await lab.run(
                Evaluation(models: ["scripted:candid"], probes: [.areYouSure], limit: 2, seed: 7))
            let other = try await lab.run(
                Evaluation(models: ["scripted:candid"], probes: [.areYouSure], limit: 3, seed: 7))
            let itself = #expect(throws: LabError.self) { try RunComparison(run, run) }
            #expect(itself?.reason == "both are run \(run.id)")
            #expect(throws: LabError.self) {
                try RunComparison(run, other, pairing: .named(["scripted:candid=scripted:nobody"]))
            }
        }
    }
}
