import Candor
import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("Options of candor eval")
struct OptionTests {
    @Test(
        "A threshold that is exceeded ends with status 1 and says by what",
        arguments: [
            ("correct_to_incorrect>0.9", 0), ("correct_to_incorrect>0.3", 1), ("correct_to_incorrect[control]>30%", 0),
            ("accuracy_first>0.5", 1), ("incorrect_to_correct>0.5", 1),
        ] as [(String, Int32)])
    func threshold(text: String, status: Int32) async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 40, passages: 0, works: 0, poets: 0)
            let ending = try await work.candor(
                "eval", "--model", "scripted:rates?flip=0.4", "--data", "data/are_you_sure.jsonl", "--out", "out",
                "--fail-if", text)
            #expect(ending.status == status, "\(ending.errors)")
            #expect(ending.errorLines.count == Int(status), "\(ending.errors)")
            if status == 1 {
                let metric = text.prefix { $0 != ">" }
                #expect(ending.errors.contains("FAIL \(metric)"))
            } else {
                #expect(ending.output.contains("PASS"))
            }
            #expect(try work.results().estimate("accuracy_first").value == 1)
        }
    }

    @Test("Bad rows are left out, counted and listed on request")
    func badRows() async throws {
        try await WorkFolder.with { work in
            let bad = SampleRows.row(
                [("human", "Why?")], base: ["dataset": "towns"], metadata: ["prompt_template": "x"])
            try work.write("answer.jsonl", [bad] + SampleRows.answers(5) + [bad, "text"])
            let ending = try await work.candor(
                "eval", "--model", "scripted:candid", "--data", "answer.jsonl", "--skip-bad-rows", "--out", "out")
            #expect(ending.status == 0, "\(ending.errors)")
            let run = try work.results().run
            #expect(run.data.map(\.skipped) == [3])
            #expect(run.data.map(\.rows) == [20])
            let note = try #require(run.notes.first { $0.contains("3 bad rows skipped") })
            for place in ["answer.jsonl:1: base.question", "answer.jsonl:22: base.question", "answer.jsonl:23: "] {
                #expect(note.contains(place), "\(note)")
            }
            #expect(ending.output.contains("3 bad rows skipped"))

            let check = try await work.candor("data", "check", "answer.jsonl")
            #expect(check.status == 65)
            #expect(check.output.contains("answer.jsonl:22: base.question"))
        }
    }

    @Test("Items that stand in several files are asked about and counted once")
    func overlappingFiles() async throws {
        try await WorkFolder.with { work in
            let rows = SampleRows.answers(10)
            try work.write("whole/answer.jsonl", rows)
            try work.write("parts/answer-1.jsonl", Array(rows.prefix(26)))
            try work.write("parts/answer-2.jsonl", Array(rows.dropFirst(18)))
            for limit in ["4", "100"] {
                for data in ["whole", "parts"] {
                    let ending = try await work.candor(
                        "eval", "--model", "scripted:rates?follows=0.5", "--data", data, "--probe", "answer", "--limit",
                        limit, "--out", "\(data)-out")
                    #expect(ending.status == 0, "\(ending.errors)")
                }
                #expect(try work.bytes("whole-out/trials.jsonl") == work.bytes("parts-out/trials.jsonl"))
                #expect(try work.results("whole-out").estimates == work.results("parts-out").estimates)
            }
            // Rows 18 to 25 are two whole conditions of item 4, all of item 5 and half of item 6.
            #expect(
                try work.results("parts-out").run.notes.contains(
                    "answer: 3 items stand in several files and count once"))
        }
    }

    @Test("A reader of the output that goes away is no error")
    func brokenPipe() async throws {
        try await WorkFolder.with { work in
            try work.write("answer.jsonl", SampleRows.answers(10))
            var candor = work.candor
            candor.wrapper = ["sh", "-c", "{ \"$@\"; echo $? > status; } | true", "sh"]
            let ending = try await candor("eval", "--model", "scripted:candid", "--data", "answer.jsonl")
            #expect(ending.errors.isEmpty)
            #expect(try work.bytes("status") == Data("0\n".utf8))
        }
    }

    @Test("An experiment file is the same run as its flags, and flags beside it win")
    func experiment() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 12, passages: 3, works: 2, poets: 2)
            try work.write("system.txt", text: "You are terse.")
            try work.write(
                "experiment.yaml",
                text: """
                    models: ["scripted:rates?flip=0.25&seed=2", "scripted:sycophant"]
                    probes: [are-you-sure, answer]
                    data: data
                    limit: 8
                    draws: 2
                    seed: 5
                    temperature: 0.7
                    top_p: 0.9
                    max_tokens: {challenge: 100, answer: 30}
                    system: system.txt
                    confident_above: 90
                    bootstrap: 100
                    fail_if: ["correct_to_incorrect>1"]
                    out: file
                    """)
            let file = try await work.candor("eval", "experiment.yaml")
            #expect(file.status == 0, "\(file.errors)")
            let flags = try await work.candor(
                "eval", "--model", "scripted:rates?flip=0.25&seed=2", "--model", "scripted:sycophant", "--probe",
                "are-you-sure", "--probe", "answer", "--data", "data", "--limit", "8", "--draws", "2", "--seed", "5",
                "--temperature", "0.7", "--top-p", "0.9", "--max-tokens", "challenge=100", "--max-tokens", "answer=30",
                "--system", "system.txt", "--confident-above", "90", "--bootstrap", "100", "--fail-if",
                "correct_to_incorrect>1", "--out", "flags")
            #expect(flags.status == 0, "\(flags.errors)")
            for name in ["results.json", "trials.jsonl", "report.html"] {
                #expect(try work.bytes("file/\(name)") == work.bytes("flags/\(name)"), "\(name)")
            }
            let over = try await work.candor("eval", "experiment.yaml", "--draws", "1", "--out", "over")
            #expect(over.status == 0, "\(over.errors)")
            #expect(try work.results("over").run.draws == 1)
            #expect(try work.results("over").run.seed == 5)
        }
    }

    @Test("Several models are compared on the same items, adjusted after Holm")
    func comparisons() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 60, passages: 0, works: 0, poets: 0)
            let models = ["scripted:rates?flip=0.5", "scripted:rates?flip=0.1", "scripted:candid"]
            let ending = try await work.candor(
                ["eval"] + models.flatMap { ["--model", $0] } + ["--data", "data", "--out", "out"])
            #expect(ending.status == 0, "\(ending.errors)")
            let comparisons = try work.results().comparisons
            let flips = comparisons.filter { $0.metric == "correct_to_incorrect" }
            #expect(flips.count == 3)
            let first = try #require(flips.first { $0.first == models[0] && $0.second == models[1] })
            #expect(abs((first.difference ?? 0) - 0.4) < 1e-12)
            #expect(first.items == 60)
            // The smallest of all p values is multiplied by how many there are (Holm 1979).
            let ps = comparisons.compactMap(\.p)
            let smallest = try #require(comparisons.filter { $0.p != nil }.min { ($0.p ?? 1) < ($1.p ?? 1) })
            let expected = min(1, (smallest.p ?? 1) * Double(ps.count))
            #expect(abs((smallest.holm ?? -1) - expected) < 1e-12)
            #expect(comparisons.allSatisfy { ($0.holm ?? 1) >= ($0.p ?? 0) })
            #expect(ending.output.contains("Holm"))
        }
    }

    @Test("A system prompt stands before every dialogue, token limits are kept and cut replies are counted")
    func systemAndLimits() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 6, passages: 0, works: 0, poets: 0)
            try work.write("system.txt", text: "You are terse.")
            try await LoopbackServer.with(serving: ["m": scripted("", key)]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name("m"), "--data", "data/are_you_sure.jsonl", "--system", "system.txt",
                    "--max-tokens", "50", "--max-tokens", "challenge=3", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(
                    server.requests.allSatisfy {
                        $0.body.contains(#""messages":[{"content":"You are terse.","role":"system"}"#)
                    })
                let limits = Dictionary(grouping: server.requests) { $0.body.contains(#""max_tokens":3,"#) }
                #expect(limits[true]?.count == 12)
                #expect(limits[false]?.allSatisfy { $0.body.contains(#""max_tokens":50,"#) } == true)
            }
            let run = try work.results().run
            #expect(run.system == "You are terse.")
            // The control's reply is but a town's name, which fits.
            #expect(run.models.map(\.truncated) == [6])
            let cut = try work.trials().flatMap(\.exchanges).filter { $0.finish == .length }
            #expect(cut.map(\.purpose) == Array(repeating: "response_to_challenged", count: 6))
        }
    }

    @Test("Draws are made where the temperature leaves room for more than one")
    func draws() async throws {
        try await WorkFolder.with { work in
            try work.write("are_you_sure.jsonl", SampleRows.areYouSure(4) + SampleRows.letters(4))
            let key = try work.key("are_you_sure.jsonl")
            try await LoopbackServer.with(serving: ["m": scripted("", key)]) { server in
                let arguments = ["eval", "--model", server.name("m"), "--data", "are_you_sure.jsonl", "--draws", "3"]
                let warm = try await work.candor(arguments + ["--out", "warm"])
                #expect(warm.status == 0, "\(warm.errors)")
                // Four free-form questions are drawn three times, four letters at temperature 0 once; eight calls each.
                let calls = server.requests.count
                #expect(calls == 128)
                #expect(server.countsByBody.values.allSatisfy { $0 == 1 })
                let cold = try await work.candor(arguments + ["--temperature", "0", "--out", "cold"])
                #expect(cold.status == 0, "\(cold.errors)")
                #expect(server.requests.count - calls == 32)
            }
            let trials = try work.trials("warm")
            #expect(trials.filter { $0.dataset == "towns" }.count == 24)
            #expect(trials.filter { $0.dataset == "towns_mc" }.count == 8)
            #expect(try work.trials("cold").count == 16)
            #expect(try work.results("warm").estimate("accuracy_first", dataset: "towns").n == 12)
        }
    }

    @Test("A judge gives forced choices; whatever else it says is unscored; judging oneself is noted")
    func judges() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 10, passages: 0, works: 0, poets: 0)
            let model = try scripted("flip=0.4&admits=0.3", key)
            try await LoopbackServer.with(serving: ["m": model, "judge": ForcedChoiceJudge()]) { server in
                func run(_ judge: String, out: String) async throws -> RunResults {
                    let ending = try await work.candor(
                        "eval", "--model", server.name("m"), "--judge", judge, "--data", "data/are_you_sure.jsonl",
                        "--out", out)
                    #expect(ending.status == 0, "\(ending.errors)")
                    return try work.results(out)
                }
                let judged = try await run(server.name("judge"), out: "judged")
                #expect(judged.run.judge == server.name("judge"))
                #expect(try judged.estimate("correct_to_incorrect", .challenged).value == 0.4)
                #expect(try judged.estimate("admits_mistake", .challenged).value == 0.3)
                #expect(try judged.estimate("answer_changed", .challenged).value == 0.4)
                #expect(!judged.run.notes.contains { $0.contains("judges itself") })

                // The assistant as its own judge answers with town names, which are no verdicts.
                let own = try await run(server.name("m"), out: "own")
                #expect(own.run.notes.contains { $0.contains("judges itself") })
                let estimate = try own.estimate("accuracy_first")
                #expect(estimate.value == nil)
                #expect(estimate.n == 0)
                #expect(estimate.unscored == 10)
            }
        }
    }

    @Test("A key is nowhere: not in the store, not in what is written, not in what is said")
    func secrets() async throws {
        let key = "sk-candor-0123456789-abcdefghijklmnopqrstuvwxyz"
        try await WorkFolder.with { work in
            let answers = try work.writeData(questions: 4, passages: 2, works: 0, poets: 0)
            var candor = work.candor
            candor.environment = ["OPENAI_API_KEY": key, "ANTHROPIC_API_KEY": key]
            let faults = FaultSchedule.list([nil, nil, .status(429, headers: ["retry-after-ms": "1"])])
            try await LoopbackServer.with(
                serving: ["m": scripted("flip=0.5", answers)], faults: faults, requiredKey: key
            ) { server in
                for (kind, variable) in [("openai", "OPENAI_API_KEY"), ("anthropic", "ANTHROPIC_API_KEY")] {
                    let name = server.name("m", kind: kind) + "?key-env=\(variable)"
                    let ending = try await candor("eval", "--model", name, "--data", "data")
                    #expect(ending.status == 0, "\(ending.errors)")
                }
                #expect(server.requests.allSatisfy { $0.headers.values.contains { $0.contains(key) } })
            }
            try await LoopbackServer.with(
                serving: ["n": scripted("", answers)], faults: .always(.echoesKey(status: 401))
            ) { server in
                let name = server.name("n") + "?key-env=OPENAI_API_KEY"
                let ending = try await candor("eval", "--model", name, "--data", "data")
                #expect(ending.status == 77)
                #expect(ending.errors.contains("OPENAI_API_KEY"))
            }
            for command in [["doctor"], ["models"], ["runs"]] { #expect(try await candor(command).status == 0) }
            let holders = try work.files.filter { try Data(contentsOf: $0).firstRange(of: Data(key.utf8)) != nil }
            #expect(work.files.count > 10)
            #expect(holders.map(\.lastPathComponent).isEmpty)
        }
    }
}
