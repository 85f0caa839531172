import Candor
import CandorModels
import Foundation

/// The answers of a study as files: `ratings.jsonl` and `ratings.csv`, one answer a line, with the names of ``StudyRating``.
///
/// Times are written in UTC after ISO 8601, to the millisecond.
public enum StudyRatingsFile {
    /// One JSON object a line; what is not known is left out.
    /// - Parameter ratings: The answers.
    /// - Throws: What the encoder throws for a number that is not finite.
    public static func jsonLines(_ ratings: [StudyRating]) throws -> String {
        let writer = JSONWriter(
            dates: .custom { date, encoder in
                var container = encoder.singleValueContainer()
                try container.encode(date.formatted(time))
            })
        return try writer.lines(ratings)
    }

    /// Reads a `ratings.jsonl`.
    /// - Parameter path: The file, plain or gzip.
    /// - Throws: `DataError` with file and line for a line that is no answer.
    public static func read(path: String) throws -> [StudyRating] {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = try? Date(text, strategy: time) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no time")
            }
            return date
        }
        var reader = try LineReader(path: path)
        var ratings: [StudyRating] = []
        while let line = try reader.next() {
            do {
                ratings.append(try decoder.decode(StudyRating.self, from: line.bytes))
            } catch let error as DecodingError {
                throw DataError(.badRow, file: path, line: line.number, reason: error.summary)
            }
        }
        return ratings
    }

    /// Comma-separated values with a header (RFC 4180). A cell that a spreadsheet could take for a formula begins with an
    /// apostrophe (`CSVCell`).
    /// - Parameter ratings: The answers.
    public static func csv(_ ratings: [StudyRating]) -> String {
        let header = [
            "rater", "externalID", "task", "claim", "purpose", "stratum", "preferred", "credit", "shownLeft", "seconds",
            "comment", "answered", "isExcluded", "exclusion",
        ]
        let rows = ratings.map { rating in
            [
                CSVCell(rating.rater), CSVCell(rating.externalID), CSVCell(rating.task), CSVCell(rating.claim),
                CSVCell(rating.purpose.rawValue), CSVCell(rating.stratum), CSVCell(rating.preferred),
                CSVCell(rating.credit), CSVCell(rating.shownLeft), CSVCell(rating.seconds), CSVCell(rating.comment),
                CSVCell(rating.answered.formatted(time)), CSVCell(String(rating.isExcluded)), CSVCell(rating.exclusion),
            ]
        }
        return CSVTable(header: header, cells: rows).text
    }

    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
