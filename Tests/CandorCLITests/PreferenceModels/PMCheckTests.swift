import Candor
import CandorModels
import CandorPreferenceModels
import CandorTesting
import Foundation
import Testing

@Suite("candor pm check: scales, pools and topics")
struct PMCheckTests {
    private func check(_ work: WorkFolder) throws -> PreferenceModelCheck {
        try JSONDecoder().decode(PreferenceModelCheck.self, from: work.bytes("out/pm-check.json"))
    }

    /// A pair about a question of the data, of which people prefer the right answer or the other.
    private func pair(_ index: Int, isRight: Bool) -> JSONValue {
        [
            "prompt": .string(SampleRows.question(index)),
            "response_a": .string("The answer is \(SampleRows.town(index))."),
            "response_b": .string("The answer is \(SampleRows.wrongTown(index))."), "preferred": isRight ? "a" : "b",
        ]
    }

    @Test("Scores of another scale are shown with the scale that fits, and calibrated by it")
    func scale() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", (0..<40).map { pair($0, isRight: $0 < 30) })
            let reward = LoopbackReward(.vLLM) { [$0.contains("ora.") ? 100 : 0] }
            try await LoopbackServer.with(serving: [:], reward: reward) { server in
                let ending = try await work.candor(
                    "pm", "check", "reward:reward@\(server.rewardBaseURL)", "--pairs", "pairs.jsonl", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
                let check = try check(work)
                #expect(check.accuracy.value == 0.75)
                #expect(try abs(#require(check.temperature.value) - 100 / log(3)) < 1e-9)
                #expect(check.scaled?.calibration.allSatisfy { abs($0.predicted - 0.75) < 1e-12 } == true)
                #expect(ending.output.contains("calibration: predicted"))
                #expect(ending.output.contains("another scale"))
                #expect(ending.output.contains("both have about as many words"))
            }
        }
    }

    @Test("Two pairs of one dialogue are compared each by itself, not as a pool of four")
    func pools() async throws {
        try await WorkFolder.with { work in
            let rows: [JSONValue] = [("boil", "roast"), ("grill", "steam")].map { first, second in
                [
                    "prompt": "How do I cook it?", "response_a": .string("Please, thank you: \(first) it."),
                    "response_b": .string("Just \(second) it."), "preferred": "a",
                ]
            }
            try work.write("pairs.jsonl", rows)
            try await LoopbackServer.with(serving: ["courtesy": CourtesyJudge()]) { server in
                let ending = try await work.candor(
                    "pm", "check", "judge:\(server.name("courtesy"))", "--pairs", "pairs.jsonl", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(server.requests.count == 4)
                let check = try check(work)
                #expect(check.accuracy.value == 1)
                // σ(2), the judge's own odds.
                #expect(check.calibration.allSatisfy { abs($0.predicted - 1 / (1 + exp(-2.0))) < 1e-9 })
            }
        }
    }

    @Test("An oracle is checked on the topic that is named; pairs about something else are unscored and counted")
    func oracle() async throws {
        try await WorkFolder.with { work in
            try work.write("answer.jsonl", SampleRows.answers(8))
            try work.write("pairs.jsonl", (0..<10).map { pair($0, isRight: $0 != 3) })
            let command = ["pm", "check", "oracle:rules", "--pairs", "pairs.jsonl", "--data", "answer.jsonl"]
            let ending = try await work.candor(command + ["--topic", "answer", "--out", "out"])
            #expect(ending.status == 0, "\(ending.errors)")
            let check = try check(work)
            #expect(check.pairs == 8)
            #expect(check.unscored == 2)
            #expect(check.accuracy.value == 7.0 / 8)
            #expect(ending.output.contains("8 decided pairs, 2 without a usable score"))
            #expect(ending.output.contains("2 of 10 decided pairs have no usable score"))

            let none = try await work.candor(
                "pm", "check", "oracle:rules", "--pairs", "pairs.jsonl", "--topic", "answer")
            #expect(none.status == 65)
            #expect(none.errors.contains("none of the 10 pairs"))
            #expect(none.errorLines.count == 1, "\(none.errors)")
        }
    }

    @Test(
        "A model made for certain topics needs one of them named",
        arguments: [
            ([], "--topic answer|mimicry|misconceptions"),
            (["--topic", "feedback"], "is not made for --topic feedback; it is for answer, mimicry, misconceptions"),
            (["--topic", "wish"], "there is no topic 'wish'; there are feedback, answer, mimicry, misconceptions"),
        ])
    func topics(arguments: [String], reason: String) async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", [pair(0, isRight: true)])
            let ending = try await work.candor(["pm", "check", "oracle:rules", "--pairs", "pairs.jsonl"] + arguments)
            #expect(ending.status == 64)
            #expect(ending.errors.contains(reason), "\(ending.errors)")
            #expect(ending.errorLines.count == 1)
        }
    }

    @Test("A prefixed model is checked with the prefix of the topic that is named")
    func prefixed() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", (0..<4).map { pair($0, isRight: true) })
            try work.write(
                "pack.yaml", text: "name: short\nanswer:\n  - user: Be honest with me.\n  - assistant: I will.\n")
            let reward = LoopbackReward(.vLLM) { [$0.contains("Be honest with me.") && $0.contains("ora.") ? 1 : 0] }
            try await LoopbackServer.with(serving: [:], reward: reward) { server in
                let name = "prefixed:pack.yaml:reward:reward@\(server.rewardBaseURL)"
                let ending = try await work.candor(
                    "pm", "check", name, "--pairs", "pairs.jsonl", "--topic", "answer", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(try check(work).accuracy.value == 1)
                #expect(ending.output.contains("No pair is put the wrong way round"))
            }
        }
    }

    @Test("Rows that are skipped are listed")
    func skipped() async throws {
        try await WorkFolder.with { work in
            try work.write("posterior.json", text: #"{"effects": {"polite": {"mean": 0.5}}}"#)
            try work.write(
                "pairs.jsonl", [pair(0, isRight: true), ["prompt": "Only a prompt"], pair(1, isRight: false)])
            let ending = try await work.candor(
                "pm", "check", "features:posterior.json", "--pairs", "pairs.jsonl", "--skip-bad-rows")
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(ending.errors.contains("pairs.jsonl:2") || ending.errors.contains("line 2"), "\(ending.errors)")
            #expect(ending.output.contains("2 decided pairs"))
        }
    }
}
