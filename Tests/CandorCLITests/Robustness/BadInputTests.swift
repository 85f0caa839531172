import Candor
import CandorModels
import CandorStore
import CandorTesting
import Foundation
import GRDB
import Testing

/// What is wrong with the input, the status after sysexits.h, and what the one line must say.
struct BadInput: Sendable, CustomTestStringConvertible {
    var about: String
    var arguments: [String]
    var status: Int32
    var says: [String]
    var prepare: @Sendable (WorkFolder) throws -> Void

    var testDescription: String { about }

    init(
        _ about: String, _ arguments: [String], _ status: Int32, says: [String],
        prepare: @escaping @Sendable (WorkFolder) throws -> Void = { _ in }
    ) {
        self.about = about
        self.arguments = arguments
        self.status = status
        self.says = says
        self.prepare = prepare
    }

    private static let model = ["eval", "--model", "scripted:candid"]

    static let commandLines = [
        BadInput("an unknown kind of model", ["eval", "--model", "bard:x"], 64, says: ["bard", "llama, openai"]),
        BadInput("a name without a colon", ["eval", "--model", "gpt-4"], 64, says: ["'gpt-4'", "kind:name"]),
        BadInput("no model", ["eval"], 64, says: ["--model"]),
        BadInput("the same model twice", model + ["--model", "scripted:candid"], 64, says: ["twice"]),
        BadInput(
            "one model under two addresses",
            ["eval", "--model", "openai:m@http://127.0.0.1:1/v1", "--model", "openai:m@http://127.0.0.1:2/v1"], 64,
            says: ["same model"]),
        BadInput(
            "a password in an address", ["eval", "--model", "openai:m@http://me:secret@127.0.0.1:1/v1"], 64,
            says: ["password", "OPENAI_API_KEY"]),
        BadInput(
            "a threshold on a probe that is not run", model + ["--probe", "answer", "--fail-if", "mimicry>0.1"], 64,
            says: ["mimicry>0.1"]),
        BadInput("an unknown script", ["eval", "--model", "scripted:liar"], 64, says: ["scripted:sycophant"]),
        BadInput("no key", ["eval", "--model", "openai:gpt-4.1-mini"], 78, says: ["OPENAI_API_KEY"]),
        BadInput("no key for a judge", model + ["--judge", "anthropic:claude"], 78, says: ["ANTHROPIC_API_KEY"]),
        BadInput("a base URL that is none", ["eval", "--model", "openai:x@http://"], 64, says: ["base URL"]),
        BadInput("an unknown probe", model + ["--probe", "flattery"], 64, says: ["flattery", "are-you-sure"]),
        BadInput("no items", model + ["--limit", "0"], 64, says: ["--limit"]),
        BadInput("no draws", model + ["--draws", "0"], 64, says: ["--draws"]),
        BadInput("no tokens", model + ["--max-tokens", "answer=0"], 64, says: ["--max-tokens"]),
        BadInput("an unknown turn", model + ["--max-tokens", "essay=9"], 64, says: ["essay", "challenge"]),
        BadInput("a threshold that is none", model + ["--fail-if", "much"], 64, says: ["METRIC>X"]),
        BadInput("a threshold on no metric", model + ["--fail-if", "flattery>0.1"], 64, says: ["flattery"]),
        BadInput("a threshold on no condition", model + ["--fail-if", "mimicry[x]>0.1"], 64, says: ["'x'"]),
        BadInput("no such run", ["report", "0123456789ab"], 66, says: ["0123456789ab"]),
        BadInput("no such metric to plan for", ["plan", "--metric", "x", "--difference", "1%"], 64, says: ["x"]),
        BadInput("no difference", ["plan", "--metric", "mimicry", "--difference", "0"], 64, says: ["--difference"]),
        BadInput("an unknown format", ["report", "latest", "--format", "pdf"], 64, says: ["png, svg, csv or json"]),
        BadInput("unknown published data", ["data", "get", "x"], 64, says: ["sycophancy-eval"]),
    ]

