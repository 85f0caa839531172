import Candor
import CandorPreferences
import CandorTesting
import Foundation
import Testing

@Suite("Writing labels")
struct LabelsWriterTests {
    private static let pairs = [
        LabelledPair(pair: "1", preferred: .a, labels: [.a, .b]),
        LabelledPair(pair: "2", preferred: .share(0.75), labels: [nil, .same], rater: "Ann"),
        LabelledPair(pair: "q\"\\\n/é", preferred: .tie, labels: [.same, nil], rater: "\u{1F600}"),
    ]

    @Test("A line has the pair, the preference and the features in their order, then the rater")
    func lines() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.url.appending(path: "labels.jsonl").path
            var writer = try LabelsWriter(path: path, features: ["zest", "brave"])
            for pair in Self.pairs.prefix(2) { try writer.append(pair) }
            #expect(!FileManager.default.fileExists(atPath: path))
            try writer.finish()
            #expect(
                try String(contentsOfFile: path, encoding: .utf8) == """
                    {"pair":"1","preferred":"a","features":{"zest":1,"brave":-1}}
                    {"pair":"2","preferred":0.75,"features":{"zest":null,"brave":0},"rater":"Ann"}

                    """)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["labels.jsonl"])
        }
    }

    @Test("What is written is read again, and replaces what was there")
    func roundTrip() async throws {
        try await TemporaryDirectory.with { folder in
            let path = try folder.write("labels.jsonl", "something else").path
            for _ in 1...2 {
                var writer = try LabelsWriter(path: path, features: ["zest", "brave"])
                for pair in Self.pairs { try writer.append(pair) }
                try writer.finish()
                let file = try LabelsFile(path: path)
                #expect(file.features == ["zest", "brave"])
                #expect(file.pairs == Self.pairs)
            }
        }
    }

    @Test("A folder that is not there cannot be written to")
    func unwritable() {
        #expect(throws: DataError.self) { _ = try LabelsWriter(path: "no/such/labels.jsonl", features: []) }
    }
}
