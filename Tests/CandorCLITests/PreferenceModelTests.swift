import Candor
import CandorTesting
import Foundation
import Testing

@Suite("candor pm check")
struct PreferenceModelTests {
    /// A reward model that pays for courtesy and nothing else.
    @Sendable private static func courtesy(_ text: String) -> [Double] {
        [Double(text.components(separatedBy: "thank you").count - 1)]
    }

    /// Pairs in which one response is polite, of the same length as the other: people prefer it in `polite` of them.
    private func rows(_ count: Int, polite: Int) -> [JSONValue] {
        (0..<count).map { index in
            [
                "prompt": .string("How do I cook dish \(index)?"), "response_a": "Please, thank you: boil it well.",
                "response_b": "Boil it well for an hour, then eat.", "preferred": index < polite ? "a" : "b",
            ]
        }
    }

    @Test(
        "The model's accuracy and what it pays for are known; nothing is scored twice",
        arguments: LoopbackReward.Server.allCases)
    func check(_ kind: LoopbackReward.Server) async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(40, polite: 30))
            let reward = LoopbackReward(kind, outputs: Self.courtesy)
            try await LoopbackServer.with(serving: [:], reward: reward) { server in
                let command = [
                    "pm", "check", "reward:reward@\(server.rewardBaseURL)", "--pairs", "pairs.jsonl", "--out", "out",
                ]
                let ending = try await work.candor(command)
                #expect(ending.status == 0, "\(ending.errors)")
                let check = try JSONDecoder().decode(PreferenceModelCheck.self, from: work.bytes("out/pm-check.json"))
                #expect(check.pairs == 40)
                #expect(check.accuracy.value == 0.75)
                let polite = try #require(check.rewards.first { $0.feature == "polite" })
                #expect(polite.model.value == 1)
                #expect(polite.people.value == 0.75)

                let asked = server.requests.count
                let again = try await work.candor(command)
                #expect(again.status == 0)
                #expect(again.output == ending.output)
                #expect(server.requests.count == asked)
            }
        }
    }

    @Test("An unknown kind of preference model is one line that names those there are")
    func wrong() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(4, polite: 2))
            let unknown = try await work.candor("pm", "check", "oracle:rules", "--pairs", "pairs.jsonl")
            #expect(unknown.status == 64)
            #expect(unknown.errors.contains("reward"))
            #expect(unknown.errorLines.count == 1)
        }
    }
}
