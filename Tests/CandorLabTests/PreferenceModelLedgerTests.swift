import Candor
import CandorPreferenceModels
import CandorTesting
import Foundation
import Testing

@testable import CandorLab

@Suite("Runs of preference models in the ledger")
struct PreferenceModelLedgerTests {
    private func prepare(_ folder: TemporaryDirectory) throws -> (pm: String, pairs: String) {
        let pm = try folder.write("polite.json", #"{"effects": {"polite": {"mean": 0.5}}}"#)
        let rows = (0..<8).map { index in
            #"{"prompt": "How do I cook dish \#(index)?", "response_a": "Please, thank you: boil it well.", "#
                + #""response_b": "Boil it well for an hour, then eat.", "preferred": "\#(index < 6 ? "a" : "b")"}"#
        }
        let pairs = try folder.write("pairs.jsonl", rows.map { $0 + "\n" }.joined())
        return ("features:\(pm.path)", pairs.path)
    }

    @Test("A check is one run however often it is run, and what it found is kept")
    func checking() async throws {
        try await TemporaryDirectory.with { folder in
            let (pm, pairs) = try prepare(folder)
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            var plan = PreferenceModelChecking(pm: pm, pairs: pairs)
            let found = try await lab.run(plan)
            #expect(found.check.accuracy.value == 0.75)
            let run = try #require(try await lab.runs().first)
            #expect(run.id == found.id && run.experimentKind == .preferenceModelCheck)
            #expect(run.models == pm && run.probes.isEmpty && run.folder == nil && run.finished != nil)
            let ledger = RunLedger(try lab.open())
            #expect(try await ledger.results(of: run) == found.check)

            // Where it is written to and how fast it goes change nothing of what is found.
            plan.parallel = 1
            plan.out = folder.url.appending(path: "out").path
            let again = try await lab.run(plan)
            #expect(again.id == found.id && again.check == found.check)
            #expect(try await lab.runs().map(\.finished) == [run.finished])
            let file = try Data(contentsOf: folder.url.appending(path: "out/pm-check.json"))
            #expect(try JSONDecoder().decode(PreferenceModelCheck.self, from: file) == found.check)

            plan.sample = 4
            #expect(try await lab.run(plan).id != found.id)
            #expect(try await lab.runs().count == 2)
            // Other pairs under the same name are another run.
            plan.sample = nil
            let lines = try String(contentsOfFile: pairs, encoding: .utf8).split(separator: "\n").dropFirst()
            _ = try folder.write("pairs.jsonl", lines.map { $0 + "\n" }.joined())
            #expect(try await lab.run(plan).id != found.id)
        }
    }

    @Test("Probing is a run with its probes, and what it found is kept")
    func probing() async throws {
        try await TemporaryDirectory.with { folder in
            let pm = try prepare(folder).pm
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let plan = PreferenceModelProbing(
                pms: [pm, "oracle:rules"], probes: [.answer], data: ["questions-answer"], limit: 2)
            let found = try #require(
                try await lab.run(Experiment(plan)) as? PreferenceModelProbing.Outcome)
            #expect(found.pairs.isEmpty == false)
            let run = try #require(try await lab.runs().first)
            #expect(run.id == found.id && run.experimentKind == .preferenceModelProbe)
            #expect(run.models == "\(pm),oracle:rules" && run.probes == "answer")
            #expect(try await RunLedger(lab.open()).results(of: run) == found.results)
            #expect(try await lab.run(plan).id == found.id)
            #expect(try await lab.runs().map(\.finished) == [run.finished])
        }
    }

    @Test("A run is known again by its folder, with the store and without it")
    func folders() async throws {
        try await TemporaryDirectory.with { folder in
            let (pm, pairs) = try prepare(folder)
            let store = folder.url.appending(path: "candor.sqlite").path
            let lab = try await Lab(store: store)
            var checking = PreferenceModelChecking(pm: pm, pairs: pairs)
            checking.out = folder.url.appending(path: "checked").path
            let check = try await lab.run(checking)
            var probing = PreferenceModelProbing(pms: [pm], probes: [.answer], data: ["questions-answer"], limit: 2)
            probing.out = folder.url.appending(path: "probed").path
            let probed = try await lab.run(probing)
            for store in [store, folder.url.appending(path: "none.sqlite").path] {
                let checked = try await other(folder.url.appending(path: "checked").path, store)
                #expect(checked.kind == .preferenceModelCheck)
                #expect(try checked.found(as: PreferenceModelCheck.self).value == check.check)
                let found = try await other(folder.url.appending(path: "probed").path, store)
                #expect(found.kind == .preferenceModelProbe)
                #expect(try found.found(as: PreferenceProbeResults.self).value == probed.results)
            }
            // By its id, too, it is known whether the folder still has what was found.
            let byID = try await other(check.id, store)
            #expect(try byID.found(as: PreferenceModelCheck.self).isInFolder)
        }
    }

    private func other(_ text: String, _ store: String) async throws -> FoundRun {
        guard case .other(let found) = try await RunReference(text: text, store: store).find() else {
            throw LabError(.usage, "\(text) is a run of probes")
        }
        return found
    }

    @Test("Every kind that writes a folder says by which files it is known again")
    func files() {
        let without = Experiment.plans.filter { $0.files.isEmpty && !$0.isOfProbes }
        #expect(without.map { $0.kind } == [.head], "a head is a file, and no folder")
    }

    @Test("What cannot be is said before anything is noted")
    func refusals() async throws {
        try await TemporaryDirectory.with { folder in
            let (pm, pairs) = try prepare(folder)
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            await #expect(throws: LabError.self) {
                try await lab.run(PreferenceModelChecking(pm: pm, pairs: pairs, sample: 0))
            }
            await #expect(throws: DataError.self) {
                try await lab.run(PreferenceModelChecking(pm: pm, pairs: pairs + ".not"))
            }
            await #expect(throws: LabError.self) { try await lab.run(PreferenceModelProbing(pms: [pm, pm])) }
            await #expect(throws: LabError.self) { try await lab.run(Training(policy: "openai:x", pms: [pm])) }
            await #expect(throws: (any Error).self) {
                try await lab.run(HeadComparison(pairs: pairs, filter: "no such feature"))
            }
            #expect(try await lab.runs().isEmpty)
        }
    }
}
