import CandorModels
import CandorTesting
import Foundation
import GRDB
import Synchronization
import Testing

@testable import CandorStore

@Suite("What is remembered of calls without an answer")
struct RefusalTests {
    private let sampling = Sampling(temperature: 1, seed: 3)

    @Test(
        "What a filter refuses, or is too long, is remembered with its reason and asked again only on request",
        arguments: [CallFailure.Kind.filtered, .tooLong])
    func permanent(_ kind: CallFailure.Kind) async throws {
        try await TemporaryDirectory.with { folder in
            let failure = CallFailure(kind, detail: "the prompt was refused")
            let model = RefusingModel(failures: [failure, failure])
            let told = Mutex<[CallFailure]>([])
            for _ in 0..<2 {
                let remembering = RememberingModel(
                    model, store: try Store(path: folder.storePath),
                    observeFailure: { failure in told.withLock { $0.append(failure) } })
                await #expect(throws: failure) {
                    try await remembering.complete(question("one"), sampling: sampling, draw: 0)
                }
            }
            #expect(model.count == 1)
            #expect(told.withLock { $0 } == [failure, failure])
            let retrying = RememberingModel(model, store: try Store(path: folder.storePath), retriesRefused: true)
            for _ in 0..<2 {
                await #expect(throws: failure) {
                    try await retrying.complete(question("one"), sampling: sampling, draw: 0)
                }
            }
            // Once more, not at every use in the same run.
            #expect(model.count == 2)
            let answered = RememberingModel(model, store: try Store(path: folder.storePath), retriesRefused: true)
            #expect(try await answered.complete(question("one"), sampling: sampling, draw: 0).text == "answer 3")
            let after = RememberingModel(model, store: try Store(path: folder.storePath))
            #expect(try await after.complete(question("one"), sampling: sampling, draw: 0).text == "answer 3")
            #expect(model.count == 3)
        }
    }

    @Test("Any other failure is not remembered")
    func passing() async throws {
        try await TemporaryDirectory.with { folder in
            let model = RefusingModel(failures: [CallFailure(.failed, detail: "500")])
            let remembering = RememberingModel(model, store: try Store(path: folder.storePath))
            await #expect(throws: CallFailure.self) {
                try await remembering.complete(question("one"), sampling: sampling, draw: 0)
            }
            #expect(try await remembering.complete(question("one"), sampling: sampling, draw: 0).text == "answer 2")
        }
    }

    @Test("Empty answers of earlier versions are asked again, once; the others are not")
    func earlierVersions() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let model = RefusingModel(failures: [])
            let texts = ["", " \n", "<think>cut", "kept"]
            for (index, text) in texts.enumerated() {
                let call = Call(to: model, dialogue: question("\(index)"), sampling: sampling, draw: 0)
                try await store.remember(Completion(text: text), to: call)
            }
            try await store.database.write { try $0.execute(sql: "UPDATE answer SET form = NULL") }
            for _ in 0..<2 {
                let remembering = RememberingModel(model, store: try Store(path: folder.storePath))
                var said: [String] = []
                for index in texts.indices {
                    said.append(
                        try await remembering.complete(question("\(index)"), sampling: sampling, draw: 0).text)
                }
                #expect(said == ["answer 1", "answer 2", "answer 3", "kept"])
            }
            #expect(model.count == 3)
        }
    }

    @Test("An empty answer of this version is an answer that came, and is not asked again")
    func emptyNow() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let model = RefusingModel(failures: [])
            let call = Call(to: model, dialogue: question("one"), sampling: sampling, draw: 0)
            try await store.remember(Completion(text: "", reasoning: "Hm.", finish: .length), to: call)
            let remembering = RememberingModel(model, store: store)
            let completion = try await remembering.complete(question("one"), sampling: sampling, draw: 0)
            #expect(completion.reasoning == "Hm." && completion.finish == .length)
            #expect(model.count == 0)
        }
    }

    @Test("An absurd count that an earlier version has written down strands nothing")
    func poisoned() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let model = RefusingModel(failures: [])
            let call = Call(to: model, dialogue: question("one"), sampling: sampling, draw: 0)
            try await store.remember(Completion(text: "kept"), to: call)
            try await store.database.write {
                try $0.execute(
                    sql: "UPDATE answer SET completion = ?",
                    arguments: [
                        #"{"finish":"stop","text":"kept","usage":{"cachedInput":0,"input":9223372036854775000,"output":1}}"#
                    ])
            }
            let completion = try await RememberingModel(model, store: store)
                .complete(question("one"), sampling: sampling, draw: 0)
            #expect((completion.usage + completion.usage).input == 0)
        }
    }
}

/// A model whose first calls fail.
private final class RefusingModel: LanguageModel {
    let name = ModelName(kind: "refusing", rest: "model")
    let identity = ModelIdentity("refusing:model")
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)
    private let failures: [CallFailure]
    private let calls = Mutex(0)

    init(failures: [CallFailure]) {
        self.failures = failures
    }

    var count: Int { calls.withLock { $0 } }

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let number = calls.withLock { calls in
            calls += 1
            return calls
        }
        if number <= failures.count { throw failures[number - 1] }
        return Completion(text: "answer \(number)")
    }
}
