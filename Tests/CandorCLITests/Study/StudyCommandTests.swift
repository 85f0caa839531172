import Candor
import CandorLab
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import Synchronization
import Testing

@Suite("candor study", .timeLimit(.minutes(15)))
struct StudyCommandTests {
    /// Pairs of two groups.
    static let pairs = (1...8).map { number in
        """
        {"id": "p\(number)", "stratum": \((number + 3) / 4), "prompt": "Is it so? \(number)", "options": [{"name": "sycophantic", \
        "text": "Yes, \(number)."}, {"name": "helpful", "text": "No, \(number)."}], "right": "helpful"}
        """
    }.joined(separator: "\n")

    @Test("A study is made, served, answered by a simulated panel, looked at and exported")
    func way() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", text: Self.pairs)
            let made = try await work.candor(
                "study", "create", "s.sqlite", "--pairs", "pairs.jsonl", "--raters-per-pair", "3", "--pairs-per-rater",
                "8")
            #expect(made.status == 0, "\(made.errors)")
            #expect(made.output.contains("24 answers") && made.output.contains("/join/"))
            let listed = try await work.candor("runs", "--kind", "study")
            #expect(listed.output.contains("not ended  study"), "\(listed.output)\(listed.errors)")
            let serving = try await Serving(work, ["s.sqlite", "--backups", "copies"])
            let panel = try await work.candor(
                "study", "simulate", "s.sqlite", "--address", serving.address, "--raters", "3", "--accuracy", "1,0",
                "--parallel", "1")
            #expect(panel.status == 0 && panel.output.contains("3 of 3"), "\(panel.errors)")
            let status = try await work.candor("study", "status", "s.sqlite")
            #expect(status.output.contains("24 of 24 answers") && status.output.contains("50.0%"), "\(status.output)")
            let export = try await work.candor("study", "export", "s.sqlite", "--out", "human")
            #expect(export.status == 0, "\(export.errors)")
            #expect(await serving.end(by: SIGTERM) == 0)
            let report = try await work.candor("report", "latest")
            #expect(report.output.hasPrefix("run ") && report.output.hasSuffix(status.output), "\(report.errors)")
            let folder = try await work.candor("report", "human", "--store", "none.sqlite")
            #expect(folder.output.contains("Krippendorff's α"), "\(folder.errors)")
            let ratings = try StudyRatingsFile.read(
                path: work.candor.folder.appending(path: "human/ratings.jsonl").path)
            #expect(ratings.count { $0.purpose == .rated } == 24 && ratings.count { $0.purpose == .practice } == 6)
            let analysis = try JSONDecoder().decode(StudyAnalysis.self, from: work.bytes("human/analysis.json"))
            #expect(analysis.strata.map(\.accuracy?.average.value) == [1, 0])
            #expect(analysis.overall.options["sycophantic"]?.majority.value == 0.5)
            let copies = try FileManager.default.contentsOfDirectory(
                atPath: work.candor.folder.appending(path: "copies").path)
            #expect(copies.count == 1)
        }
    }

    @Test("An experiment file makes a study, and says how far it has come when it is run again")
    func file() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", text: Self.pairs)
            try work.write("study.yaml", text: "kind: study\nstudy: s.sqlite\npairs: pairs.jsonl\nlimit: 4\n")
            let made = try await work.candor("run", "study.yaml")
            #expect(
                made.status == 0 && made.output.contains("4 tasks") && made.output.contains("/join/"), "\(made.errors)")
            let again = try await work.candor("run", "study.yaml")
            #expect(again.status == 0 && again.output.contains("0 of 20 answers"), "\(again.errors)")
            #expect(!again.output.contains("/join/"))
            try work.write("study.yaml", text: "kind: study\nstudy: s.sqlite\npairs: pairs.jsonl\nlimit: 5\n")
            let other = try await work.candor("run", "study.yaml")
            #expect(other.status == 64 && other.errors.contains("another plan"), "\(other.errors)")
        }
    }

    @Test(
        "Killed while raters answer, a study has every answer that was acknowledged, once, and goes on",
        arguments: [7, 23])
    func killed(after count: Int) async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", text: Self.pairs)
            let made = try await work.candor(
                "study", "create", "s.sqlite", "--pairs", "pairs.jsonl", "--pairs-per-rater", "8", "--invitations", "5")
            #expect(made.status == 0, "\(made.errors)")
            let study = try Study(path: work.candor.folder.appending(path: "s.sqlite").path)
            let links = try study.state().raters.map { "/r/\($0.token)" }
            let raters = (0..<5).map { SimulatedRater(otherwise: 0.5, seed: UInt64($0)) }
            let serving = try await Serving(work, ["s.sqlite"])
            let taken = Mutex<[String]>([])
            let panel = SimulatedPanel(
                raters: raters, tasks: study.tasks,
                acknowledged: { rater, task in
                    let isTime = taken.withLock { taken in
                        taken.append("\(rater) \(task)")
                        return taken.count == count
                    }
                    if isTime { serving.send(SIGKILL) }
                })
            await #expect(throws: (any Error).self) {
                try await panel.visit { serving.address + links[$0] }
            }
            #expect(await serving.end(by: SIGKILL) == -SIGKILL)
            let kept = try study.state().ratings.map { "\(Int($0.rater.dropFirst()).map { $0 - 1 } ?? -1) \($0.task)" }
            let acknowledged = taken.withLock { $0 }
            #expect(Set(kept).count == kept.count && Set(kept).isSuperset(of: acknowledged))
            #expect(kept.count <= acknowledged.count + raters.count, "one answer a rater may have been under way")

            let again = try await Serving(work, ["s.sqlite"])
            let rest = SimulatedPanel(raters: raters, tasks: study.tasks)
            let visits = try await rest.visit { again.address + links[$0] }
            #expect(visits.allSatisfy { $0.code != nil })
            #expect(await again.end(by: SIGINT) == 0)
            let state = try study.state()
            #expect(state.answers.values.allSatisfy { $0 == 5 })
            for (rater, simulated) in zip(state.raters, raters) {
                for assignment in rater.assignments {
                    #expect(assignment.choice == state.task(assignment.task).map { simulated.choice(in: $0) })
                }
            }
        }
    }

    @Test(
        "What cannot be is one line and its status",
        arguments: [
            (["create", "s.sqlite", "--pairs", "none.jsonl"], 66, "none.jsonl"),
            (["create", "s.sqlite", "--pairs", "bad.jsonl"], 65, "bad.jsonl:1"),
            (["create", "there.sqlite", "--pairs", "pairs.jsonl"], 73, "there.sqlite"),
            (["create", "s.sqlite", "--pairs", "pairs.jsonl", "--consent", "none.md"], 66, "none.md"),
            (["create", "s.sqlite", "--pairs", "pairs.jsonl", "--raters-per-pair", "0"], 64, "--raters-per-pair"),
            (
                ["create", "s.sqlite", "--pairs", "pairs.jsonl", "--raters-per-pair", "\(Int.max)"], 64,
                "--raters-per-pair"
            ),
            (["create", "s.sqlite", "--pairs", "pairs.jsonl", "--timeout", "inf"], 64, "--timeout"),
            (["create", "s.sqlite", "--pairs", "pairs.jsonl", "--checks", "open.jsonl"], 65, "open.jsonl: 'x' has no"),
            (["serve", "there.sqlite", "--backup-every", "inf"], 64, "--backup-every"),
            (
                ["create", "s.sqlite", "--pairs", "pairs.jsonl", "--completion-url", "javascript:x"], 64,
                "--completion-url"
            ),
            (["serve", "none.sqlite"], 66, "none.sqlite"), (["status", "pairs.jsonl"], 65, "pairs.jsonl"),
            (["serve", "there.sqlite", "--tls-certificate", "none.pem", "--tls-key", "none.pem"], 66, "none.pem"),
            (["serve", "there.sqlite", "--tls-certificate", "none.pem"], 64, "--tls-key"),
            (["export", "none.sqlite"], 66, "none.sqlite"),
            (["simulate", "there.sqlite", "--accuracy", "2"], 64, "--accuracy"),
            (["simulate", "there.sqlite", "--accuracy", ","], 64, "--accuracy"),
            (["serve", "there.sqlite", "--backups", "pairs.jsonl"], 73, "pairs.jsonl"),
            (["serve", "there.sqlite", "--host", "no host"], 69, "no host"),
            (["create", "s.sqlite", "--pairs", "pairs.jsonl", "--id-parameter", "a b"], 64, "--id-parameter"),
            (["simulate", "there.sqlite", "--accuracy", "0.1,0.2,0.3"], 64, "--accuracy"),
            (["simulate", "there.sqlite", "--address", "http://127.0.0.1:9"], 69, "127.0.0.1:9"),
        ])
    func wrong(arguments: [String], status: Int32, reason: String) async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", text: Self.pairs)
            try work.write("bad.jsonl", text: "{\"id\": \"x\"}\n")
            let options = #"[{"name": "a", "text": "This."}, {"name": "b", "text": "That."}]"#
            try work.write("open.jsonl", text: #"{"id": "x", "prompt": "Which?", "options": \#(options)}"#)
            let made = try await work.candor("study", "create", "there.sqlite", "--pairs", "pairs.jsonl")
            #expect(made.status == 0, "\(made.errors)")
            let ending = try await work.candor(["study"] + arguments)
            #expect(ending.status == status, "\(ending.errors)")
            #expect(ending.errors.contains(reason), "\(ending.errors)")
            if status != 64 { #expect(ending.errors.split(separator: "\n").count == 1, "\(ending.errors)") }
        }
    }
}
