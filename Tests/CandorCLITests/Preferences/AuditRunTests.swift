import Candor
import CandorTesting
import Foundation
import Testing

@Suite("Audits among the runs")
struct AuditRunTests {
    private static let effects: KeyValuePairs = [
        "agree_human_explicit": 0.9, "agree_human_implicit": 0.5, "polite": 0.0, "concise": -0.7,
    ]

    /// A folder with an audit of planted pairs by rules, in `out`.
    private func withAudit(_ body: (WorkFolder) async throws -> Void) async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", PreferenceRows.planted(40, effects: Self.effects))
            let ending = try await work.candor(
                "preferences", "audit", "pairs.jsonl", "--prior-scale", "0.05", "--warmup", "100", "--draws", "200",
                "--no-sensitivity", "--seed", "3", "--out", "out")
            #expect([0, 3].contains(ending.status), "\(ending.errors)")
            try await body(work)
        }
    }

    private func exists(_ file: String, in work: WorkFolder) -> Bool {
        FileManager.default.fileExists(atPath: work.url.appending(path: file).path)
    }

    @Test("By flags or by a file it is one run, which candor runs lists by its kind")
    func oneRun() async throws {
        try await withAudit { work in
            try work.write(
                "audit.yaml",
                text: """
                    kind: audit
                    pairs: pairs.jsonl
                    prior_scale: 0.05
                    warmup: 100
                    draws: 200
                    sensitivity: false
                    seed: 3
                    out: file
                    """)
            let run = try await work.candor("run", "audit.yaml")
            #expect([0, 3].contains(run.status), "\(run.errors)")
            #expect(run.output.contains("prior: laplace, scale 0.05"), "\(run.output)")
            #expect(try work.bytes("out/labels.jsonl") == work.bytes("file/labels.jsonl"))
            #expect(try work.bytes("out/draws-1.csv") == work.bytes("file/draws-1.csv"))
            let runs = try await work.candor("runs", "--kind", "audit")
            #expect(runs.output.split(separator: "\n").count == 1, "\(runs.output)")
            #expect(runs.output.contains("rules  audit"))
            let others = try await work.candor("runs", "--kind", "sweep")
            #expect(others.output.contains("no runs of the kind sweep"))
            let unknown = try await work.candor("runs", "--kind", "mystery")
            #expect(unknown.status == 64 && unknown.errors.contains("audit"), "\(unknown.errors)")
        }
    }

    @Test("Its page is written again: from its folder, and without pairs to read from the store")
    func report() async throws {
        try await withAudit { work in
            let page = try work.bytes("out/report.html")
            for name in ["latest", "out"] {
                try FileManager.default.removeItem(at: work.url.appending(path: "out/report.html"))
                let again = try await work.candor("report", name)
                #expect([0, 3].contains(again.status), "\(again.errors)")
                #expect(try work.bytes("out/report.html") == page)
            }
            try FileManager.default.removeItem(at: work.url.appending(path: "out"))
            let stored = try await work.candor("report", "latest")
            #expect([0, 3].contains(stored.status), "\(stored.errors)")
            #expect(stored.errors.contains("no pairs to read"), "\(stored.errors)")
            let runs = try await work.candor("runs")
            let id = try #require(runs.output.split(separator: " ").first)
            #expect(exists("candor-out/\(id)/report.html", in: work))
        }
    }

    @Test("Where no store knows the audit, its page with pairs to read is left as it is")
    func stray() async throws {
        try await withAudit { work in
            let page = try work.bytes("out/report.html")
            let refused = try await work.candor("report", "out", "--store", "none.sqlite")
            #expect(refused.status == 64 && refused.errors.contains("--store"), "\(refused.errors)")
            #expect(try work.bytes("out/report.html") == page)
            let elsewhere = try await work.candor("report", "out", "--store", "none.sqlite", "--out", "again")
            #expect([0, 3].contains(elsewhere.status), "\(elsewhere.errors)")
            #expect(exists("again/report.html", in: work))
        }
    }

    @Test("Where trials of probes are needed, it is said what the run is")
    func noTrials() async throws {
        try await withAudit { work in
            for arguments in [["compare", "latest", "latest"], ["judge", "sample", "latest", "--metric", "accuracy"]] {
                let ending = try await work.candor(arguments)
                #expect(ending.status == 64, "\(ending.errors)")
                #expect(ending.errors.contains("of the kind audit"), "\(ending.errors)")
            }
            for flags in [["--bootstrap", "10"], ["--figures", "all"]] {
                let ending = try await work.candor(["report", "latest"] + flags)
                #expect(ending.status == 64 && ending.errors.contains("evaluations"), "\(ending.errors)")
            }
        }
    }
}
