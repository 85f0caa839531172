import Candor
import CandorPreferenceModels
import CandorPreferences
import CandorTestSupport
import CandorTesting
import CandorText
import Foundation
import Testing

@Suite("Labels files")
struct LabelsReaderTests {
    @Test("A line is a pair, its preference and its features; null is unscored")
    func lines() async throws {
        let file = try await LabelFiles.file([
            #"{"pair":"p1","preferred":"a","features":{"x":1,"y":0,"z":null},"rater":"Ann"}"#,
            #"{"pair":"p2","preferred":"b","features":{"x":-1,"y":1,"z":0}}"#,
            #"  { "features" : { "y" : -1 , "x" : 0 } , "preferred" : 0.25 , "pair" : "p3" }  "#, "", "   ",
            #"{"pair":"p4","preferred":"tie","features":{}}"#,
        ])
        #expect(file.features == ["x", "y", "z"])
        #expect(
            file.pairs == [
                LabelledPair(pair: "p1", preferred: .a, labels: [.a, .same, nil], rater: "Ann"),
                LabelledPair(pair: "p2", preferred: .b, labels: [.b, .a, .same]),
                LabelledPair(pair: "p3", preferred: .share(0.25), labels: [.same, .b, nil]),
                LabelledPair(pair: "p4", preferred: .tie, labels: [nil, nil, nil]),
            ])
        #expect(file.duplicates == 0)
    }

    @Test("The features are those that any line names: known ones first in their order, then as they appear")
    func features() async throws {
        let lines = [
            LabelFiles.line("1", #""own": 1, "polite": -1"#), LabelFiles.line("2", #""funny": 1, "late": 0"#),
        ]
        let file = try await LabelFiles.file(lines, features: ["concise", "funny", "polite"])
        #expect(file.features == ["funny", "polite", "own", "late"])
        #expect(file.pairs.map(\.labels) == [[nil, .b, .a, nil], [.a, nil, nil, .same]])
    }

    /// Lines that other programs write, all meaning the same.
    private static let equivalent = [
        #"{"pair": "p", "preferred": "b", "features": {"x": 1, "y": -1, "z": null}}"#,
        #"{"pair": "p", "preferred": "B", "features": {"x": 1.0, "y": -1.0, "z": null}}"#,
        #"{"pair": "\u0070", "preferred": "b", "features": {"x": 1, "y": -1, "z": null}}"#,
        #"{"pair": "p", "preferred": "b", "features": {"\u0078": 1e0, "y": -1, "z": null}, "rater": null}"#,
        #"{"model": {"name": [1, "}"]}, "pair": "p", "preferred": "b", "features": {"x": 1, "y": -1, "z": null}}"#,
        #"{"preferred":"b","note":"a \"quoted\" } word","features":{"x":1,"y":-1,"z":null},"pair":"p"}"#,
        "\t{\"pair\":\"p\",\t\"preferred\":\"b\",\"features\":{\"x\":1,\"y\":-1,\"z\":null}}\r",
    ]

    @Test("Order, white space, escapes, decimal points and further members change nothing", arguments: equivalent)
    func variants(line: String) async throws {
        let file = try await LabelFiles.file([line], features: ["x", "y", "z"])
        #expect(file.features == ["x", "y", "z"])
        #expect(file.pairs == [LabelledPair(pair: "p", preferred: .b, labels: [.a, .b, nil])])
    }

    @Test("Names and ids may be in any script, and ids numbers")
    func scripts() async throws {
        let file = try await LabelFiles.file([
            #"{"pair": "пара-1", "preferred": "a", "features": {"höflich": 1}, "rater": "Žofie"}"#,
            #"{"pair": 17, "preferred": "a", "features": {"höflich": -1}, "rater": 4}"#,
        ])
        #expect(file.features == ["höflich"])
        #expect(file.pairs.map(\.pair) == ["пара-1", "17"])
        #expect(file.pairs.map(\.rater) == ["Žofie", "4"])
    }

    /// A value that is no label.
    private static let noLabels = [
        "2", "-2", "0.5", "NaN", "nan", "Infinity", "-Infinity", "1e400", "true", "false", "\"a\"", "\"1\"", "[1]",
        "{}",
        "01x", "-", "",
    ]

    @Test("What is no label is refused with file, line and, wherever the line is JSON, field", arguments: noLabels)
    func noLabel(value: String) async throws {
        let error = try #require(
            await #expect(throws: DataError.self) {
                try await LabelFiles.file([
                    LabelFiles.line("1", #""x": 1"#), "", LabelFiles.line("2", #""y": 0, "x": \#(value)"#),
                ])
            })
        #expect((error.code, error.line) == (.badRow, 3))
        #expect(error.file.hasSuffix("labels.jsonl"))
        if !value.isEmpty {
            #expect(error.field == "features.x")
            #expect(error.reason.contains("-1 (B has more of it), 0 (same), 1 (A has more of it) or null"))
        }
    }

    /// A line that is wrong, and the field that is at fault.
    private static let bad: [(line: String, field: String?)] = [
        ("{", nil), ("[]", nil), ("null", nil), ("{\"pair\": \"p\"", nil), ("{} {}", nil),
        ("{}", "pair"), (#"{"pair": true, "preferred": "a", "features": {}}"#, "pair"),
        (#"{"pair": "p", "features": {}}"#, "preferred"),
        (#"{"pair": "p", "preferred": "c", "features": {}}"#, "preferred"),
        (#"{"pair": "p", "preferred": 1.01, "features": {}}"#, "preferred"),
        (#"{"pair": "p", "preferred": NaN, "features": {}}"#, "preferred"),
        (#"{"pair": "p", "preferred": null, "features": {}}"#, "preferred"),
        (#"{"pair": "p", "preferred": "a"}"#, "features"),
        (#"{"pair": "p", "preferred": "a", "features": [1]}"#, "features"),
        (#"{"pair": "p", "preferred": "a", "features": {}, "rater": [1]}"#, "rater"),
        (#"{"pair": "p", "preferred": "a", "features": {"x": 1}} trailing"#, nil),
    ]

    @Test("A line that is wrong is refused with file, line and field", arguments: bad)
    func badLines(line: String, field: String?) async throws {
        let error = try #require(
            await #expect(throws: DataError.self) { try await LabelFiles.file([LabelFiles.line("1", ""), line]) })
        #expect((error.code, error.line, error.field) == (.badRow, 2, field), "\(error.reason)")
    }

    @Test("Invalid UTF-8 is refused wherever it stands", arguments: ["pair", "rater", "feature"])
    func invalidText(place: String) async throws {
        let text = #"{"pair": "pair", "preferred": "a", "features": {"feature": 1}, "rater": "rater"}"#
        var bytes = Array(text.replacing("\"\(place)\"", with: "\"?\"").utf8)
        // "pair" and "rater" are keys too: it is the last occurrence that is the value.
        if place != "feature" { bytes = Array(text.replacing(": \"\(place)\"", with: ": \"?\"").utf8) }
        let index = try #require(bytes.firstIndex(of: UInt8(ascii: "?")))
        bytes[index] = 0xFF
        try await TemporaryDirectory.with { folder in
            let url = folder.url.appending(path: "labels.jsonl")
            try Data(bytes).write(to: url)
            let error = #expect(throws: DataError.self) { try LabelsFile(path: url.path) }
            #expect(error?.reason == "is not valid UTF-8")
            #expect(error?.line == 1)
        }
    }

    @Test("A pair that stands in the file before is counted and kept")
    func duplicates() async throws {
        let file = try await LabelFiles.file(["1", "2", "1", "1"].map { LabelFiles.line($0, #""x": 1"#) })
        #expect((file.pairs.count, file.duplicates) == (4, 2))
        try await TemporaryDirectory.with { folder in
            let lines = ["1", "2", "1"].map { LabelFiles.line($0, #""x": 1"#) }
            var reader = try LabelsReader(path: folder.write("labels.jsonl", lines.joined(separator: "\n")).path)
            var repeated: [Bool] = []
            while let row = try reader.next() { repeated.append(row.isRepeated) }
            #expect(repeated == [false, false, true])
            #expect((reader.rows, reader.duplicates) == (3, 1))
        }
    }

    @Test("A file without a line, and no file, are errors that say so")
    func nothing() async throws {
        let error = await #expect(throws: DataError.self) { try await LabelFiles.file(["", " "]) }
        #expect(error?.code == .empty)
        #expect(throws: DataError.self) { try LabelsFile(path: "no/such/labels.jsonl") }
    }

    @Test("A file longer than a piece is read whole, plain or compressed, and hashed by its bytes")
    func long() async throws {
        let names = try FeaturePack.builtIn().names
        let lines = (0..<3000).map { row in
            LabelFiles.line(
                "pair-\(row)",
                names.enumerated().map { "\"\($1)\": \(["-1", "0", "1", "null"][(row + $0 * row) % 4])" }
                    .joined(separator: ", "), preferred: row % 2 == 0 ? "\"a\"" : "\"b\"")
        }
        try await TemporaryDirectory.with { folder in
            let text = lines.joined(separator: "\n")
            let plain = try folder.write("labels.jsonl", text)
            let compressed = folder.url.appending(path: "labels.jsonl.gz")
            try GzipWriter.member(text, in: folder.url).write(to: compressed)
            let file = try LabelsFile(path: plain.path, features: names)
            #expect(file.pairs.count == 3000)
            #expect(file.features == names)
            for row in [0, 1, 777, 2999] {
                let expected: [FeatureLabel?] = names.indices.map { [.b, .same, .a, nil][(row + $0 * row) % 4] }
                #expect(file.pairs[row].labels == expected)
            }
            #expect(file.sha256 == Fingerprint.sha256(try Data(contentsOf: plain)))
            let same = try LabelsFile(path: compressed.path, features: names)
            #expect(same.pairs == file.pairs)
            #expect(same.sha256 == Fingerprint.sha256(try Data(contentsOf: compressed)))
        }
    }
}
