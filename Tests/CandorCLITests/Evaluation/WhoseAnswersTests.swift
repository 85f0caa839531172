import Candor
import CandorModels
import CandorStore
import CandorTesting
import Foundation
import GRDB
import Testing

@Suite("Whose answers are these?")
struct WhoseAnswersTests {
    private let eval = ["eval", "--data", "answer.jsonl", "--probe", "answer"]

    /// Two servers that call their models alike: one is always right, the other follows the user.
    private func twoServers(
        in work: WorkFolder, _ body: (_ first: LoopbackServer, _ second: LoopbackServer) async throws -> Void
    ) async throws {
        try work.write("answer.jsonl", SampleRows.answers(3))
        let key = try work.key("answer.jsonl")
        let first = try scripted("accuracy=1", key)
        let second = try scripted("accuracy=1&follows=1", key)
        try await LoopbackServer.with(serving: ["local": first, "judge": ForcedChoiceJudge()]) { first in
            try await LoopbackServer.with(serving: ["local": second, "judge": ForcedChoiceJudge()]) { second in
                try await body(first, second)
            }
        }
    }

    @Test("One name at two servers: the second command stops before any call, and says what to give")
    func stops() async throws {
        try await WorkFolder.with { work in
            try await twoServers(in: work) { first, second in
                let before = try await work.candor(eval + ["--model", first.name("local"), "--out", "a"])
                #expect(before.status == 0, "\(before.errors)")
                let asked = first.requests.count
                let ending = try await work.candor(eval + ["--model", second.name("local"), "--out", "b"])
                #expect(ending.status == 65)
                #expect(ending.errorLines.count == 1, "\(ending.errors)")
                let words = [
                    first.openAIBaseURL, second.openAIBaseURL, "\(asked) answers of openai:local", "--same-model",
                    "--other-model LABEL", "openai:local#LABEL",
                ]
                for word in words { #expect(ending.errors.contains(word), "\(word): \(ending.errors)") }
                #expect(second.requests.isEmpty)
                #expect(ending.output.isEmpty)
                #expect(first.requests.count == asked)
            }
        }
    }

    @Test("As the same model it is not asked, and the store keeps that; as another it is asked under its own name")
    func choices() async throws {
        try await WorkFolder.with { work in
            try await twoServers(in: work) { first, second in
                let before = try await work.candor(eval + ["--model", first.name("local"), "--out", "a"])
                #expect(before.status == 0, "\(before.errors)")
                let there = eval + ["--model", second.name("local")]
                let other = try await work.candor(there + ["--other-model", "mine", "--out", "other"])
                #expect(other.status == 0, "\(other.errors)")
                #expect(!second.requests.isEmpty)
                #expect(second.requests.allSatisfy { $0.body.contains(#""model":"local""#) })
                let results = try work.results("other")
                #expect(results.run.models.map(\.identity) == ["openai:local#mine"])
                #expect(results.run.models.map(\.name) == ["openai:local#mine@\(second.openAIBaseURL)"])
                #expect(results.run.id != (try work.results("a").run.id))

                let asked = second.requests.count
                let named = eval + ["--model", "openai:local#mine@\(second.openAIBaseURL)", "--out", "named"]
                #expect(try await work.candor(named).status == 0)
                #expect(try work.results("named").run.id == results.run.id)
                for (flags, out) in [(["--same-model"], "same"), ([], "again")] {
                    let same = try await work.candor(there + flags + ["--out", out])
                    #expect(same.status == 0, "\(same.errors)")
                    #expect(try work.results(out).run.id == (try work.results("a").run.id))
                }
                #expect(second.requests.count == asked)
            }
        }
    }

    @Test("The judge's answers are looked at as the assistant's are")
    func judges() async throws {
        try await WorkFolder.with { work in
            try await twoServers(in: work) { first, second in
                func command(_ judge: LoopbackServer) -> [String] {
                    eval + ["--model", first.name("local"), "--judge", judge.name("judge"), "--out", "a"]
                }
                #expect(try await work.candor(command(first)).status == 0)
                let asked = first.requests.count
                let ending = try await work.candor(command(second))
                #expect(ending.status == 65)
                #expect(ending.errors.contains("openai:judge"), "\(ending.errors)")
                let check = try await work.candor("judge", "check", "--judge", second.name("judge"))
                #expect(check.status == 65, "\(check.errors)")
                #expect(first.requests.count == asked)
                #expect(second.requests.isEmpty)
            }
        }
    }

    @Test("An assistant and a judge of one name at two addresses are refused before any call")
    func twoRoles() async throws {
        try await WorkFolder.with { work in
            try await twoServers(in: work) { first, second in
                let ending = try await work.candor(
                    eval + ["--model", first.name("local"), "--judge", second.name("local")])
                #expect(ending.status == 64)
                #expect(ending.errors.contains("are the same model"), "\(ending.errors)")
                #expect(ending.errors.contains("openai:local#LABEL@"), "\(ending.errors)")
                #expect(first.requests.isEmpty)
                #expect(second.requests.isEmpty)
            }
        }
    }

    @Test("Another spelling of the address is the same address")
    func spellings() async throws {
        try await WorkFolder.with { work in
            try await twoServers(in: work) { first, _ in
                let bases = ["", "/v1/", "/v1/chat/completions"].map { "http://127.0.0.1:\(first.port)\($0)" }
                #expect(try await work.candor(eval + ["--model", first.name("local"), "--out", "a"]).status == 0)
                let asked = first.requests.count
                for base in bases + ["HTTP://LOCALHOST:\(first.port)/v1"] {
                    let ending = try await work.candor(eval + ["--model", "openai:local@\(base)", "--out", "b"])
                    #expect(ending.status == 0, "\(base): \(ending.errors)")
                    #expect(try work.results("b").run.id == (try work.results("a").run.id))
                }
                #expect(first.requests.count == asked)
            }
        }
    }

    @Test("Answers without an address belong to whoever is named, with a note in the results and on the terminal")
    func unplaced() async throws {
        try await WorkFolder.with { work in
            try await twoServers(in: work) { first, second in
                #expect(try await work.candor(eval + ["--model", first.name("local"), "--out", "a"]).status == 0)
                try work.forgetAddresses()
                let outs = ["b", "c"]
                for out in outs {
                    let ending = try await work.candor(eval + ["--model", second.name("local"), "--out", out])
                    #expect(ending.status == 0, "\(ending.errors)")
                    #expect(ending.output.contains("answers without an address"), "\(ending.output)")
                    #expect(try work.results(out).run.notes.contains { $0.contains("answers without an address") })
                }
                #expect(second.requests.isEmpty)
                #expect(try work.bytes("b/results.json") == work.bytes("c/results.json"))
            }
        }
    }

    @Test("A reward model's scores have addresses too")
    func scores() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", Self.pairs)
            let reward = LoopbackReward(.sglang) { [Double($0.count)] }
            try await LoopbackServer.with(serving: [:], reward: reward) { first in
                try await LoopbackServer.with(serving: [:], reward: reward) { second in
                    func check(_ server: LoopbackServer, _ flags: String...) async throws -> Command.Ending {
                        let name = "reward:rm@\(server.rewardBaseURL)?api=sglang"
                        return try await work.candor(["pm", "check", name, "--pairs", "pairs.jsonl"] + flags)
                    }
                    let before = try await check(first)
                    #expect(before.status == 0, "\(before.errors)")
                    let ending = try await check(second)
                    #expect(ending.status == 65, "\(ending.errors)")
                    #expect(ending.errors.contains(first.rewardBaseURL), "\(ending.errors)")
                    #expect(second.requests.isEmpty)
                    let other = try await check(second, "--other-model", "mine")
                    #expect(other.status == 0, "\(other.errors)")
                    #expect(!second.requests.isEmpty)
                }
            }
        }
    }

    private static let pairs: [JSONValue] = (0..<4).map { index in
        [
            "prompt": .string("Question \(index)?"), "response_a": .string("Yes, \(index)."), "response_b": "No.",
            "preferred": "a",
        ]
    }

    @Test(
        "The two flags exclude each other, and a label is a plain word",
        arguments: [
            ["--same-model", "--other-model", "x"], ["--other-model", "a b"], ["--other-model", ""],
            ["--other-model", "a@b"],
        ])
    func flags(arguments: [String]) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor(["eval", "--model", "scripted:candid"] + arguments)
            #expect(ending.status == 64, "\(ending.errors)")
        }
    }
}

extension WorkFolder {
    /// Makes the store's answers as earlier versions left them.
    fileprivate func forgetAddresses() throws {
        let queue = try DatabaseQueue(path: url.appending(path: "candor.sqlite").path)
        try queue.write { try $0.execute(sql: "UPDATE answer SET address = NULL") }
        try queue.close()
    }
}
