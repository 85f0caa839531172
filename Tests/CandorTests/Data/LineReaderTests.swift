import Candor
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Reading lines")
struct LineReaderTests {
    private func lines(_ path: String) throws -> [(number: Int, text: String)] {
        var reader = try LineReader(path: path)
        var lines: [(Int, String)] = []
        while let line = try reader.next() { lines.append((line.number, String(decoding: line.bytes, as: UTF8.self))) }
        return lines
    }

    private func failure(_ path: String) -> DataError? {
        #expect(throws: DataError.self) { try lines(path) }
    }

    @Test("Blank lines are passed over but counted, with either kind of line end and none at the end")
    func lineEnds() async throws {
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("rows.jsonl", "\r\n{\"a\":1}\r\n \t\n\n{\"b\":2}")
            #expect(try lines(file.path).map(\.number) == [2, 5])
            #expect(try lines(file.path).map(\.text) == ["{\"a\":1}\r", "{\"b\":2}"])
        }
    }

    @Test("Carriage returns and a byte order mark do not disturb a data file")
    func carriageReturns() async throws {
        try await TemporaryDirectory.with { folder in
            let rows = try Rows.feedbackItem("Cats rule.")
            let file = try folder.write("feedback.jsonl", "\u{FEFF}" + rows.joined(separator: "\r\n\r\n") + "\r\n")
            let set = try Dataset(path: file.path)
            #expect((set.rows, set.items.count) == (5, 1))
        }
    }

    @Test("An empty file and one of blank lines hold nothing to run", arguments: ["", "\n\n \r\n"])
    func empty(text: String) async throws {
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("answer.jsonl", text)
            let error = #expect(throws: DataError.self) { try Dataset(path: file.path) }
            #expect(error?.code == .empty)
        }
    }

    @Test("No such file, and a folder in its place, are told apart from a bad file")
    func missing() async throws {
        try await TemporaryDirectory.with { folder in
            #expect(failure(folder.url.appending(path: "none.jsonl").path)?.code == .unreadable)
            #expect(failure(folder.url.path)?.code == .unreadable)
        }
    }

    @Test("Members of a gzip file that follow one another are read as one text")
    func members() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "rows.jsonl.gz")
            let members = try ["one\ntw", "o\nthr", "ee\n"].map { try GzipWriter.member($0, in: folder.url) }
            try members.reduce(Data(), +).write(to: file)
            #expect(try lines(file.path).map(\.text) == ["one", "two", "three"])
        }
    }

    @Test("A gzip file is known by its bytes, whatever its name; a name alone makes none")
    func gzipNames() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "rows.jsonl")
            try GzipWriter.member("one\n", in: folder.url).write(to: file)
            #expect(try lines(file.path).map(\.text) == ["one"])
            #expect(failure(try folder.write("rows.jsonl.gz", "one\n").path)?.reason == "is not a gzip file")
        }
    }

    @Test("A gzip file that is cut anywhere is refused")
    func truncated() async throws {
        try await TemporaryDirectory.with { folder in
            let whole = try GzipWriter.member(
                (0..<200).map { "line \($0 &* 2_654_435_761)\n" }.joined(), in: folder.url)
            for count in [3, 11, whole.count / 2, whole.count - 5, whole.count - 1] {
                let file = folder.url.appending(path: "cut.jsonl.gz")
                try whole.prefix(count).write(to: file)
                let error = try #require(failure(file.path))
                #expect(error.code == .malformed, "cut after \(count) bytes")
                #expect(error.reason.contains("gzip"))
                #expect(error.line != nil)
            }
        }
    }

    @Test("A gzip file with a changed byte or with something else after it is refused")
    func damaged() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "rows.jsonl.gz")
            let whole = try GzipWriter.member((0..<200).map { "line \($0)\n" }.joined(), in: folder.url)
            var changed = whole
            changed[changed.count - 6] ^= 0xFF
            for bytes in [changed, whole + Data("rest".utf8)] {
                try bytes.write(to: file)
                #expect(failure(file.path)?.reason == "the gzip stream is damaged")
            }
        }
    }

    @Test("A line of 200 MB is refused at its place after a small part of it has been read")
    func longLine() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "answer.jsonl")
            #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
            let handle = try FileHandle(forWritingTo: file)
            try handle.write(contentsOf: Data("{}\n".utf8))
            // A file with a hole: the line is long, the disk is not.
            try handle.truncate(atOffset: 200 << 20)
            try handle.close()
            let error = try #require(failure(file.path))
            #expect(error.line == 2)
            #expect(error.reason == "the line is longer than 16 MiB")
            #expect(error.errorDescription?.hasPrefix(file.path + ":2: ") == true)
        }
    }

    @Test("A line of 200 MB that is compressed to little is refused as well, and no more of it is held")
    func longCompressedLine() async throws {
        try await TemporaryDirectory.with { folder in
            let million = try GzipWriter.member(String(repeating: " ", count: 1 << 20), in: folder.url)
            let file = folder.url.appending(path: "answer.jsonl.gz")
            try (0..<200).reduce(into: Data()) { data, _ in data += million }.write(to: file)
            #expect(failure(file.path)?.reason == "the line is longer than 16 MiB")
        }
    }

    @Test("A line that is as long as may be is read whole")
    func longestLine() async throws {
        try await TemporaryDirectory.with { folder in
            let text = String(repeating: "x", count: LineReader.longestLine)
            let file = try folder.write("rows.jsonl", text + "\nrest")
            #expect(try lines(file.path).map(\.text.utf8.count) == [LineReader.longestLine, 4])
        }
    }
}
