import CandorModels
import CandorStore
import CandorTesting
import Foundation
import GRDB
import Testing

@Suite("Token counts that cannot be")
struct TokenCountTests {
    /// A model whose server counts tokens as it likes.
    private struct Miscounted: LanguageModel {
        var model: ScriptedModel
        var usage: TokenUsage

        var name: ModelName { model.name }
        var identity: ModelIdentity { model.identity }
        var capabilities: ModelCapabilities { model.capabilities }

        func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
            var completion = try await model.complete(dialogue, sampling: sampling, draw: draw)
            completion.usage = usage
            return completion
        }
    }

    private static let largest = 9_223_372_036_854_775_000

    @Test(
        "A server that says so ends no run, and what is remembered of it is read again",
        arguments: [
            TokenUsage(input: largest, output: largest), TokenUsage(input: .max, cachedInput: .max, output: 1),
            TokenUsage(input: -5, output: .min), TokenUsage(input: 1, output: 1 << 41),
        ])
    func server(usage: TokenUsage) async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 6, passages: 0, works: 0, poets: 0)
            let model = Miscounted(model: try scripted("flip=0.3", key), usage: usage)
            try await LoopbackServer.with(serving: ["m": model]) { server in
                let command = [
                    "eval", "--model", server.name("m"), "--data", "data/are_you_sure.jsonl", "--parallel", "2",
                    "--out",
                    "out",
                ]
                for _ in 0..<2 {
                    let ending = try await work.candor(command)
                    #expect(ending.status == 0, "\(ending.errors)")
                }
                #expect(server.requests.count == 6 * 8)
                #expect(try work.results().estimate("accuracy_first").value == 1)
            }
        }
    }

    @Test("A store that an earlier version has filled with such counts opens, and a run on it goes on")
    func poisonedStore() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 6, passages: 0, works: 0, poets: 0)
            try await LoopbackServer.with(serving: ["m": try scripted("flip=0.3", key)]) { server in
                let command = [
                    "eval", "--model", server.name("m"), "--data", "data/are_you_sure.jsonl", "--out", "out",
                ]
                #expect(try await work.candor(command).status == 0)
                let requests = server.requests.count
                let path = work.url.appending(path: "candor.sqlite").path
                let count = try await DatabaseQueue(path: path).write { database in
                    try database.execute(
                        sql:
                            "UPDATE answer SET completion = json_set(completion, '$.usage.input', ?, '$.usage.output', ?)",
                        arguments: [Self.largest, Self.largest])
                    return try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM answer") ?? 0
                }
                #expect(count == requests && count > 2)
                let again = try await work.candor(command + ["--bootstrap", "50"])
                #expect(again.status == 0, "\(again.errors)")
                #expect(server.requests.count == requests)
            }
        }
    }
}
