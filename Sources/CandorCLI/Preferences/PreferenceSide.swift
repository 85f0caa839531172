import Candor

/// One side of a comparison, as the user names it.
struct PreferenceSide: Sendable {
    let path: String
    /// The raters that count, with commas; `nil` for all.
    let raters: String?
    let reading: ReadSettings
    let features: String?

    /// The name for tables.
    var name: String {
        let file = PreferenceFolder(for: path, out: nil).url.lastPathComponent
        return raters.map { "\(file) (\($0))" } ?? file
    }

    /// Reads the labels, and makes them by rules where there are none.
    func labels(known: [String], keepsTies: Bool) async throws -> UsableLabels {
        let source = try await LabelSource.find(
            path, labels: nil, folder: PreferenceFolder(for: path, out: nil), reading: reading,
            labelling: LabelSettings(features: features))
        let chosen = raters.map { Set($0.split(separator: ",").map(String.init)) }
        return try UsableLabels.read(
            source.labels, known: known, keepsTies: keepsTies,
            including: { row in chosen.map { row.rater.map($0.contains) ?? false } ?? true }
        ).labels
    }
}
