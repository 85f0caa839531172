import Candor
import CandorModels
import CandorPreferences
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Pairs as comma-separated values")
struct PairTableTests {
    private static let header = "id,prompt,response_a,response_b,preferred,rater,mood"

    private func pairs(_ text: String, badRows: Dataset.BadRows = .stop) async throws -> (
        pairs: [PreferencePair], counts: PairCounts
    ) {
        try await PairFiles.pairs([text], name: "pairs.csv", badRows: badRows)
    }

    @Test("Quoted fields hold commas, quotes and line ends, empty lines among them; other columns are ignored")
    func quoting() async throws {
        let read = try await pairs(
            """
            \(Self.header)
            1,"Human: A, or B?

            Assistant: ""C""

            Human: Why?","x
            y",z,a,Ann,good
            2,Plain?,"one, two",three,0.25,,

            3,Last?,x,y,TIE,Bo,
            """)
        #expect(read.pairs.map(\.id) == ["1", "2", "3"])
        #expect(read.pairs[0].dialogue.messages == [.user("A, or B?"), .assistant("\"C\""), .user("Why?")])
        #expect(read.pairs[0].inFileOrder == ("x\ny", "z"))
        #expect(read.pairs[1].inFileOrder == ("one, two", "three"))
        #expect(read.pairs.map(\.rater) == ["Ann", nil, "Bo"])
        #expect(read.pairs[2].preferred == .tie)
    }

    @Test("Windows line ends, a byte order mark and a missing last line end change nothing")
    func lineEnds() async throws {
        let text = "\(Self.header)\n1,Why?,\"x\ny\",z,a,,\n2,Who?,x,y,b,,"
        let plain = try await pairs(text).pairs
        #expect(plain.count == 2)
        #expect(try await pairs("\u{FEFF}" + text).pairs == plain)
        let windows = try await pairs(text.replacing("\n", with: "\r\n")).pairs
        #expect(windows.map(\.winner) == ["x\r\ny", "y"])
    }

    @Test("A dialogue may stand in a cell as a list of messages")
    func messages() async throws {
        let read = try await pairs(
            "dialogue,response_a,response_b,preferred\n"
                + "\"[{\"\"role\"\": \"\"user\"\", \"\"content\"\": \"\"Why?\"\"}]\",x,y,a\n[not JSON],x,y,b\n")
        #expect(read.pairs.map(\.dialogue.messages) == [[.user("Why?")], [.user("[not JSON]")]])
    }

    @Test("A field read across pieces of the file is whole")
    func long() async throws {
        let long = String(repeating: "many \"\"words\"\", ", count: 40_000)
        let read = try await pairs("prompt,response_a,response_b,preferred\nWhy?,\"\(long)\",y,a\nWho?,x,y,b\n")
        #expect(read.pairs[0].winner == long.replacing("\"\"", with: "\""))
        #expect(read.pairs.count == 2)
    }

    @Test("A bad record stops with the line on which it begins, or is left out on request")
    func bad() async throws {
        let text = "\(Self.header)\n1,Why?,\"x\ny\",z,a,,\n2,Who?,x,y\n3,Who?,x,y,c,,\n4,Who?,x,,a,,\n"
        let error = try #require(await #expect(throws: DataError.self) { try await pairs(text) })
        #expect((error.code, error.line) == (.badRow, 4))
        let read = try await pairs(text, badRows: .skip)
        #expect(read.counts.leftOut == [.badRow: 2, .emptyResponse: 1])
        #expect(read.counts.examples.map(\.line) == [4, 5, 6])
        #expect(read.counts.examples.map(\.field) == [nil, "preferred", nil])
    }

    /// A table that is broken, the line and what is said.
    private static let broken: [(text: String, line: Int, says: String)] = [
        ("a,b\n1,\"x", 2, "not closed"), ("a,b\n1,\"x\"y\n", 2, "after a closing quote"),
        ("id,prompt,ID\n1,2,3\n", 1, "twice"), ("question,x\n1,2\n", 2, "is missing"),
    ]

    @Test("A table that is broken is refused with its line", arguments: broken)
    func malformed(text: String, line: Int, says: String) async throws {
        let error = try #require(await #expect(throws: DataError.self) { try await pairs(text) })
        #expect(error.line == line)
        #expect(error.reason.contains(says))
    }

    @Test("A compressed table is the same pairs")
    func compressed() async throws {
        let text = "\(Self.header)\n1,Why?,\"x\ny\",z,a,,\n"
        let plain = try await pairs(text).pairs
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "pairs.csv.gz")
            try GzipWriter.member(text, in: folder.url).write(to: file)
            #expect(try PreferencePairs(path: file.path, seed: 1).pairs == plain)
        }
    }
}
