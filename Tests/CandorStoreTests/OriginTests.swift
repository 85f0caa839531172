import CandorModels
import CandorTesting
import GRDB
import Testing

@testable import CandorStore

@Suite("Whose answers are these?")
struct OriginTests {
    private let sampling = Sampling(temperature: 0, maxTokens: 5)
    private let here = "http://127.0.0.1:1/v1"
    private let there = "http://127.0.0.1:2/v1"

    @Test("An answer is remembered with the address that gave it, whatever spelling the answer itself has")
    func remembered() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let model = PlacedModel(at: [here], saying: "\(here)/chat/completions")
            let remembering = RememberingModel(model, store: store)
            let said = try await remembering.complete(question("one"), sampling: sampling, draw: 0)
            #expect(said.address == here)
            #expect(remembering.addresses == [here])
            #expect(try await store.origins(of: model.identity) == AnswerOrigins(remembered: [here: 1]))
        }
    }

    @Test("A pool's answers keep the address of the member that gave them")
    func pool() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let pool = PlacedModel(at: [here, there], saying: there)
            _ = try await RememberingModel(pool, store: store).complete(question("one"), sampling: sampling, draw: 0)
            let origins = try await store.origins(of: pool.identity)
            #expect(origins.remembered == [there: 1])
            #expect(origins.foreign(to: [here, there]).isEmpty)
            #expect(origins.foreign(to: [here]) == [there: 1])
        }
    }

    @Test("Answers from elsewhere are foreign until somebody says that both serve the same, which the store keeps")
    func accepted() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let model = PlacedModel(at: [here], saying: nil)
            let remembering = RememberingModel(model, store: store)
            for text in ["one", "two"] {
                _ = try await remembering.complete(question(text), sampling: sampling, draw: 0)
            }
            #expect(try await store.origins(of: model.identity).foreign(to: [there]) == [here: 2])
            try await store.accept([here, there], asOne: model.identity)
            let later = try await Store(path: folder.storePath).origins(of: model.identity)
            #expect(later.foreign(to: [there]).isEmpty)
            #expect(later.foreign(to: [here]).isEmpty)
            #expect(later.foreign(to: ["http://third/v1"]) == [here: 2])
            let other = try await store.origins(of: ModelIdentity("another"))
            #expect(other == AnswerOrigins())
        }
    }

    @Test(
        "Answers without an address are nobody's in particular, and a model in this process has no address to differ by"
    )
    func unplaced() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let model = PlacedModel(at: [], saying: nil)
            _ = try await RememberingModel(model, store: store).complete(question("one"), sampling: sampling, draw: 0)
            let origins = try await store.origins(of: model.identity)
            #expect(origins == AnswerOrigins(unplaced: 1))
            #expect(origins.foreign(to: [here]).isEmpty)
            #expect(AnswerOrigins(remembered: [here: 3]).foreign(to: []).isEmpty)
        }
    }

    @Test("A score is remembered with its address too")
    func scores() async throws {
        struct Placed: PreferenceModel {
            let name = ModelName(kind: "reward", rest: "r")
            var identity: ModelIdentity { ModelIdentity("reward:r") }
            var addresses: [String] { ["http://127.0.0.1:1"] }
            func score(_ response: String, to dialogue: Dialogue) async throws -> Double { Double(response.count) }
        }
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let model = RememberingPreferenceModel(Placed(), store: store)
            _ = try await model.scores(of: [(question("one"), "a"), (question("one"), "bb")])
            #expect(try await store.origins(of: model.identity).remembered == ["http://127.0.0.1:1": 2])
        }
    }

    @Test("A store of the version before opens, its answers have no address, and nothing is asked again")
    func earlierStore() async throws {
        try await TemporaryDirectory.with { folder in
            let model = PlacedModel(at: [here], saying: nil)
            let call = Call(to: model, dialogue: question("one"), sampling: sampling, draw: 0)
            do {
                let queue = try DatabaseQueue(path: folder.storePath)
                try Schema.migrator.migrate(queue, upTo: "embeddings")
                let key = try CallKey(call)
                try await queue.write { database in
                    try database.execute(
                        sql: "INSERT INTO answer (key, model, call, completion, received) VALUES (?, ?, ?, ?, ?)",
                        arguments: [
                            key.text, call.model.description, key.canonical,
                            #"{"text":"yes","finish":"stop","usage":{"input":1,"cachedInput":0,"output":1}}"#,
                            "2026-01-01T00:00:00Z",
                        ])
                }
                try queue.close()
            }
            let store = try Store(path: folder.storePath)
            #expect(try await store.answer(to: call)?.text == "yes")
            let origins = try await store.origins(of: model.identity)
            #expect(origins == AnswerOrigins(unplaced: 1))
            #expect(origins.foreign(to: [there]).isEmpty)
        }
    }

    @Test("What an endpoint does is kept in the file, by model and address, and the latest counts")
    func facts() async throws {
        try await TemporaryDirectory.with { folder in
            let model = ModelIdentity("openai:m")
            let store = try Store(path: folder.storePath)
            #expect(store.facts(about: model, at: here) == nil)
            var facts = EndpointFacts()
            facts.reasons = true
            store.learned(facts, about: model, at: here)
            facts.takesTemperature = false
            facts.adaptations = [.init("temperature")]
            store.learned(facts, about: model, at: here)
            let later = try Store(path: folder.storePath)
            #expect(later.facts(about: model, at: here) == facts)
            #expect(later.facts(about: model, at: there) == nil)
            #expect(later.facts(about: ModelIdentity("openai:n"), at: here) == nil)
        }
    }
}

/// A model that is served somewhere.
private struct PlacedModel: LanguageModel {
    let name = ModelName(kind: "openai", rest: "m")
    var identity: ModelIdentity { ModelIdentity("openai:m") }
    var capabilities: ModelCapabilities {
        ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)
    }
    let addresses: [String]
    private let said: String?

    /// - Parameters:
    ///   - addresses: Where it is served.
    ///   - said: The address that its answers name.
    init(at addresses: [String], saying said: String?) {
        self.addresses = addresses
        self.said = said
    }

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        Completion(text: "yes", address: said)
    }
}
