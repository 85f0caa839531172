import Candor
import CandorPreferences
import Foundation

/// How `labels.jsonl` came about: the content of `labelling.json` beside it.
package struct Labelling: Codable {
    /// The name of the file of pairs.
    var source: String
    /// SHA-256 of the file of pairs, in hexadecimal.
    var sha256: String
    /// Who labelled.
    var labeller: String
    /// The feature pack, with its version.
    var pack: String
    var seed: UInt64
    var sample: Int?
    /// Rows read.
    var rows: Int
    /// Pairs labelled.
    var pairs: Int
    var duplicates: Int
    /// Rows that could not be used, by reason.
    var leftOut: [String: Int]
    /// Pairs without a usable label, by feature.
    var unscored: [String: Int]
    /// Pairs on which the two orders disagree, by feature, where both were asked.
    var ordersDisagreed: [String: Int]?
    /// Answers of the labelling model, remembered ones among them.
    var answers: Int
}

/// Whether labels that are there are those that are wanted.
extension Labelling {
    /// SHA-256 of a file's bytes.
    package static func sha256(ofFile path: String) throws -> String {
        do {
            return Fingerprint.sha256(try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
        } catch {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
    }

    /// Refuses labels of other pairs, of another sample or of another pack than the user names.
    /// - Parameters:
    ///   - path: The file of pairs.
    ///   - pack: The feature pack's file, `nil` where the user names none.
    func expectFit(to path: String, reading: ReadSettings, features pack: String?, in folder: PreferenceFolder) throws {
        let place = folder.labels.relativePath
        guard try Self.sha256(ofFile: path) == sha256 else {
            throw LabError(
                .usage,
                "\(place) has the labels of another file (\(source)); label \(path) first, or name another \(key: "out")"
            )
        }
        guard reading.sample == nil || reading.sample == sample else {
            throw LabError(
                .usage,
                "\(place) has labels of \(sample.map { "a sample of \($0)" } ?? "all pairs"); label again with "
                    + "\(key: "sample"), or leave it out")
        }
        guard try pack == nil || FeaturePack.load(pack).name == self.pack else {
            throw LabError(.usage, "\(place) has labels by the pack \(self.pack); label again with \(key: "features")")
        }
    }
}

/// What a labelling ends with, in words.
extension Labelling {
    package func lines(_ folder: PreferenceFolder) -> [String] {
        var lines = ["\(pairs) pairs of \(rows) rows labelled by \(labeller): \(folder.labels.relativePath)"]
        if duplicates > 0 { lines.append("  \(duplicates) rows have the id or the texts of an earlier one") }
        for (reason, count) in leftOut.sorted(by: { $0.key < $1.key }) {
            lines.append("  left out, \(reason): \(count)")
        }
        for (feature, count) in unscored.sorted(by: { $0.key < $1.key }) {
            let why = labeller == "rules" && count == pairs ? ": rules cannot see it" : ""
            lines.append("  \(feature): \(count) unscored\(why)")
        }
        for (feature, count) in (ordersDisagreed ?? [:]).sorted(by: { $0.key < $1.key }) where count > 0 {
            lines.append("  \(feature): the orders disagree on \(count)")
        }
        return lines
    }
}
