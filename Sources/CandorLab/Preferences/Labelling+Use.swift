import Candor
import CandorPreferences
import Foundation

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
                "\(place) has the labels of another file (\(source)); label \(path) first, or name another --out")
        }
        guard reading.sample == nil || reading.sample == sample else {
            throw LabError(
                .usage,
                "\(place) has labels of \(sample.map { "a sample of \($0)" } ?? "all pairs"); label again with "
                    + "--sample, or leave it out")
        }
        guard try pack == nil || FeaturePack.load(pack).name == self.pack else {
            throw LabError(.usage, "\(place) has labels by the pack \(self.pack); label again with --features")
        }
    }
}
