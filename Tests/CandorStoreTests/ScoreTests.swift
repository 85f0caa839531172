import CandorModels
import CandorStore
import CandorTesting
import Foundation
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
}
