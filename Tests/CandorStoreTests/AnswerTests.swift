import CandorModels
import CandorTesting
import GRDB
import Testing

@testable import CandorStore

@Suite("Remembered answers")
struct AnswerTests {
    private let sampling = Sampling(temperature: 1, seed: 3)

    @Test("An answer can be read through another connection before it is used")
    func onDiskBeforeUse() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.storePath
            let seenFromOutside = EventLog()
            let model = RememberingModel(CountingModel(), store: try Store(path: path)) { event in
                let stored = try? DatabaseQueue(path: path).read {
                    try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM answer")
                }
                if stored == 1 { seenFromOutside.add(event) }
            }
            let said = try await model.complete(question("one"), sampling: sampling, draw: 0)
            #expect(said.text == "answer 1")
            #expect(seenFromOutside.events.map(\.isNew) == [true])
        }
    }

    @Test("A commit is synced to the disk")
    func synchronous() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let level = try await store.database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            #expect(level == 2)
        }
    }

    @Test("A question is asked once, also after the store was opened anew")
    func reopening() async throws {
        try await TemporaryDirectory.with { folder in
            let model = CountingModel()
            let log = EventLog()
            for _ in 0..<2 {
                let store = try Store(path: folder.storePath)
                let remembering = RememberingModel(model, store: store) { log.add($0) }
                for draw in 0..<3 {
                    let said = try await remembering.complete(question("one"), sampling: sampling, draw: draw)
                    #expect(said == Completion(text: "answer \(draw + 1)", usage: TokenUsage(input: 1, output: 2)))
                }
            }
            #expect(model.count == 3)
            #expect(log.events.map(\.isNew) == [true, true, true, false, false, false])
            let counts = try await Store(path: folder.storePath).answerCounts()
            #expect(counts.map(\.model) == ["counting:model"])
            #expect(counts.map(\.answers) == [3])
        }
    }

    @Test("Equal calls at the same time are asked once")
    func equalConcurrentCalls() async throws {
        try await TemporaryDirectory.with { folder in
            let gate = Gate()
            let model = CountingModel(gate: gate)
            let log = EventLog()
            let remembering = RememberingModel(model, store: try Store(path: folder.storePath)) { log.add($0) }
            let texts = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<50 {
                    group.addTask { [sampling] in
                        try await remembering.complete(question("one"), sampling: sampling, draw: 0).text
                    }
                }
                await gate.arrival()
                await gate.open()
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(texts == ["answer 1"])
            #expect(model.count == 1)
            #expect(log.events.count == 50)
            #expect(log.events.count(where: \.isNew) == 1)
        }
    }

    @Test("A failed call is nobody else's answer: whoever waits for it asks")
    func failure() async throws {
        try await TemporaryDirectory.with { folder in
            let gate = Gate()
            let model = CountingModel(gate: gate, failures: 1)
            let remembering = RememberingModel(model, store: try Store(path: folder.storePath))
            let outcomes = await withTaskGroup(of: String.self) { group in
                for _ in 0..<10 {
                    group.addTask { [sampling] in
                        let said = try? await remembering.complete(question("one"), sampling: sampling, draw: 0)
                        return said?.text ?? "failed"
                    }
                }
                await gate.arrival()
                await gate.open()
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.sorted() == Array(repeating: "answer 2", count: 9) + ["failed"])
            #expect(model.count == 2)
        }
    }

    @Test("At temperature 0 neither seed nor draw nor nucleus makes another question")
    func greedy() async throws {
        try await TemporaryDirectory.with { folder in
            let model = CountingModel()
            let remembering = RememberingModel(model, store: try Store(path: folder.storePath))
            for (seed, draw, topP) in [(1, 0, 1), (2, 0, 1), (1, 5, 1), (1, 0, 0.5)] as [(UInt64, Int, Double)] {
                let greedy = Sampling(temperature: 0, topP: topP, seed: seed)
                _ = try await remembering.complete(question("one"), sampling: greedy, draw: draw)
            }
            #expect(model.count == 1)
        }
    }

    @Test(
        "Everything that can change an answer makes another question",
        arguments: [
            Sampling(temperature: 0.5, seed: 3), Sampling(temperature: 1, topP: 0.9, seed: 3),
            Sampling(temperature: 1, maxTokens: 7, seed: 3), Sampling(temperature: 1, stop: ["."], seed: 3),
            Sampling(temperature: 1, seed: 4), Sampling(temperature: 1, seed: 3, topLogProbabilities: 5),
        ])
    func differingSettings(other: Sampling) async throws {
        try await TemporaryDirectory.with { folder in
            let model = CountingModel()
            let remembering = RememberingModel(model, store: try Store(path: folder.storePath))
            _ = try await remembering.complete(question("one"), sampling: sampling, draw: 0)
            _ = try await remembering.complete(question("one"), sampling: other, draw: 0)
            _ = try await remembering.complete(question("one"), sampling: sampling, draw: 1)
            _ = try await remembering.complete(question("two"), sampling: sampling, draw: 0)
            #expect(model.count == 4)
        }
    }

    @Test("A model that takes no seed is asked once, whatever the run's seed")
    func seedless() async throws {
        try await TemporaryDirectory.with { folder in
            let model = CountingModel(acceptsSeed: false)
            let remembering = RememberingModel(model, store: try Store(path: folder.storePath))
            for seed: UInt64 in [1, 2] {
                _ = try await remembering.complete(
                    question("one"), sampling: Sampling(temperature: 1, seed: seed), draw: 0)
            }
            #expect(model.count == 1)
        }
    }

    @Test("Where a model is served makes no other question")
    func baseURL() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let there = CountingModel(baseURL: "http://127.0.0.1:1/v1")
            let elsewhere = CountingModel(baseURL: "http://127.0.0.1:2/v1")
            for model in [there, elsewhere] {
                _ = try await RememberingModel(model, store: store)
                    .complete(question("one"), sampling: sampling, draw: 0)
            }
            #expect(there.count == 1)
            #expect(elsewhere.count == 0)
        }
    }

    @Test("What another process has written meanwhile stays, and is what is used")
    func overtaken() async throws {
        try await TemporaryDirectory.with { folder in
            let gate = Gate()
            let slow = CountingModel(gate: gate)
            let remembering = RememberingModel(slow, store: try Store(path: folder.storePath))
            async let said = remembering.complete(question("one"), sampling: sampling, draw: 0)
            await gate.arrival()
            let call = Call(to: slow, dialogue: question("one"), sampling: sampling, draw: 0)
            try await Store(path: folder.storePath).remember(Completion(text: "the other's"), to: call)
            await gate.open()
            #expect(try await said.text == "the other's")
        }
    }

    @Test("A damaged answer is an error that can be matched, and the others stay readable")
    func corruptedRow() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let calls = ["one", "two"].map {
                Call(to: CountingModel(), dialogue: question($0), sampling: sampling, draw: 0)
            }
            for call in calls { try await store.remember(Completion(text: "yes"), to: call) }
            try await store.database.write { database in
                try database.execute(
                    sql: "UPDATE answer SET completion = '{\"text\": 1' WHERE call LIKE '%\"one\"%'")
            }
            let error = await #expect(throws: StoreError.self) { try await store.answer(to: calls[0]) }
            #expect(error?.code == .notAStore)
            #expect(error?.errorDescription?.hasPrefix("\(folder.storePath): the answer ") == true)
            #expect(try await store.answer(to: calls[1])?.text == "yes")
        }
    }
}
