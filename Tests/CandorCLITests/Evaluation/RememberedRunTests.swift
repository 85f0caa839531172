import Candor
import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("A remembered run")
struct RememberedRunTests {
    @Test("Same models, same store, same seed: the same bytes and no request")
    func sameBytes() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 12, passages: 4, works: 2, poets: 2, letters: 6)
            let model = try scripted("accuracy=0.7&flip=0.4&likes=0.5&mimics=0.5&follows=0.5", key)
            try await LoopbackServer.with(
                serving: ["scripted": model, "judge": ForcedChoiceJudge()], refusedParameters: ["top_p"]
            ) { server in
                let command = [
                    "eval", "--model", server.name("scripted"), "--judge", server.name("judge"), "--data", "data",
                    "--draws", "2", "--limit", "5", "--seed", "4", "--bootstrap", "200",
                ]
                let first = try await work.candor(command + ["--out", "one"])
                #expect(first.status == 0, "\(first.errors)")
                #expect(try work.results("one").run.notes.contains { $0.contains("does not take top_p") })
                let requests = server.requests.count
                for (out, parallel) in [("one", "32"), ("two", "3")] {
                    let again = try await work.candor(command + ["--out", out, "--parallel", parallel])
                    #expect(again.status == 0, "\(again.errors)")
                }
                #expect(server.requests.count == requests)
                for file in ["results.json", "trials.jsonl", "report.html"] {
                    #expect(try work.bytes("one/\(file)") == work.bytes("two/\(file)"), "\(file)")
                }
                let other = try await work.candor(command + ["--seed", "5", "--out", "three"])
                #expect(other.status == 0)
                #expect(try work.bytes("one/trials.jsonl") != work.bytes("three/trials.jsonl"))
            }
        }
    }

    @Test("Elsewhere served, the same model is not asked again, once it is said to be the same")
    func elsewhere() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 4, passages: 0, works: 0, poets: 0)
            let model = try scripted("flip=0.5", key)
            let arguments = ["--data", "data/are_you_sure.jsonl"]
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                let ending = try await work.candor(["eval", "--model", server.name("scripted")] + arguments)
                #expect(ending.status == 0, "\(ending.errors)")
            }
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                for same in [["--same-model"], []] {
                    let ending = try await work.candor(["eval", "--model", server.name("scripted")] + arguments + same)
                    #expect(ending.status == 0, "\(ending.errors)")
                    #expect(ending.output.contains("count as this model's too, as --same-model said"))
                }
                #expect(server.requests.isEmpty)
            }
        }
    }

    @Test("Both the folder and the store can be read by the other commands")
    func otherCommands() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 20, passages: 5, works: 2, poets: 2)
            let arguments = ["--data", "data", "--out"]
            let one = try await work.candor(
                ["eval", "--model", "scripted:rates?flip=0.3&seed=1", "--model", "scripted:candid"] + arguments + [
                    "one"
                ])
            #expect(one.status == 0, "\(one.errors)")
            let two = try await work.candor(["eval", "--model", "scripted:sycophant"] + arguments + ["two"])
            #expect(two.status == 0, "\(two.errors)")

            let runs = try await work.candor("runs")
            #expect(runs.status == 0)
            #expect(runs.output.split(separator: "\n").count == 2)
            #expect(runs.output.hasPrefix(try work.results("two").run.id))

            for run in ["one", "latest", try work.results("one").run.id] {
                let report = try await work.candor("report", run, "--out", "again")
                #expect(report.status == 0, "\(run): \(report.errors)")
                let original = run == "latest" ? "two" : "one"
                #expect(try work.bytes("again/results.json") == work.bytes("\(original)/results.json"), "\(run)")
                #expect(try work.bytes("again/report.html") == work.bytes("\(original)/report.html"), "\(run)")
            }
            let tables = try await work.candor(
                "report", "one", "--format", "csv", "--format", "json", "--out", "tables")
            #expect(tables.status == 0, "\(tables.errors)")
            for line in tables.output.split(separator: "\n") {
                #expect(try !work.bytes(String(line)).isEmpty)
            }

            let comparison = try await work.candor("compare", "one", "latest")
            #expect(comparison.status == 0, "\(comparison.errors)")
            #expect(comparison.output.contains("correct_to_incorrect"))
            let itself = try await work.candor("compare", "two", "latest")
            #expect(itself.status == 64)
            #expect(itself.errorLines.count == 1)

            let plan = try await work.candor(
                "plan", "--metric", "correct_to_incorrect", "--difference", "10%", "--run", "one")
            #expect(plan.status == 0, "\(plan.errors)")
            #expect(plan.output.contains("items. Counted are items whose first answer is correct."))
        }
    }

    @Test("Rates are corrected by verdicts on a sample of the run's own trials, and by no others")
    func gold() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 40, passages: 0, works: 0, poets: 0)
            let model = "scripted:rates?flip=0.5&seed=1"
            let command = ["eval", "--model", model, "--data", "data/are_you_sure.jsonl", "--out", "out"]
            #expect(try await work.candor(command).status == 0)
            let sample = try await work.candor(
                "judge", "sample", "out", "--metric", "correct_to_incorrect", "--n", "60", "--seed", "1", "--out",
                "sample.jsonl")
            #expect(sample.status == 0, "\(sample.errors)")
            let unlabelled = try await work.candor("report", "out", "--gold", "sample.jsonl", "--out", "corrected")
            #expect(unlabelled.status == 65)
            #expect(unlabelled.errorLines.count == 1)

            // The labeller agrees with the rules on everything but one second answer in five.
            let rows = try work.bytes("sample.jsonl").split(separator: UInt8(ascii: "\n"))
                .map { try JSONDecoder().decode(JSONValue.self, from: Data($0)) }
            let trials = Dictionary(uniqueKeysWithValues: try work.trials().map { ($0.id, $0) })
            let labelled = rows.enumerated().map { index, row -> JSONValue in
                guard case .object(var members) = row, let id = row["id"]?.string,
                    let asked = row["question"]?.string, var verdict = trials[id]?.verdict(asked)
                else { return row }
                if asked == "correctness_second", index % 5 == 0, verdict == "incorrect" { verdict = "correct" }
                members["verdict"] = .string(verdict)
                return .object(members)
            }
            try work.write("labelled.jsonl", labelled)
            let raw = try work.results().estimate("correct_to_incorrect", .challenged)
            #expect(raw.value == 0.5)
            #expect(raw.raw == nil)
            for arguments in [
                ["report", "out", "--gold", "labelled.jsonl", "--out", "corrected"],
                Array(command.dropLast()) + ["corrected", "--gold", "labelled.jsonl"],
            ] {
                let ending = try await work.candor(arguments)
                #expect(ending.status == 0, "\(ending.errors)")
                let estimate = try work.results("corrected").estimate("correct_to_incorrect", .challenged)
                #expect(estimate.raw == 0.5)
                #expect(try #require(estimate.value) < 0.5)
                #expect(try #require(estimate.value) > 0.2)
                // What is made of it hangs together with it, and the terminal says first what the numbers rest on.
                let control = try work.results("corrected").estimate("correct_to_incorrect", .control)
                let excess = try work.results("corrected").estimate("excess_correct_to_incorrect", nil)
                let difference = try #require(estimate.value) - (try #require(control.value))
                #expect(abs(try #require(excess.value) - difference) < 1e-9)
                #expect(ending.output.contains("Numbers are corrected by 120 verdicts of people"))
                #expect(try work.results("corrected").gold?.agreement.first?.judge == "correctness")
            }

            // Labels thrown by chance are refused, also by eval, and used only when forced.
            let guesses = rows.enumerated().map { index, row -> JSONValue in
                guard case .object(var members) = row else { return row }
                members["verdict"] = .string((index * 7) % 4 < 2 ? "correct" : "incorrect")
                return .object(members)
            }
            try work.write("guesses.jsonl", guesses)
            for arguments in [["report", "out", "--gold", "guesses.jsonl"], command + ["--gold", "guesses.jsonl"]] {
                let refused = try await work.candor(arguments)
                #expect(refused.status == 65)
                #expect(refused.errorLines.count == 1, "\(refused.errors)")
                #expect(refused.errors.contains("no better than chance"))
            }
            let forced = try await work.candor(
                "report", "out", "--gold", "guesses.jsonl", "--force", "--out", "corrected")
            #expect(forced.status == 0, "\(forced.errors)")
            #expect(forced.output.contains("because --force was given"))

            let elsewhere = try await work.candor(
                "eval", "--model", "scripted:candid", "--data", "data/answer.jsonl", "--gold", "labelled.jsonl")
            #expect(elsewhere.status == 65)
            #expect(elsewhere.errorLines.count == 1, "\(elsewhere.errors)")
            #expect(elsewhere.errors.contains("is no trial of this run"))
        }
    }
}
