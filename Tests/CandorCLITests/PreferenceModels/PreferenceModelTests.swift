import Candor
import CandorModels
import CandorPreferenceModels
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

    @Test("A judge behind a server compares in both orders: its liking for what is shown first changes nothing")
    func judge() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(20, polite: 15))
            try await LoopbackServer.with(serving: ["courtesy": CourtesyJudge()]) { server in
                let command = [
                    "pm", "check", "judge:\(server.name("courtesy"))", "--pairs", "pairs.jsonl", "--out", "out",
                ]
                let ending = try await work.candor(command)
                #expect(ending.status == 0, "\(ending.errors)")
                let check = try JSONDecoder().decode(PreferenceModelCheck.self, from: work.bytes("out/pm-check.json"))
                #expect(check.accuracy.value == 0.75)
                // σ(2) of the polite one, in every pair.
                #expect(check.calibration.map(\.pairs) == [10, 10])
                #expect(check.calibration.allSatisfy { abs($0.predicted - 1 / (1 + exp(-2.0))) < 1e-9 })
                #expect(server.requests.count == 40)
                _ = try await work.candor(command)
                #expect(server.requests.count == 40)
            }
        }
    }

    @Test("The effects of a posterior are a preference model: a positive one puts first what has more of the feature")
    func features() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(12, polite: 9))
            for (name, effect, accuracy) in [("for", 0.5, 0.75), ("against", -0.5, 0.25)] {
                try work.write("\(name).json", text: #"{"effects": {"polite": {"mean": \#(effect)}}}"#)
                let ending = try await work.candor(
                    "pm", "check", "features:\(name).json", "--pairs", "pairs.jsonl", "--out", name)
                #expect(ending.status == 0, "\(ending.errors)")
                let check = try JSONDecoder().decode(
                    PreferenceModelCheck.self, from: work.bytes("\(name)/pm-check.json"))
                #expect(check.accuracy.value == accuracy)
            }
        }
    }

    @Test(
        "A preference model that cannot be made is one line that says why",
        arguments: [
            ("wish:rules", 64, "there are reward, llama, judge, head, features, oracle, prefixed"),
            ("prefixed:non-sycophantic", 64, "write prefixed:PACK:PM"),
            ("prefixed:kind:features:none.json", 66, "none.json"), ("features:pairs.jsonl", 65, "pairs.jsonl"),
            ("head:none.json", 66, "none.json"), ("head:pairs.jsonl", 65, "pairs.jsonl"),
            ("judge:openai:m@http://127.0.0.1:9?form=wish", 64, "wish"),
            ("reward:m@http://somebody:secret@127.0.0.1:9", 64, "leave user and password out"),
        ])
    func wrong(name: String, status: Int, reason: String) async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(4, polite: 2))
            let ending = try await work.candor("pm", "check", name, "--pairs", "pairs.jsonl")
            #expect(ending.status == status)
            #expect(ending.errors.contains(reason), "\(ending.errors)")
            #expect(ending.errorLines.count == 1, "\(ending.errors)")
            #expect(!ending.errors.contains("secret"))
        }
    }

    @Test("One name at two addresses is one model, and refused; effects that rules do not see are named")
    func twins() async throws {
        try await WorkFolder.with { work in
            try work.write("own.json", text: #"{"effects": {"polite": {"mean": 1}, "my_own_feature": {"mean": 1}}}"#)
            let twins = ["reward:m@http://127.0.0.1:9", "reward:m@http://127.0.0.1:10"]
            let refused = try await work.candor(["pm", "probe"] + twins)
            #expect(refused.status == 64 && refused.errors.contains("apart by a label"), "\(refused.errors)")
            let noted = try await work.candor("pm", "probe", "features:own.json", "--limit", "1")
            #expect(noted.status == 0, "\(noted.errors)")
            #expect(noted.errors.contains("leaves out my_own_feature"), "\(noted.errors)")
        }
    }
}
