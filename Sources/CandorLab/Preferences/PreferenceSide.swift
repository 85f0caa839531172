import Candor
import CandorPreferences

/// One side of a comparison, as the user names it.
package struct PreferenceSide: Sendable {
    let path: String
    /// The raters that count, with commas; `nil` for all.
    let raters: String?
    let reading: ReadSettings
    let features: String?
    let progress: any RunProgress

    package init(
        path: String, raters: String? = nil, reading: ReadSettings, features: String? = nil, progress: any RunProgress
    ) {
        self.path = path
        self.raters = raters
        self.reading = reading
        self.features = features
        self.progress = progress
    }

    /// The name for tables.
    var name: String {
        let file = PreferenceFolder.name(of: path)
        return raters.map { "\(file) (\($0))" } ?? file
    }

    /// Refuses two files of pairs whose labels would go to one folder.
    package static func expectApart(_ first: String, _ second: String) throws {
        guard try LabelSource.holdsPairs(first), try LabelSource.holdsPairs(second),
            PreferenceFolder(for: first, out: nil).url == PreferenceFolder(for: second, out: nil).url
        else { return }
        throw LabError(
            .usage,
            "\(first) and \(second) have one name and would share their labels; label each with \(key: "out") and compare the "
                + "folders")
    }

    /// Refuses raters that the labels do not name.
    private func expectRaters(in source: LabelSource) throws {
        guard let raters else { return }
        var known: Set<String> = []
        var reader = try LabelsReader(path: source.labels)
        while let row = try reader.next() { if let rater = row.rater { known.insert(rater) } }
        let unknown = raters.split(separator: ",").map(String.init).filter { !known.contains($0) }
        guard unknown.isEmpty else {
            let some = known.sorted().prefix(20).joined(separator: ", ")
            throw LabError(
                .usage,
                "\(name): no row has the rater \(unknown.joined(separator: ", ")); "
                    + (some.isEmpty ? "no row names a rater" : "there are \(some)"))
        }
    }

    /// Reads the labels, and makes them by rules where there are none.
    func labels(known: [String], keepsTies: Bool) async throws -> UsableLabels {
        let source = try await LabelSource.find(
            path, labels: nil, folder: PreferenceFolder(for: path, out: nil), reading: reading,
            labelling: LabelSettings(features: features), progress: progress)
        try expectRaters(in: source)
        let chosen = raters.map { Set($0.split(separator: ",").map(String.init)) }
        return try UsableLabels.read(
            source.labels, known: known, keepsTies: keepsTies,
            including: { row in chosen.map { row.rater.map($0.contains) ?? false } ?? true }
        ).labels
    }
}
