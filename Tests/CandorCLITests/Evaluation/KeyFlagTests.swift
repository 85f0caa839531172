import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("Keys of several providers in one run")
struct KeyFlagTests {
    private let keys = [
        "OPENAI_API_KEY": "sk-openai-0123456789abcdef", "ONE_KEY": "one-0123456789abcdef",
        "TWO_KEY": "two-0123456789abcdef",
    ]

    @Test("Assistant and judge behind two servers each get their own key, by name or by experiment file, and no other")
    func two() async throws {
        try await WorkFolder.with { work in
            try work.write("answer.jsonl", SampleRows.answers(2))
            let model = try scripted("", work.key("answer.jsonl"))
            try await LoopbackServer.with(serving: ["m": model]) { one in
                try await LoopbackServer.with(serving: ["judge": ForcedChoiceJudge()]) { two in
                    var candor = work.candor
                    candor.environment = keys
                    let flags = try await candor(
                        "eval", "--data", "answer.jsonl", "--probe", "answer", "--store", "flags.sqlite", "--out",
                        "flags", "--model",
                        one.name("m") + "?key-env=ONE_KEY", "--judge", two.name("judge") + "?key-env=TWO_KEY")
                    #expect(flags.status == 0, "\(flags.errors)")
                    try work.write(
                        "experiment.yaml",
                        text: """
                            models: [\(one.name("m"))]
                            judge: \(two.name("judge"))
                            key_env:
                              127.0.0.1:\(one.port): ONE_KEY
                              127.0.0.1: TWO_KEY
                            data: [answer.jsonl]
                            probes: [answer]
                            store: file.sqlite
                            out: file
                            """)
                    let file = try await candor("eval", "experiment.yaml")
                    #expect(file.status == 0, "\(file.errors)")
                    #expect(Set(one.requests.map { $0.headers["authorization"] }) == ["Bearer one-0123456789abcdef"])
                    #expect(Set(two.requests.map { $0.headers["authorization"] }) == ["Bearer two-0123456789abcdef"])
                    #expect(try work.results("flags").run.id == (try work.results("file").run.id))
                    let written = try String(decoding: work.bytes("flags/results.json"), as: UTF8.self)
                    #expect(!written.contains("key-env"))
                }
            }
        }
    }

    @Test(
        "A variable that is not set, and a key in its place, stop the command before any call",
        arguments: [
            ("?key-env=NO_SUCH_KEY", "NO_SUCH_KEY is not set"), ("?key-env=sk-0123456789", "not a key"),
        ])
    func missing(option: String, words: String) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor("eval", "--model", "openai:m@http://127.0.0.1:1/v1\(option)")
            #expect(ending.status == 78, "\(ending.errors)")
            #expect(ending.errors.contains(words), "\(ending.errors)")
            #expect(!ending.errors.contains("sk-0123456789"))
        }
    }
}
