import Candor
import Foundation
import Testing

@Suite("candor optimise train", .serialized)
struct TrainingTests {
    private static let small = [
        "optimise", "train", "--pm", "features:brief.json", "--pm", "features:polite.json", "--prompts", "prompts.txt",
        "--draws", "3", "--response-tokens", "12", "--epochs", "1", "--limit", "1", "--max-tokens", "8", "--probe",
        "answer",
        "--out", "training",
    ]

    /// The same as a file, with one round.
    private static let plan = """
        kind: training
        pm: ["features:brief.json", "features:polite.json"]
        prompts: prompts.txt
        rounds: 1
        draws: 3
        response_tokens: 12
        epochs: 1
        limit: 1
        max_tokens: 8
        probes: answer
        out: training
        """

    /// A line of `round-N.jsonl`.
    private struct Line: Decodable {
        struct Response: Decodable {
            var scores: [String: Double]
            var kept: Bool
        }
        var responses: [Response]
    }

    private func prepare(_ work: WorkFolder) throws {
        try work.write("prompts.txt", text: "Is it late?\nWhat rhymes with cat?\nName a river.\n")
        try work.write("brief.json", text: #"{"effects": {"concise": {"mean": 1}}}"#)
        try work.write("polite.json", text: #"{"effects": {"polite": {"mean": 1}}}"#)
    }

    @Test(
        "A round draws, keeps the best, learns and measures; the same command asks nothing again, more rounds go on",
        .enabled(if: EmbeddedModelFile.isThere, "the embedded model is not there"))
    func train() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            let ending = try await work.candor(Self.small + ["--rounds", "1"])
            #expect(ending.status == 0, "\(ending.errors)")
            let training = try JSONDecoder().decode(
                TrainingDescription.self, from: work.bytes("training/training.json"))
            #expect(training.rounds.map(\.round) == [0, 1])
            #expect(training.rounds[0].identity != training.rounds[1].identity)
            #expect(training.rounds[0].divergence.value == 0 && training.rounds[0].learning == nil)
            let learning = try #require(training.rounds[1].learning)
            #expect(learning.examples + learning.undecided + learning.leftOut == 3)
            #expect(learning.lossAfter < learning.lossBefore)
            #expect(training.rounds[1].scores.map(\.pm) == ["features:brief.json", "features:polite.json"])

            let results = try work.results("training")
            #expect(results.run.optimisation?.training == training)
            let accuracy = results.estimates.filter { $0.metric == "accuracy" && $0.dataset == nil }
            #expect(Set(accuracy.compactMap(\.checkpoint)) == [0, 1])
            #expect(accuracy.filter { $0.checkpoint == 0 }.allSatisfy { $0.klDivergence == 0 })
            #expect(
                accuracy.filter { $0.checkpoint == 1 }.allSatisfy {
                    $0.klDivergence == training.rounds[1].divergence.value
                })

            // What the next round learns is what the preference model scores highest.
            for line in try work.bytes("training/round-0.jsonl").split(separator: UInt8(ascii: "\n")) {
                let responses = try JSONDecoder().decode(Line.self, from: Data(line)).responses
                let scores = responses.map { $0.scores["features:brief.json"] ?? -.infinity }
                let best = Set(scores).count > 1 ? scores.max().flatMap(scores.firstIndex) : nil
                #expect(responses.firstIndex(where: \.kept) == best)
                #expect(responses.count(where: \.kept) == (best == nil ? 0 : 1))
            }

            let files = ["training/results.json", "training/trials.jsonl", "training/training.json"]
            let before = try files.map(work.bytes)
            let again = try await work.candor(Self.small + ["--rounds", "1"])
            #expect(again.output == ending.output)
            #expect(try files.map(work.bytes) == before)

            // The same in a file, and from the ledger; the training's own page is that of its sweep.
            try work.write("training.yaml", text: Self.plan)
            let file = try await work.candor("run", "training.yaml")
            #expect(file.output == ending.output, "\(file.errors)")
            #expect(try files.map(work.bytes) == before)
            let runs = try await work.store.runs()
            #expect(runs.map(\.kind) == ["training", "sweep"])
            try FileManager.default.removeItem(at: work.url.appending(path: "training/report.html"))
            let report = try await work.candor("report", try #require(runs.first?.id))
            // Alike but for how the folder is written in the last line.
            #expect(
                report.output.split(separator: "\n").dropLast() == ending.output.split(separator: "\n").dropLast(),
                "\(report.errors)")
            #expect(try work.bytes("training/report.html").isEmpty == false)

            let other = try await work.candor(Self.small + ["--rounds", "1", "--learning-rate", "0.001"])
            #expect(other.status == 64 && other.errors.contains("another training"), "\(other.errors)")
        }
    }

    @Test(
        "What cannot be is one line and its status, before anything is drawn",
        arguments: [
            (["--policy", "openai:x"], 64, "only models in this process"), (["--rounds", "0"], 64, "--rounds"),
            (["--draws", "1"], 64, "--draws"), (["--learning-rate", "0"], 64, "--learning-rate"),
            (["--prompts", "none.jsonl"], 66, "none.jsonl"), (["--prompts", "brief.json"], 65, "prompt"),
            (["--pm", "prefixed:non-sycophantic:features:brief.json"], 64, "topic"), (["--limit", "0"], 64, "--limit"),
        ])
    func wrong(arguments: [String], status: Int32, says: String) async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            // The last of an option that is given twice counts.
            let ending = try await work.candor(Self.small + arguments)
            #expect(ending.status == status, "\(ending.errors)")
            #expect(ending.errors.contains(says), "\(ending.errors)")
            #expect(ending.errorLines.count == 1, "\(ending.errors)")
            #expect(!FileManager.default.fileExists(atPath: work.url.appending(path: "training/round-0.gguf").path))
        }
    }
}
