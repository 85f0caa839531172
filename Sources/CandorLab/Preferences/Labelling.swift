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
