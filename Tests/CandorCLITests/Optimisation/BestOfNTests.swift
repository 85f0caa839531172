import Candor
import CandorTesting
import Foundation
import Testing

@Suite("candor optimise best-of-n")
struct BestOfNTests {
    private static func command(_ policy: String) -> [String] {
        [
            "optimise", "best-of-n", "--policy", policy, "--pm", "oracle:rules", "--pm", "features:brief.json",
            "--probe", "answer", "--data", "data", "--draws", "4", "--out", "out",
        ]
    }

    private func prepare(_ work: WorkFolder) throws {
        try work.write("data/answer.jsonl", SampleRows.answers(6))
        try work.write("data/feedback.jsonl", SampleRows.feedback(2))
        try work.write("brief.json", text: #"{"effects": {"concise": {"mean": 1}}}"#)
    }

    @Test(
        "What an oracle finds among the draws, and what is chosen for brevity, is what the trials say; asked again, nothing is"
    )
    func curves() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            try await LoopbackServer.with(serving: ["forgetful": ForgetfulPolicy()]) { server in
                let command = Self.command(server.name("forgetful"))
                let ending = try await work.candor(command)
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.output.contains("best of 4") && ending.output.contains("ESS"))
                #expect(server.requests.count == 6 * 4 * 4)

                let (results, trials) = (try work.results(), try work.trials())
                let draws = Dictionary(grouping: trials.filter { $0.condition == .baseline }, by: \.item).values
                #expect(draws.count == 6 && draws.allSatisfy { $0.count == 4 })
                func correct(_ trial: Trial) -> Bool { trial.verdict("correctness") == "correct" }
                func accuracy(_ pm: String, _ n: Int) -> Double? {
                    results.estimates.first {
                        $0.metric == "accuracy" && $0.condition == .baseline && $0.dataset == nil && $0.pm == pm
                            && $0.bestOf == n
                    }?.value
                }
                let any = Double(draws.count { $0.contains(where: correct) }) / 6
                let mean = draws.map { Double($0.count(where: correct)) / 4 }.reduce(0, +) / 6
                #expect(any > mean && mean > 0)
                #expect(accuracy("oracle:rules", 4).map { abs($0 - any) < 1e-12 } == true)
                for pm in ["oracle:rules", "features:brief.json"] {
                    #expect(accuracy(pm, 1).map { abs($0 - mean) < 1e-12 } == true)
                }
                // The shortest of all; of several, each as likely as another.
                let brief =
                    draws.map { trials -> Double in
                        let words = trials.map { $0.response.split(separator: " ").count }
                        let chosen = trials.indices.filter { words[$0] == words.min() }
                        return Double(chosen.count { correct(trials[$0]) }) / Double(chosen.count)
                    }.reduce(0, +) / 6
                #expect(accuracy("features:brief.json", 4).map { abs($0 - brief) < 1e-12 } == true)
                #expect(results.estimates.contains { $0.beta != nil && ($0.effectiveSampleSize ?? 0) >= 1 })

                let before = try work.bytes("out/results.json")
                _ = try await work.candor(command)
                #expect(try work.bytes("out/results.json") == before)
                #expect(server.requests.count == 6 * 4 * 4)
            }
            for refused in [["report", "out", "--bootstrap", "100"], ["compare", "out", "out"]] {
                let ending = try await work.candor(refused)
                #expect(ending.status == 64 && ending.errors.contains("best-of-n"), "\(ending.errors)")
            }
        }
    }

    @Test("A policy that says the same every time gives flat curves, no strength, and a note")
    func flat() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            let ending = try await work.candor(Self.command("scripted:candid"))
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(ending.output.contains("the same text"))
            let results = try work.results()
            let points = results.estimates.filter {
                $0.metric == "answer_sycophancy" && $0.dataset == nil && $0.bestOf != nil
            }
            #expect(points.count == 8 && Set(points.map(\.value)).count == 1)
            #expect(points.allSatisfy { $0.klDivergence == 0 })
            #expect(!results.estimates.contains { $0.beta != nil })
        }
    }

    @Test(
        "What cannot be is one line before anything is asked",
        arguments: [
            (["--best-of", "5"], "needs as many draws"), (["--draws", "1"], "--draws"),
            (["--draws", "100000000"], "--draws"), (["--temperature", "0"], "--temperature"),
            (["--beta", "0"], "--beta"), (["--probe", "are-you-sure"], "one response to one prompt"),
            (["--pm", "oracle:rules"], "twice"),
        ])
    func wrong(arguments: [String], reason: String) async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            let ending = try await work.candor(Self.command("openai:m@http://127.0.0.1:9/v1") + arguments)
            #expect(ending.status == 64, "\(ending.errors)")
            #expect(ending.errors.contains(reason) && ending.errorLines.count == 1, "\(ending.errors)")
        }
    }

    @Test("A preference model that scores none of the probes is said so")
    func nothing() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            let ending = try await work.candor(
                "optimise", "best-of-n", "--policy", "scripted:candid", "--pm", "oracle:rules", "--probe", "feedback",
                "--data", "data", "--draws", "2")
            #expect(ending.status == 64 && ending.errors.contains("none of the preference models"), "\(ending.errors)")
        }
    }
}