    static let files = [
        BadInput("no such file", model + ["--data", "nowhere.jsonl"], 66, says: ["nowhere.jsonl"]),
        BadInput("no such system prompt", model + ["--system", "nowhere.txt"], 66, says: ["nowhere.txt"]),
        BadInput("no such experiment", ["eval", "nowhere.yaml"], 66, says: ["nowhere.yaml"]),
        BadInput("no such gold", model + ["--gold", "nowhere.jsonl"], 66, says: ["nowhere.jsonl"]),
        BadInput(
            "a gzip stream cut short", model + ["--data", "answer.jsonl.gz"], 65, says: ["answer.jsonl.gz", "gzip"]
        ) {
            // A head (RFC 1952) and a stored block (RFC 1951) that promises 65,535 bytes.
            let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0xFF, 0xFF, 0, 0]
            try $0.write("answer.jsonl.gz", bytes: Data(head) + Data(#"{"prompt": ["#.utf8))
        },
        BadInput("a line of 200 MB", model + ["--data", "answer.jsonl"], 65, says: ["answer.jsonl:1", "16 MiB"]) {
            let file = try $0.write("answer.jsonl", text: #"{"prompt": ""#)
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 200 << 20)
            try handle.close()
        },
        BadInput("bytes that are no UTF-8", model + ["--data", "answer.jsonl"], 65, says: ["answer.jsonl:2", "UTF-8"]) {
            let good = try $0.write("answer.jsonl", [SampleRows.answers(1)[0]])
            try $0.write("answer.jsonl", bytes: try Data(contentsOf: good) + Data([0x7B, 0xC3, 0x28, 0x7D, 0x0A]))
        },
        BadInput("a row that is no JSON", model + ["--data", "answer.jsonl"], 65, says: ["answer.jsonl:1", "JSON"]) {
            try $0.write("answer.jsonl", text: "{\"prompt\": \n")
        },
        BadInput(
            "a row without a right answer", model + ["--data", "answer.jsonl"], 65,
            says: ["answer.jsonl:3: base.answer"]
        ) {
            let bad = SampleRows.row(
                [("human", "Why?")], base: ["question": "Why?"], metadata: ["prompt_template": "{question}"])
            try $0.write("answer.jsonl", Array(SampleRows.answers(1).prefix(2)) + [bad])
        },
        BadInput("an empty file", model + ["--data", "answer.jsonl"], 65, says: ["answer.jsonl"]) {
            try $0.write("answer.jsonl", text: "")
        },
        BadInput("data for no known probe", model + ["--data", "rows.jsonl"], 64, says: ["rows.jsonl", "--probe"]) {
            let row = SampleRows.row([("human", "Why?")], base: ["question": "Why?", "answer": "So."], metadata: [:])
            try $0.write("rows.jsonl", [row])
        },
        BadInput(
            "a prompt without one of its fields", model + ["--judge", "scripted:candid", "--prompts", "pack.yaml"], 65,
            says: ["pack.yaml:5", "{comment_b}"]
        ) {
            try $0.write(
                "pack.yaml",
                text: """
                    name: mine
                    version: 1
                    judges:
                      positivity:
                        template: "{object} {comment_a}"
                        replies: {a: [A], b: [B]}
                    """)
        },
        BadInput(
            "an unknown key in an experiment", ["eval", "experiment.yaml"], 65, says: ["experiment.yaml:3", "modles"]
        ) {
            try $0.write("experiment.yaml", text: "models: [scripted:candid]\nlimit: 3\nmodles: []\n")
        },
        BadInput("an experiment that is no YAML", ["eval", "experiment.yaml"], 65, says: ["experiment.yaml:2"]) {
            try $0.write("experiment.yaml", text: "models: [scripted:candid\nlimit: 3\n")
        },
        BadInput(
            "a number that is none in an experiment", ["eval", "experiment.yaml"], 65, says: ["experiment.yaml:2"]
        ) {
            try $0.write("experiment.yaml", text: "models: [scripted:candid]\nlimit: many\n")
        },
        BadInput("a store that is none", model + ["--store", "notes.txt"], 65, says: ["notes.txt", "--store"]) {
            try $0.write("notes.txt", text: String(repeating: "no database\n", count: 100))
        },
        BadInput(
            "a store in no folder", model + ["--store", "nowhere/candor.sqlite"], 73, says: ["nowhere/candor.sqlite"]),
        BadInput("a folder that cannot be made", model + ["--out", "notes.txt/out"], 73, says: ["notes.txt/out"]) {
            try $0.write("notes.txt", text: "a file")
        },
        BadInput("a folder that is a file", model + ["--out", "notes.txt"], 73, says: ["notes.txt"]) {
            try $0.write("notes.txt", text: "a file")
        },
        BadInput("results that are none", ["report", "out"], 65, says: ["results.json"]) {
            try $0.write("out/results.json", text: "{}")
            try $0.write("out/trials.jsonl", text: "{}\n")
        },
        BadInput("no sample's file", ["judge", "check", "--gold", "nowhere.jsonl"], 66, says: ["nowhere.jsonl"]),
        BadInput("a sample's file that is none", ["judge", "check", "--gold", "g.jsonl"], 65, says: ["g.jsonl:1"]) {
            try $0.write("g.jsonl", text: "{\"id\": 1}\n")
        },
    ]

    static let models = [
        BadInput("no such model file", ["eval", "--model", "llama:nowhere.gguf"], 66, says: ["nowhere.gguf"]),
        BadInput("a model file that is none", ["eval", "--model", "llama:x.gguf"], 65, says: ["x.gguf", "GGUF"]) {
            try $0.write("x.gguf", text: String(repeating: "garbage ", count: 1_000))
        },
        BadInput("a model file that is damaged", ["eval", "--model", "llama:x.gguf"], 65, says: ["x.gguf"]) {
            try $0.write("x.gguf", bytes: Data("GGUF".utf8) + Data([3, 0, 0, 0]) + Data(repeating: 0x5A, count: 4_096))
        },
    ]
}

@Suite("Bad input: one clear line, the right status, the store intact")
struct BadInputTests {
    @Test("On the command line", arguments: BadInput.commandLines)
    func commandLine(input: BadInput) async throws { try await check(input) }

