import Candor
import CandorStudy
import CandorModels
import Foundation

/// A study's answers as files.
package struct StudyExport {
    let state: StudyState
    /// What the answers show.
    package let analysis: StudyAnalysis

    /// - Throws: `StatisticsError`, which no study that can be made brings about.
    package init(state: StudyState) throws {
        self.state = state
        analysis = try StudyAnalysis(tasks: state.tasks, ratings: state.ratings, seed: state.design.seed)
    }

    /// Writes the files, for their owner alone.
    /// - Parameter path: The folder.
    /// - Returns: A line for each file.
    package func write(to path: String) throws -> [String] {
        let folder = URL(fileURLWithPath: path)
        // The study itself can be read by its owner alone, and what is written here says no less about people.
        if !FileManager.default.fileExists(atPath: path) {
            try? FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        try OutputFolder(folder).prepare()
        var lines: [String] = []
        func write(_ text: String, _ name: String, _ what: String) throws {
            try WholeFile.writePrivately(text, to: folder.appendingPathComponent(name))
            lines.append("\(path)/\(name)  \(what)")
        }
        let ratings = state.ratings
        try write(StudyRatingsFile.jsonLines(ratings), "ratings.jsonl", "\(ratings.count) answers")
        try write(StudyRatingsFile.csv(ratings), "ratings.csv", "the same as a table")
        try write(JSONWriter.pages.file(analysis), "analysis.json", "averages, votes, agreement, raters")
        let gold = StudyGold(tasks: state.tasks, ratings: ratings)
        if !gold.rows.isEmpty {
            try write(gold.jsonLines(), "gold.jsonl", "\(gold.rows.count) verdicts, \(gold.tied) tied votes")
            let asked = state.tasks.count { $0.purpose == .rated && $0.gold != nil }
            if gold.rows.count < asked {
                lines.append(
                    "note: \(asked - gold.rows.count) of \(asked) questions have no verdict of most raters and are not in "
                        + "gold.jsonl: of a run's sample those left are no random sample any more, and correct its rates less well"
                )
            }
        }
        let pairs = StudyPairs(tasks: state.tasks, ratings: ratings)
        if !pairs.rows.isEmpty { try write(pairs.jsonLines(), "pairs.jsonl", "\(pairs.rows.count) pairs with shares") }
        return lines
    }
}
