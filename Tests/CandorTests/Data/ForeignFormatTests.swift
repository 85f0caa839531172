import Candor
import CandorMisconceptions
import CandorPreferenceModels
import CandorPreferences
import CandorStudy
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Files that are not data in a form that is read")
struct ForeignFormatTests {
    /// A file's name, how it begins, and what must be said of it.
    static let files: [(name: String, bytes: [UInt8], says: [String])] = [
        ("rows.parquet", Array("PAR1".utf8) + [0x15, 0x04, 0x15], ["Parquet", "pandas.read_parquet('", "rows.jsonl"]),
        ("rows.jsonl", Array("PAR1".utf8) + [0x15, 0x04, 0x15], ["Parquet"]),
        ("rows.arrow", Array("ARROW1".utf8) + [0, 0], ["Arrow", "pandas.read_feather"]),
        ("data.arrow", [0xFF, 0xFF, 0xFF, 0xFF, 0x10, 0x02, 0, 0], ["Arrow stream", "datasets.Dataset.from_file"]),
        (
            "test.jsonl.gz",
            Array("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 834091\n".utf8),
            ["Git LFS pointer", "git lfs pull"]
        ),
        (
            "pairs.csv", Array("version https://git-lfs.github.com/spec/v1\noid sha256:00\n".utf8),
            ["Git LFS pointer", "git lfs pull"]
        ),
        ("rows.jsonl", Array("/annex/objects/MD5E-s7--aa.jsonl".utf8), ["git-annex", "git annex get"]),
        ("rows.jsonl.zip", Array("PK\u{03}\u{04}".utf8) + [0x14, 0, 0, 0], ["zip archive", "unzip"]),
        ("rows.xlsx", Array("PK\u{03}\u{04}".utf8) + [0x14, 0, 6, 0], ["Excel", "save it as CSV"]),
        ("rows.csv", Array("PK\u{03}\u{04}\u{14}\u{0}\u{0}\u{0}[Content_Types].xml".utf8), ["Excel"]),
        ("rows.jsonl.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0], ["xz -dk"]),
        ("rows.jsonl.zst", [0x28, 0xB5, 0x2F, 0xFD, 0x24], ["Zstandard", "zstd -d"]),
        ("rows.jsonl.bz2", Array("BZh91AY&SY".utf8), ["bunzip2"]),
        ("rows.db", Array("SQLite format 3\u{0}".utf8) + [0x10, 0], ["SQLite", "sqlite3 -json"]),
        ("rows.pkl", [0x80, 0x04, 0x95, 0x10], ["pickle"]),
        ("rows.jsonl", Array("<!DOCTYPE html>\n<html><head>".utf8), ["web page", "Raw"]),
        ("model.gguf", Array("GGUF".utf8) + [3, 0, 0, 0], ["GGUF"]),
    ]

    @Test("A foreign format is named, with what helps", arguments: files)
    func named(name: String, bytes: [UInt8], says: [String]) async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: name)
            try Data(bytes).write(to: file)
            let error = try #require(#expect(throws: DataError.self) { try Dataset(path: file.path, badRows: .skip) })
            #expect(error.code == .malformed)
            for word in says { #expect(error.reason.contains(word), "\(error.reason)") }
        }
    }

    @Test("Every reader of data names them")
    func everyReader() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.url.appending(path: "rows.jsonl").path
            try Data(Array("PAR1".utf8) + [0x15, 0x04]).write(to: URL(fileURLWithPath: path))
            let readers: [(String) throws -> Void] = [
                { _ = try Dataset(path: $0) }, { _ = try PreferencePairs(path: $0, seed: 1) },
                { _ = try GoldFile(path: $0) }, { _ = try StudyTaskFile(path: $0) },
                { _ = try TrainingPrompts(path: $0) }, { _ = try Misconceptions(path: $0) },
                { _ = try LabelsFile(path: $0) },
            ]
            for read in readers {
                let error = try #require(#expect(throws: DataError.self) { try read(path) })
                #expect(error.reason.contains("is Parquet"), "\(error)")
            }
        }
    }

    @Test("What gzip holds is looked at as well")
    func withinGzip() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "rows.jsonl.gz")
            let tar = "rows.jsonl" + String(repeating: "\u{0}", count: 247) + "ustar\u{0}00" + "rest"
            try GzipWriter.member(tar, in: folder.url).write(to: file)
            let error = try #require(#expect(throws: DataError.self) { try Dataset(path: file.path) })
            #expect(error.reason.contains("tar archive") && error.reason.contains("tar xf"))
        }
    }

    @Test("A name that a shell would take apart is not put into a command")
    func hostileName() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "a'; touch b; '.parquet")
            try Data("PAR1....".utf8).write(to: file)
            let error = try #require(#expect(throws: DataError.self) { try Dataset(path: file.path) })
            #expect(!error.reason.contains("touch") && error.reason.contains("'FILE'"))
        }
    }

    @Test("A folder in a file's place is called one")
    func folder() async throws {
        try await TemporaryDirectory.with { folder in
            let error = #expect(throws: DataError.self) { try Dataset(path: folder.url.path) }
            #expect(error?.code == .unreadable && error?.reason.contains("folder") == true)
        }
    }
}
