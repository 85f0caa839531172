import CandorModels
import CandorStore
import CandorTesting
import Foundation
import GRDB
import Synchronization
import Testing

@Suite("Scores")
struct ScoreTests {
    /// A preference model that pays a point a letter and counts what it is asked.
    final class Letters: PreferenceModel {
        let name = ModelName(kind: "letters", rest: "1")
        let identity = ModelIdentity("letters:1")
        let asked = Mutex(0)

        func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
            asked.withLock { $0 += 1 }
            return Double(response.count)
        }
    }

    @Test("What was scored once is not asked again, in this process or the next; equal responses are asked once")
    func remembered() async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory.url.appendingPathComponent("scores.sqlite").path
            let letters = Letters()
            let dialogue = Dialogue([.user("Hm?")])
            let model = RememberingPreferenceModel(letters, store: try Store(path: path))
            #expect(try await model.scores(of: [(dialogue, "abc"), (dialogue, "a"), (dialogue, "abc")]) == [3, 1, 3])
            #expect(letters.asked.withLock { $0 } == 2)
            let later = RememberingPreferenceModel(letters, store: try Store(path: path))
            #expect(try await later.scores(of: [(dialogue, "a"), (dialogue, "ab")]) == [1, 2])
            #expect(letters.asked.withLock { $0 } == 3)
            #expect(try await later.score("ab", to: dialogue) == 2)
            #expect(letters.asked.withLock { $0 } == 3)
        }
    }

    @Test("The same response to another dialogue is another question")
    func dialogues() async throws {
        try await TemporaryDirectory.with { directory in
            let letters = Letters()
            let model = RememberingPreferenceModel(
                letters, store: try Store(path: directory.url.appendingPathComponent("scores.sqlite").path))
            _ = try await model.score("abc", to: Dialogue([.user("One?")]))
            _ = try await model.score("abc", to: Dialogue([.user("Two?")]))
            #expect(letters.asked.withLock { $0 } == 2)
        }
    }

    /// Gives each response its place in the alphabet among the others, and counts the pools that it is asked.
    final class Places: PreferenceModel {
        let name = ModelName(kind: "places", rest: "1")
        let identity = ModelIdentity("places:1")
        let isComparative = true
        let asked = Mutex<[[String]]>([])

        func score(_ response: String, to dialogue: Dialogue) async throws -> Double { 0 }

        func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
            let pools = ResponsePools(responses)
            asked.withLock { $0 += pools.pools.map(\.responses) }
            return pools.inOrder(
                pools.pools.map { pool in
                    pool.responses.indices.map { Double($0) - Double(pool.responses.count - 1) / 2 }
                })
        }
    }

    @Test("A comparative score is remembered with its pool; a pool is remembered wholly or not at all")
    func pools() async throws {
        try await TemporaryDirectory.with { directory in
            let places = Places()
            let model = RememberingPreferenceModel(places, store: try Store(path: directory.storePath))
            #expect(model.isComparative)
            let (one, two) = (question("One?"), question("Two?"))
            func scores(_ batch: (Dialogue, String)...) async throws -> [Double] {
                try await model.scores(of: batch.map { (dialogue: $0.0, response: $0.1) })
            }
            #expect(try await scores((one, "c"), (two, "a"), (one, "a"), (two, "b")) == [0.5, -0.5, -0.5, 0.5])
            #expect(places.asked.withLock { $0 } == [["a", "c"], ["a", "b"]])
            // The same set in another order, with one response twice, is the same pool.
            #expect(try await scores((one, "a"), (one, "c"), (one, "a")) == [-0.5, 0.5, -0.5])
            #expect(places.asked.withLock { $0.count } == 2)
            // A larger pool is another one and asked as a whole; the pool of the other dialogue is still known.
            #expect(
                try await scores((one, "a"), (one, "b"), (two, "b"), (one, "c"), (two, "a")) == [-1, 0, 0.5, 1, -0.5])
            #expect(places.asked.withLock { $0.dropFirst(2) } == [["a", "b", "c"]])
            #expect(try await model.score("a", to: one) == 0)
        }
    }

    @Test("A pool of which a score was lost is asked as a whole")
    func halfAPool() async throws {
        try await TemporaryDirectory.with { directory in
            let places = Places()
            let store = try Store(path: directory.storePath)
            let batch = ["a", "b", "c"].map { (dialogue: question("One?"), response: $0) }
            #expect(try await RememberingPreferenceModel(places, store: store).scores(of: batch) == [-1, 0, 1])
            try await DatabaseQueue(path: directory.storePath).write {
                try $0.execute(sql: "DELETE FROM score WHERE score = 0")
            }
            #expect(try await RememberingPreferenceModel(places, store: store).scores(of: batch) == [-1, 0, 1])
            #expect(places.asked.withLock { $0 } == [["a", "b", "c"], ["a", "b", "c"]])
        }
    }

    /// Gives what it is told to, whatever it is asked.
    struct Faulty: PreferenceModel {
        let name = ModelName(kind: "faulty", rest: "1")
        let identity = ModelIdentity("faulty:1")
        var given: [Double]

        func score(_ response: String, to dialogue: Dialogue) async throws -> Double { given[0] }
        func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] { given }
    }

    @Test("That a response gets no score is remembered like a score", arguments: [Double.nan, -.infinity])
    func unscored(noScore: Double) async throws {
        try await TemporaryDirectory.with { directory in
            let store = try Store(path: directory.storePath)
            let batch = ["a", "b"].map { (dialogue: question("Hm?"), response: $0) }
            let first = try await RememberingPreferenceModel(Faulty(given: [1, noScore]), store: store).scores(
                of: batch)
            #expect(first[0] == 1 && !first[1].isFinite)
            let again = try await RememberingPreferenceModel(Faulty(given: []), store: store).scores(of: batch)
            #expect(again[0] == 1 && !again[1].isFinite)
        }
    }

    @Test("Too few scores and too many are errors; nothing of the batch is remembered")
    func faults() async throws {
        let faults: [([Double], String)] = [
            ([1], "1 scores for 2 responses"), ([], "0 scores for 2 responses"),
            ([1, 2, 3], "3 scores for 2 responses"),
        ]
        try await TemporaryDirectory.with { directory in
            let store = try Store(path: directory.storePath)
            let batch = ["a", "b"].map { (dialogue: question("Is this the beginning of the dialogue?"), response: $0) }
            for (given, says) in faults {
                let model = RememberingPreferenceModel(Faulty(given: given), store: store)
                let error = await #expect(throws: ScoreError.self) { try await model.scores(of: batch) }
                #expect(error?.code == .wrongCount)
                #expect(error?.model == "faulty:1")
                #expect(error?.errorDescription?.contains(says) == true)
                #expect(error?.errorDescription?.contains("'Is this the beginning of the dialogue?'") == true)
            }
            let sound = RememberingPreferenceModel(Faulty(given: [4, 5]), store: store)
            #expect(try await sound.scores(of: batch) == [4, 5])
        }
    }

    @Test("Turns that differ only in where one ends, or in who speaks, are other questions")
    func keys() async throws {
        try await TemporaryDirectory.with { directory in
            let letters = Letters()
            let model = RememberingPreferenceModel(letters, store: try Store(path: directory.storePath))
            let dialogues = [
                Dialogue([.user("ab"), .assistant("c"), .user("d")]),
                Dialogue([.user("a"), .assistant("bc"), .user("d")]),
                Dialogue([.user("ab"), .user("c"), .user("d")]), Dialogue([.user("ab"), .assistant("c")]), Dialogue([]),
            ]
            #expect(try await model.scores(of: dialogues.map { ($0, "d") }) == [1, 1, 1, 1, 1])
            #expect(letters.asked.withLock { $0 } == 5)
        }
    }
}
