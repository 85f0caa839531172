import CandorTesting
import Foundation
import Testing

@Suite("Control characters on the terminal")
struct ControlCharacterTests {
    static let hostile = "\u{1B}]0;x\u{07}\u{1B}[2J\u{9B}31m\u{202E}title\u{7F}"

    @Test("Of a study's title they are shown, not sent")
    func studyTitle() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", text: StudyCommandTests.pairs)
            let made = try await work.candor(
                "study", "create", "s.sqlite", "--pairs", "pairs.jsonl", "--title", Self.hostile)
            #expect(made.status == 0, "\(made.errors)")
            let status = try await work.candor("study", "status", "s.sqlite")
            for text in [made.output, status.output] {
                expectNone(in: text)
                #expect(text.contains(#"\u001B]0;x\u0007\u001B[2J\u009B31m\u202Etitle\u007F"#), "\(text)")
            }
        }
    }

    @Test("Of names on the command line, in errors and in help, they are shown, not sent")
    func errors() async throws {
        try await WorkFolder.with { work in
            for arguments in [
                ["eval", "--model", Self.hostile], ["report", Self.hostile], ["eval", "--\(Self.hostile)"],
                ["eval", "--model", "scripted:candid", "--data", Self.hostile],
            ] {
                let ending = try await work.candor(arguments)
                #expect(ending.status != 0)
                expectNone(in: ending.errors)
                #expect(ending.errors.contains(#"\u001B"#), "\(ending.errors)")
            }
        }
    }

    private func expectNone(in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let sent = text.unicodeScalars.filter { scalar in
            scalar != "\n" && scalar != "\t"
                && (scalar.properties.generalCategory == .control || ("\u{202A}"..."\u{202E}").contains(scalar))
        }
        #expect(sent.isEmpty, "\(sent.map { String($0.value, radix: 16) })", sourceLocation: sourceLocation)
    }
}
