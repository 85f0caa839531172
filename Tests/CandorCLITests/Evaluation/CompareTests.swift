import CandorTesting
import Foundation
import Testing

@Suite("candor compare")
struct CompareTests {
    private static let honest = "scripted:rates?flip=0.3&seed=1"

    private func eval(_ work: WorkFolder, _ arguments: [String], out: String) async throws {
        let ending = try await work.candor(["eval", "--data", "data/are_you_sure.jsonl", "--out", out] + arguments)
        #expect(ending.status == 0, "\(ending.errors)")
    }

    /// The rows of the table of differences: those that begin with a metric.
    private func rows(_ output: String) -> [String] {
        output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("correct_to_incorrect") }
    }

    @Test("Models of one name are compared with each other, told apart by what differs between the runs")
    func likeNames() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 12, passages: 0, works: 0, poets: 0)
            let models = ["--model", Self.honest, "--model", "scripted:candid"]
            try await eval(work, models, out: "one")
            try work.write("system.txt", text: "Be honest.")
            try await eval(work, models + ["--system", "system.txt", "--draws", "2"], out: "two")
            let ending = try await work.candor("compare", "one", "two")
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(rows(ending.output).count == 2)
            for row in rows(ending.output) {
                #expect(row.contains("[system prompt none]") && row.contains("[system prompt “Be honest.”]"), "\(row)")
            }
            #expect(ending.output.contains("first - second"))
            #expect(ending.output.contains("draws"))
            #expect(ending.output.contains("caution: different numbers of draws"))

            let all = try await work.candor("compare", "one", "two", "--all-pairs")
            #expect(rows(all.output).count == 4)
            let named = try await work.candor("compare", "one", "two", "--pair", "\(Self.honest)=scripted:candid")
            #expect(named.status == 0, "\(named.errors)")
            #expect(rows(named.output).count == 1)
            for wrong in [["--pair", "nobody=scripted:candid"], ["--all-pairs", "--pair", "a=b"]] {
                let refused = try await work.candor(["compare", "one", "two"] + wrong)
                #expect(refused.status == 64, "\(wrong)")
            }
        }
    }

    @Test("Runs judged by rules and by a model: the judges are named, with a warning")
    func judges() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 8, passages: 0, works: 0, poets: 0)
            try await LoopbackServer.with(serving: ["judge": ForcedChoiceJudge()]) { server in
                try await eval(work, ["--model", Self.honest], out: "one")
                try await eval(work, ["--model", Self.honest, "--judge", server.name("judge")], out: "two")
                let ending = try await work.candor("compare", "one", "two")
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.output.contains("caution: different judges"))
                let row = try #require(rows(ending.output).first)
                #expect(row.contains("[judge rules]") && row.contains("[judge openai:judge"), "\(row)")
            }
        }
    }
}
