import Candor
import CandorLab
import CandorModels
import Foundation
import Testing

@Suite("Preference models by a file, in the ledger and reported again")
struct PreferenceModelRunTests {
    private func prepare(_ work: WorkFolder) throws {
        try work.write("polite.json", text: #"{"effects": {"polite": {"mean": 0.5}}}"#)
        try work.write("answer.jsonl", SampleRows.answers(3))
        try work.write(
            "pairs.jsonl",
            (0..<12).map { index in
                [
                    "prompt": .string("How do I cook dish \(index)?"),
                    "response_a": "Please, thank you: boil it well.",
                    "response_b": "Boil it well for an hour, then eat.", "preferred": index < 9 ? "a" : "b",
                ]
            })
    }

    /// Runs a command and the file that says the same, and sees to it that they are one run that is reported as it was shown.
    private func expectOneRun(
        _ work: WorkFolder, _ arguments: [String], plan: String, files: [String], kind: String
    ) async throws {
        let flags = try await work.candor(arguments + ["--out", "flags"])
        #expect(flags.status == 0, "\(flags.errors)")
        try work.write("plan.yaml", text: "kind: \(kind)\n" + plan + "out: file\n")
        let file = try await work.candor("run", "plan.yaml")
        #expect(file.status == 0, "\(file.errors)")
        #expect(file.output == flags.output && file.errors == flags.errors)
        for name in files { #expect(try work.bytes("flags/\(name)") == work.bytes("file/\(name)"), "\(name)") }

        let runs = try await work.store.runs()
        #expect(runs.map(\.kind) == [kind])
        let id = try #require(runs.first?.id)
        let list = try await work.candor("runs")
        #expect(list.output.hasPrefix("\(id)  began ") && list.output.contains("ended"))

        try FileManager.default.removeItem(at: work.url.appending(path: "file"))
        for name in [id, "latest", "flags"] {
            let report = try await work.candor("report", name)
            #expect(report.status == 0, "\(report.errors)")
            #expect(report.output.hasPrefix(flags.output), "\(name): \(report.output)")
        }
        let figures = try await work.candor("report", id, "--format", "svg")
        #expect(figures.status == 64 && figures.errors.contains(kind), "\(figures.errors)")
    }

    @Test("A check, by flags or by a file, is one run: the same bytes, the same words")
    func check() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            try await expectOneRun(
                work,
                ["pm", "check", "features:polite.json", "--pairs", "pairs.jsonl", "--sample", "10", "--seed", "2"],
                plan: "pm: features:polite.json\npairs: pairs.jsonl\nsample: 10\nseed: 2\n", files: ["pm-check.json"],
                kind: "pm-check")
        }
    }

    @Test("Probing, by flags or by a file, is one run: the same bytes, the same words")
    func probe() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            try await expectOneRun(
                work,
                ["pm", "probe", "features:polite.json", "oracle:rules", "--data", "answer.jsonl", "--wordings", "1"],
                plan: "pm: [\"features:polite.json\", oracle:rules]\ndata: answer.jsonl\nwordings: 1\n",
                files: ["pm-probe.json", "pm-probe-pairs.jsonl"], kind: "pm-probe")
        }
    }

    @Test("What a command needs that a run of such a kind has not is said in a line")
    func other() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            _ = try await work.candor("pm", "check", "features:polite.json", "--pairs", "pairs.jsonl")
            let id = try #require(try await work.store.runs().first?.id)
            let ending = try await work.candor("pm", "compare", "pairs.jsonl", "--where", "polite=a", "--run", id)
            #expect(ending.status == 64 && ending.errors.contains("pm-check"), "\(ending.errors)")
        }
    }

    @Test("Where trials are needed, the latest run is the latest that has some")
    func latest() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            try work.write("are_you_sure.jsonl", SampleRows.areYouSure(3))
            let eval = try await work.candor(
                "eval", "--model", "scripted:sycophant", "--data", "are_you_sure.jsonl", "--out", "out")
            #expect(eval.status == 0, "\(eval.errors)")
            let check = try await work.candor("pm", "check", "features:polite.json", "--pairs", "pairs.jsonl")
            #expect(check.status == 0, "\(check.errors)")
            let report = try await work.candor("report", "latest")
            #expect(report.output.hasPrefix(check.output), "\(report.output)")
            let sample = try await work.candor("judge", "sample", "latest", "--metric", "accuracy_first", "--n", "2")
            #expect(sample.status == 0 && !sample.output.isEmpty, "\(sample.errors)")
        }
    }
}
