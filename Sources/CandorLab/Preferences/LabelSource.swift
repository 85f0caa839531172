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
    ///   - progress: Is told how the labelling comes along.
    package static func find(
        _ path: String, labels: String?, folder: PreferenceFolder, reading: ReadSettings, labelling: LabelSettings,
        progress: any RunProgress
    ) async throws -> LabelSource {
        if let existing = try existing(path, labels: labels, reading: reading) { return existing }
        guard folder.labels.existing != nil else {
            return try await PairLabeller(
                path: path, reading: reading, options: labelling, folder: folder, progress: progress
            ).source()
        }
        try folder.readLabelling()?.expectFit(to: path, reading: reading, features: labelling.features, in: folder)
        progress.warn("using the labels in \(folder.labels.relativePath)")
        return written(of: path, in: folder)
    }

    /// Labels that are there already: those of a folder, of a file of labels, or of one that the user names beside the pairs.
    /// - Returns: `nil` where a file of pairs is still to be labelled.
    static func existing(_ path: String, labels: String?, reading: ReadSettings) throws -> LabelSource? {
        let name = URL(fileURLWithPath: path).lastPathComponent
        guard try reading.sample == nil || (labels == nil && holdsPairs(path)) else {
            throw LabError(.usage, "\(key: "sample") draws pairs before they are labelled; these are labels already")
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
        return labels.map { LabelSource(labels: $0, pairs: path, labeller: labeller(of: $0), name: name) }
    }

    /// The labels of pairs that have been written to a folder.
    static func written(of path: String, in folder: PreferenceFolder) -> LabelSource {
        LabelSource(
            labels: folder.labels.path, pairs: path, labeller: labeller(in: folder),
            name: URL(fileURLWithPath: path).lastPathComponent)
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
