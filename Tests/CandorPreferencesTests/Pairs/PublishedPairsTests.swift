import Candor
import CandorModels
import CandorPreferences
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Published preference data")
struct PublishedPairsTests {
    private static let harmless = "preferences/hh-rlhf-harmless-base-test.jsonl.gz"
    /// The excerpt of it is not compressed, so that it can be read.
    private static let harmlessExcerpt = "preferences/hh-rlhf-harmless-base-test.jsonl"
    private static let helpful = "preferences/hh-rlhf-helpful-base-test-pairs.jsonl"

    @Test(
        "hh-rlhf's harmlessness test split: 2,312 rows, five whose dialogues differ earlier, four without a response",
        .enabled(if: SharedData.has(harmless), "\(SharedData.absence)"))
    func harmlessRows() throws {
        let file = try PreferencePairs(path: SharedData.path(Self.harmless), seed: 1)
        #expect(file.counts.read == 2312)
        #expect(file.counts.leftOut == [.earlierTurnsDiffer: 5, .emptyResponse: 4])
        #expect(file.counts.examples.map(\.line) == [87, 517, 926, 1104, 1255, 1689, 1951, 1953, 2037])
        #expect((file.counts.used, file.pairs.count, file.counts.duplicates) == (2303, 2303, 0))
        #expect(Set(file.pairs.map(\.id)).count == 2303)
        #expect(file.pairs.allSatisfy { $0.dialogue.messages.first?.role == .user })
        #expect(file.pairs.allSatisfy { $0.dialogue.messages.last?.role == .user })
    }

    @Test(
        "The excerpt of hh-rlhf, plain and compressed: 20 rows, one whose dialogues differ earlier, one without a response"
    )
    func harmlessExcerptRows() async throws {
        let path = Excerpt.path(Self.harmlessExcerpt)
        let file = try PreferencePairs(path: path, seed: 1)
        #expect(file.counts.read == 20)
        #expect(file.counts.leftOut == [.earlierTurnsDiffer: 1, .emptyResponse: 1])
        #expect(file.counts.examples.map(\.line) == [6, 13])
        #expect((file.counts.used, file.pairs.count, file.counts.duplicates) == (18, 18, 0))
        #expect(Set(file.pairs.map(\.id)).count == 18)
        #expect(file.pairs.count { $0.dialogue.messages.count > 1 } == 4)
        #expect(file.pairs.allSatisfy { $0.dialogue.messages.first?.role == .user })
        #expect(file.pairs.allSatisfy { $0.dialogue.messages.last?.role == .user })
        try await TemporaryDirectory.with { folder in
            let compressed = folder.url.appending(path: "pairs.jsonl.gz")
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try GzipWriter.member(text, in: folder.url).write(to: compressed)
            #expect(try PreferencePairs(path: compressed.path, seed: 1).pairs == file.pairs)
        }
    }

    @Test(
        "Put together again, dialogue and responses are the published rows",
        .enabled(if: SharedData.has(harmless), "\(SharedData.absence)"))
    func harmlessTexts() throws {
        try expectTexts(of: SharedData.path(Self.harmless))
    }

    @Test("Put together again, dialogue and responses are the rows of the excerpt")
    func harmlessExcerptTexts() throws { try expectTexts(of: Excerpt.path(Self.harmlessExcerpt)) }

    private func expectTexts(of path: String) throws {
        var reader = try PairReader(path: path, seed: 1)
        var lines = try LineReader(path: path)
        var pairs: [PreferencePair] = []
        while let pair = try reader.next() { pairs.append(pair) }
        let leftOut = Set(reader.counts.examples.compactMap(\.line))
        var index = 0
        while let line = try lines.next() {
            guard !leftOut.contains(line.number) else { continue }
            let row = try JSONDecoder().decode([String: String].self, from: line.bytes)
            let pair = pairs[index]
            index += 1
            let whole = [pair.inFileOrder.first, pair.inFileOrder.second].map { response in
                pair.dialogue.adding(.assistant(response)).messages
                    .map { "\($0.role == .user ? "Human" : "Assistant"):\($0.content)" }.joined()
            }
            #expect(bare(whole[0]) == bare(row["chosen"]))
            #expect(bare(whole[1]) == bare(row["rejected"]))
            #expect(pair.winner == pair.inFileOrder.first)
        }
        #expect(index == pairs.count)
    }

    private func bare(_ text: String?) -> String? { text?.filter { !$0.isWhitespace } }

    @Test(
        "The helpfulness pairs keep their ids; what cannot be compared is left out with its line",
        .enabled(if: SharedData.has(helpful), "\(SharedData.absence)"))
    func helpfulRows() throws {
        let file = try PreferencePairs(path: SharedData.path(Self.helpful), seed: 1)
        #expect(file.counts.read == 1987)
        #expect(file.counts.leftOut == [.emptyResponse: 3, .equalResponses: 2, .notAfterHuman: 1])
        #expect(file.counts.examples.map(\.line) == [99, 489, 616, 1024, 1734, 1827])
        #expect(file.pairs.first?.id == "0")
        #expect(file.pairs.contains { $0.dialogue.messages.count > 1 })
        #expect(file.pairs.allSatisfy { $0.dialogue.messages.last?.role == .user })
        let sides = Double(file.pairs.count { $0.preferred == .a }) / Double(file.pairs.count)
        #expect(abs(sides - 0.5) < 0.05)
    }

    @Test("The excerpt of helpfulness pairs keeps its ids; what cannot be compared is left out with its line")
    func helpfulExcerpt() throws {
        let file = try PreferencePairs(path: Excerpt.path(Self.helpful), seed: 1)
        #expect(file.counts.read == 20)
        #expect(file.counts.leftOut == [.emptyResponse: 1, .equalResponses: 1, .notAfterHuman: 1])
        #expect(file.counts.examples.map(\.line) == [5, 7, 11])
        #expect(file.pairs.map(\.id) == (0..<20).filter { ![4, 6, 10].contains($0) }.map(String.init))
        #expect(file.pairs.count { $0.dialogue.messages.count > 1 } == 3)
        #expect(file.pairs.allSatisfy { $0.dialogue.messages.last?.role == .user })
        #expect(file.pairs.count { $0.preferred == .a } == 7)
        #expect(file.pairs.last?.winner?.hasPrefix("There is none in common use") == true)
    }

    @Test(
        "The preferred response of the published rows stands on either side, whatever the seed",
        .enabled(if: SharedData.has(harmless), "\(SharedData.absence)"), arguments: [1, 2, 3] as [UInt64])
    func sides(seed: UInt64) throws {
        let pairs = try PreferencePairs(path: SharedData.path(Self.harmless), seed: seed).pairs
        let share = Double(pairs.count { $0.preferred == .a }) / Double(pairs.count)
        // Three standard errors of 2,303 coin tosses.
        #expect(abs(share - 0.5) < 3 * 0.5 / 48)
    }

    @Test(
        "The preferred response of the excerpt stands on either side, whatever the seed",
        arguments: [(1, 10), (2, 12), (3, 9)] as [(UInt64, Int)])
    func excerptSides(seed: UInt64, first: Int) throws {
        let pairs = try PreferencePairs(path: Excerpt.path(Self.harmlessExcerpt), seed: seed).pairs
        #expect(pairs.count { $0.preferred == .a } == first)
    }
}
