import CandorText
import Foundation

extension SentimentLexicon {
    /// Reads a lexicon file.
    /// - Parameter file: The tab-separated file.
    /// - Throws: ``DataError`` with code `unreadable` where there is no such file, `malformed` where it is not UTF-8 text, `badRow`
    ///   with the line where a line is not a word and a number from −4 to +4, and `empty` where there is no entry.
    public init(contentsOf file: URL) throws(DataError) {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: file)
        } catch {
            throw DataError(
                .unreadable, file: file.relativePath,
                reason: "the sentiment lexicon cannot be read; Scripts/dependencies installs it")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: file.relativePath, reason: "the sentiment lexicon is not UTF-8 text")
        }
        var valences: [String: Double] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.isEmpty else { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 2, !fields[0].isEmpty, let valence = Double(fields[1]), abs(valence) <= 4 else {
                throw DataError(
                    .badRow, file: file.relativePath, line: index + 1,
                    reason: "a line of the sentiment lexicon is a word, a tab and a number from -4 to 4")
            }
            valences[fields[0].lowercased()] = valence
        }
        guard !valences.isEmpty else {
            throw DataError(.empty, file: file.relativePath, reason: "the sentiment lexicon has no entry")
        }
        self.init(valences: valences)
    }
}
