import Candor
import CandorModels
import CandorPreferences
import Foundation

/// What the user names: pairs, labels, or the folder of an analysis.
struct LabelSource {
    /// The file of labels, once there is one.
    var labels: String
    /// The pairs themselves, where they are at hand.
    var pairs: String?
    /// Who labelled, where it is written down.
    var labeller: String?
    /// The name for tables.
    var name: String
}

extension LabelSource {
    /// Finds the labels of what the user names, and makes them by rules where there are none.
    /// - Parameters:
    ///   - path: A file of pairs or of labels, or a folder with `labels.jsonl`.
    ///   - labels: A file of labels that the user names beside it.
    ///   - folder: The folder of the analysis.
    ///   - relabels: Whether pairs are labelled even if the folder has labels.
    static func find(
        _ path: String, labels: String?, folder: PreferenceFolder, reading: ReadSettings, labelling: LabelSettings,
        relabels: Bool = false
    ) async throws -> LabelSource {
        let name = URL(fileURLWithPath: path).lastPathComponent
        guard try reading.sample == nil || (labels == nil && holdsPairs(path)) else {
            throw CommandError(.usage, "--sample draws pairs before they are labelled; these are labels already")
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            let folder = PreferenceFolder(URL(fileURLWithPath: path))
            return LabelSource(
                labels: folder.labels.relativePath, pairs: nil, labeller: labeller(in: folder), name: name)
        }
        if try LabelsReader.holdsLabels(path) {
            return LabelSource(labels: path, pairs: nil, labeller: labeller(of: path), name: name)
        }
        if let labels {
            return LabelSource(labels: labels, pairs: path, labeller: labeller(of: labels), name: name)
        }
        if relabels || folder.labels.existing == nil {
            let labeller = PairLabeller(path: path, reading: reading, options: labelling, folder: folder)
            try await labeller.label().show(folder)
        } else {
            let made: Labelling? = try? PreferenceFolder.read(folder.labelling)
            try made?.expectFit(to: path, reading: reading, features: labelling.features, in: folder)
            Terminal.error.line("candor: using the labels in \(folder.labels.relativePath)")
        }
        return LabelSource(labels: folder.labels.path, pairs: path, labeller: labeller(in: folder), name: name)
    }

    /// Who made a file of labels: known of one that stands where it was written.
    private static func labeller(of path: String) -> String? {
        let folder = PreferenceFolder(URL(fileURLWithPath: path).deletingLastPathComponent())
        return folder.labels.lastPathComponent == URL(fileURLWithPath: path).lastPathComponent
            ? labeller(in: folder) : nil
    }

    private static func labeller(in folder: PreferenceFolder) -> String? {
        let labelling: Labelling? = try? PreferenceFolder.read(folder.labelling)
        return labelling?.labeller
    }

    /// Whether a path is a file of pairs.
    static func holdsPairs(_ path: String) throws -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            return false
        }
        return try !LabelsReader.holdsLabels(path)
    }
}
