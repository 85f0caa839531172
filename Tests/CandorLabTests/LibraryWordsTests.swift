import Foundation
import Testing

@testable import CandorLab

@Suite("What libraries say")
struct LibraryWordsTests {
    /// What may name a flag: notes that results files hold, which do not change, and whole commands.
    private static let exceptions = [
        "AnalysisNotes.swift", "EvaluationRun.swift", "OriginCheck.swift", "PreferenceModelProbeRun.swift",
        "HeadRivals.swift", "PreferenceHeadComparison.swift", "RunFact.swift", "GoldText.swift", "Notice.swift",
        "GoldVerdicts+Agreement.swift", "DifficultyFile.swift", "ResponsesFile.swift",
    ]

    @Test("Outside the command line nothing but notes in results and whole commands names a flag")
    func flags() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var read = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            guard !file.path.contains("/CandorCLI/"), !Self.exceptions.contains(file.lastPathComponent) else {
                continue
            }
            read += 1
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            for line in lines where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
                #expect(line.firstMatch(of: /"[^"]*--[a-z]/) == nil, "\(file.lastPathComponent): \(line)")
            }
        }
        #expect(read > 500)
    }

    @Test("A value is named by its key, or as somebody else calls it")
    func keys() {
        let words: PlanWords = "\(key: "best_of") \(8) needs as many draws, and \(key: "draws") is \(4)"
        #expect(words.text == "best_of 8 needs as many draws, and draws is 4")
        #expect(words.text { "--" + $0 } == "--best_of 8 needs as many draws, and --draws is 4")
        let error = LabError(.usage, "\(key: "limit"): " + words)
        #expect(error.reason == "limit: best_of 8 needs as many draws, and draws is 4")
        #expect(error == LabError(.usage, "\(key: "limit"): \(words)") && error != LabError(.usage, error.reason))
    }
}
