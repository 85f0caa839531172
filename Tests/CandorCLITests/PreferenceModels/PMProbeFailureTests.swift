import Candor
import CandorTesting
import Foundation
import Testing

@Suite("candor pm probe: what cannot be done")
struct PMProbeFailureTests {
    @Test(
        "What cannot be done is one line that says why",
        arguments: [
            (["head:none.json"], 66, "none.json"), (["head:answer.jsonl"], 65, "answer.jsonl"),
            (["oracle:rules", "--data", "feedback.jsonl"], 64, "scores none of the probes"),
            (["oracle:rules", "--probe", "wish"], 64, "there is no probe 'wish'"),
            (["oracle:rules", "--data", "none.jsonl"], 66, "none.jsonl"),
            (["oracle:rules", "--responses", "wordings.yaml"], 65, "wordings.yaml"),
            (["oracle:rules", "--data", "are_you_sure.jsonl"], 65, "none of the pairs"),
        ])
    func wrong(arguments: [String], status: Int, reason: String) async throws {
        try await WorkFolder.with { work in
            try work.write("answer.jsonl", SampleRows.answers(2))
            try work.write("feedback.jsonl", SampleRows.feedback(2))
            try work.write("are_you_sure.jsonl", SampleRows.areYouSure(2))
            try work.write("wordings.yaml", text: "name: mine\nanswer: []\n")
            let data = arguments.contains("--data") ? [] : ["--data", "answer.jsonl"]
            let ending = try await work.candor(["pm", "probe"] + arguments + data)
            #expect(ending.status == status)
            #expect(ending.errors.contains(reason), "\(ending.errors)")
            #expect(ending.errorLines.count == 1, "\(ending.errors)")
        }
    }

    @Test("A server whose scores are no numbers is one line, and nothing is written")
    func garbage() async throws {
        try await WorkFolder.with { work in
            try work.write("answer.jsonl", SampleRows.answers(2))
            let reward = LoopbackReward(.vLLM) { _ in [.nan] }
            try await LoopbackServer.with(serving: [:], reward: reward) { server in
                let ending = try await work.candor(
                    "pm", "probe", "reward:reward@\(server.rewardBaseURL)", "--data", "answer.jsonl", "--out", "out")
                #expect(ending.status == 69)
                #expect(ending.errorLines.count == 1, "\(ending.errors)")
                #expect(throws: (any Error).self) { try work.bytes("out/pm-probe.json") }
            }
        }
    }

    @Test("Flags that cannot be are refused", arguments: ["--limit", "--wordings", "--parallel"])
    func flags(flag: String) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor("pm", "probe", "oracle:rules", flag, "0")
            #expect(ending.status == 64)
            #expect(ending.errors.contains("\(flag) must be at least 1"))
            let twice = try await work.candor("pm", "probe", "oracle:rules", "oracle:rules")
            #expect(twice.status == 64)
            #expect(twice.errors.contains("the same preference model twice"))
        }
    }
}
