import Candor
import CandorModels
import CandorPreferences
import Foundation

/// What the user names: pairs, labels, or the folder of an analysis.
package struct LabelSource {
    /// The file of labels, once there is one.
    var labels: String
    /// The pairs themselves, where they are at hand.
    package var pairs: String?
    /// Who labelled, where it is written down.
    var labeller: String?
    /// The name for tables.
    var name: String

    package init(labels: String, pairs: String? = nil, labeller: String? = nil, name: String) {
        self.labels = labels
        self.pairs = pairs
        self.labeller = labeller
        self.name = name
    }
}

extension LabelSource {
    /// Finds the labels of what the user names, and makes them by rules where there are none.
    /// - Parameters:
    ///   - path: A file of pairs or of labels, or a folder with `labels.jsonl`.
    ///   - labels: A file of labels that the user names beside it.
    ///   - folder: The folder of the analysis.
    ///   - relabels: Whether pairs are labelled even if the folder has labels.
    ///   - progress: Is told how the labelling comes along.
    package static func find(
        _ path: String, labels: String?, folder: PreferenceFolder, reading: ReadSettings, labelling: LabelSettings,
        relabels: Bool = false, progress: any RunProgress
    ) async throws -> LabelSource {
        let name = URL(fileURLWithPath: path).lastPathComponent
        guard try reading.sample == nil || (labels == nil && holdsPairs(path)) else {
            throw LabError(.usage, "--sample draws pairs before they are labelled; these are labels already")
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
            let labeller = PairLabeller(
                path: path, reading: reading, options: labelling, folder: folder, progress: progress)
            for line in try await labeller.label().lines(folder) { progress.made(line) }
        } else {
            try folder.readLabelling()?.expectFit(to: path, reading: reading, features: labelling.features, in: folder)
            progress.warn("using the labels in \(folder.labels.relativePath)")
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
        folder.readLabelling()?.labeller
    }

    /// Whether a path is a file of pairs.
    package static func holdsPairs(_ path: String) throws -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            return false
        }
        return try !LabelsReader.holdsLabels(path)
    }
}