    @Test("In files", arguments: BadInput.files)
    func file(input: BadInput) async throws { try await check(input) }

    @Test("In models", .enabled(if: isBuiltWithLlama, "this build has no llama.cpp"), arguments: BadInput.models)
    func model(input: BadInput) async throws { try await check(input) }

    private func check(_ input: BadInput) async throws {
        try await WorkFolder.with { work in
            try await Earlier.write(in: work)
            try input.prepare(work)
            let ending = try await work.candor(input.arguments)
            #expect(ending.status == input.status, "\(ending.errors)")
            #expect(ending.errorLines.count == 1, "\(ending.errors)")
            #expect(ending.errors.hasPrefix("candor: "), "\(ending.errors)")
            for word in input.says { #expect(ending.errors.contains(word), "\(ending.errors)") }
            #expect(ending.output.isEmpty)
            #expect(!ending.errors.contains("secret"))
            try await Earlier.expect(in: work)
            #expect(try await work.store.answerCounts().map(\.model) == ["forced:choice"], "something was asked")
        }
    }

    @Test(
        "A server that answers an error for ever ends the run with its status",
        arguments: [
            (Fault.status(401), 77, "OPENAI_API_KEY"), (.status(404), 66, "Check the model's name"),
            (.status(400), 69, "refused"), (.status(402), 69, "credit"),
            (.status(500, headers: ["retry-after-ms": "0", "x-should-retry": "false"]), 75, "500"),
            (.page(status: 200), 69, "web page"),
        ] as [(Fault, Int32, String)])
    func servers(fault: Fault, status: Int32, words: String) async throws {
        try await WorkFolder.with { work in
            try await Earlier.write(in: work)
            try work.write("answer.jsonl", SampleRows.answers(3))
            let model = try scripted("", AnswerKey())
            try await LoopbackServer.with(serving: ["m": model], faults: .always(fault)) { server in
                let ending = try await work.candor("eval", "--model", server.name("m"), "--data", "answer.jsonl")
                #expect(ending.status == status, "\(ending.errors)")
                #expect(ending.errorLines.count == 1, "\(ending.errors)")
                #expect(ending.errors.contains(words), "\(ending.errors)")
                #expect(ending.output.isEmpty)
            }
            try await Earlier.expect(in: work)
        }
    }

    @Test("A server that refuses the key in the middle: what was answered before stays")
    func interruptedByServer() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 10, passages: 0, works: 0, poets: 0)
            let faults = FaultSchedule.list(Array(repeating: nil, count: 30) + [.status(401)])
            try await LoopbackServer.with(serving: ["m": scripted("flip=0.3", key)], faults: faults) { server in
                let command = [
                    "eval", "--model", server.name("m"), "--data", "data/are_you_sure.jsonl", "--out", "out",
                ]
                let ending = try await work.candor(command)
                #expect(ending.status == 77, "\(ending.errors)")
                let remembered = try await work.store.answerCounts().reduce(0) { $0 + $1.answers }
                #expect(remembered >= 1)
                let before = server.requests.count
                #expect(try await work.candor(command).status == 0)
                #expect(server.requests.count - before == 80 - remembered)
            }
        }
    }

    private static let isBuiltWithLlama: Bool = {
        #if Llama
            true
        #else
            false
        #endif
    }()
}

/// Answers of an earlier run, which no mishap may touch.
enum Earlier {
    private static let calls = (0..<3).map {
        Call(
            to: ForcedChoiceJudge(), dialogue: Dialogue([.user("earlier \($0)")]), sampling: Sampling(temperature: 0),
            draw: 0)
    }

    static func write(in work: WorkFolder) async throws {
        let store = try work.store
        for call in calls { try await store.remember(Completion(text: "said"), to: call) }
    }

    static func expect(in work: WorkFolder, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let path = work.url.appending(path: "candor.sqlite").path
        let check = try await DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(check == "ok", sourceLocation: sourceLocation)
        let store = try work.store
        for call in calls {
            #expect(try await store.answer(to: call)?.text == "said", sourceLocation: sourceLocation)
        }
    }
}
