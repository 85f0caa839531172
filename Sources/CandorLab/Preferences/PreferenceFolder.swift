import Candor
import CandorPreferences
import CandorStatistics
import Foundation

/// The folder of an analysis of preferences: `labels.jsonl`, `labelling.json`, `posterior.json`, `draws-N.csv`,
/// `report.html`.
package struct PreferenceFolder {
    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    /// The folder that belongs to a file, unless the user names one.
    /// - Parameters:
    ///   - path: The file of pairs or labels.
    ///   - out: The folder that the user names.
    package init(for path: String, out: String?) {
        var isFolder: ObjCBool = false
        if out == nil, FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            self.init(URL(fileURLWithPath: path))
            return
        }
        guard let out else {
            self.init(URL(fileURLWithPath: "candor-out/preferences").appendingPathComponent(Self.name(of: path)))
            return
        }
        self.init(URL(fileURLWithPath: out))
    }

    /// A file's name without its endings; one that many files have, as hh-rlhf's `test.jsonl.gz`, after its folder's.
    static func name(of path: String) -> String {
        let file = URL(fileURLWithPath: path)
        var name = file.lastPathComponent
        for ending in [".gz", ".jsonl", ".csv"] where name.hasSuffix(ending) && name.count > ending.count {
            name.removeLast(ending.count)
        }
        let folder = file.deletingLastPathComponent().lastPathComponent
        return ["train", "test", "pairs", "labels"].contains(name) && folder.count > 1 ? "\(folder)-\(name)" : name
    }

    package var labels: URL { url.appendingPathComponent("labels.jsonl") }
    var labelling: URL { url.appendingPathComponent("labelling.json") }
    package var posterior: URL { url.appendingPathComponent("posterior.json") }
    package var report: URL { url.appendingPathComponent("report.html") }

    /// The draws of a chain, from 1.
    func draws(_ chain: Int) -> URL { url.appendingPathComponent("draws-\(chain).csv") }

    /// What writes its files.
    package var output: OutputFolder { OutputFolder(url) }

    /// Reads `posterior.json`.
    package func readPosterior() throws -> PreferencePosterior {
        try OutputFolder.read(posterior, missing: "no such file; fit it first")
    }

    /// Reads `labelling.json`; `nil` where it is not there, or is none.
    func readLabelling() -> Labelling? { try? OutputFolder.read(labelling) }
}
