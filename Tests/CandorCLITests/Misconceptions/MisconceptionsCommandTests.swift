import Candor
import CandorMisconceptions
import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("candor misconceptions")
struct MisconceptionsCommandTests {
    @Test("Two models of known belief are asked in both orders, grouped and correlated; asked again, nothing is")
    func difficulty() async throws {
        try await WorkFolder.with { work in
            try work.write("claims.txt", text: (1...16).map { "number \($0) is odd" }.joined(separator: "\n"))
            let believers: [String: any LanguageModel] = [
                "rising": Believer { Double($0) / 20 }, "falling": Believer { 1 - Double($0) / 20 },
            ]
            try await LoopbackServer.with(serving: believers) { server in
                let command = [
                    "misconceptions", "difficulty", "--data", "claims.txt", "--out", "out", "--model",
                    server.name("rising"), "--model", server.name("falling"),
                ]
                let ending = try await work.candor(command)
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.output.contains("-1.00"))
                #expect(server.requests.count == 2 * 2 * 16)
                let report = try JSONDecoder().decode(DifficultyReport.self, from: work.bytes("out/difficulty.json"))
                #expect(report.items.count == 16 && report.correlations.map(\.correlation.value) == [-1])
                for (index, item) in report.difficulties[0].items.enumerated() {
                    #expect(abs((item.probability ?? 0) - Double(index + 1) / 20) < 1e-6)
                    #expect(item.group == index / 2 + 1)
                }
                let before = try work.bytes("out/difficulty.json")
                #expect(try await work.candor(command).output == ending.output)
                #expect(try work.bytes("out/difficulty.json") == before)
                #expect(server.requests.count == 2 * 2 * 16)
            }
        }
    }

    @Test(
        "What cannot be is one line and its status",
        arguments: [
            (["difficulty"], 64, "no model"), (["difficulty", "--model", "wish:x"], 64, "wish"),
            (["difficulty", "--model", "scripted:candid", "--data", "none.csv"], 66, "none.csv"),
            (["difficulty", "--model", "scripted:candid", "--prompts", "none.yaml"], 66, "none.yaml"),
            (
                [
                    "difficulty", "--model", "openai:a@http://127.0.0.1:9/v1", "--model",
                    "openai:a@http://127.0.0.1:8/v1",
                ],
                64, "twice"
            ),
            (["list", "--field", "wishes"], 64, "health"), (["list", "none.txt"], 66, "none.txt"),
        ])
    func wrong(arguments: [String], status: Int32, reason: String) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor(["misconceptions"] + arguments)
            #expect(ending.status == status, "\(ending.errors)")
            #expect(ending.errors.contains(reason) && ending.errorLines.count == 1, "\(ending.errors)")
        }
    }
}

/// A model that takes the claim about a number for true with a known probability.
struct Believer: LanguageModel {
    let name = ModelName(kind: "test", rest: "believer")
    let identity = ModelIdentity("test:believer")
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: false, givesLogProbabilities: true)
    let belief: @Sendable (Int) -> Double

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let asked = dialogue.messages.last?.content ?? ""
        let number = asked.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0
        let isTrue = belief(number)
        let ofA = asked.contains("(A) true") ? isTrue : 1 - isTrue
        let letters = [("A", log(ofA)), ("B", log(1 - ofA))].sorted { $0.1 > $1.1 }
        let token = TokenLogProbability(
            token: letters[0].0, logProbability: letters[0].1,
            alternatives: letters.map { .init(token: $0.0, logProbability: $0.1) })
        return Completion(text: letters[0].0, tokens: sampling.topLogProbabilities > 0 ? [token] : nil)
    }
}
