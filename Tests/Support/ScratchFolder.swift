import Foundation

/// A folder that lives as long as the fixture that holds it: removed with the last reference. Where one body does all with
/// a folder, `TemporaryDirectory` of CandorTesting is simpler.
package final class ScratchFolder: Sendable {
    private let url = FileManager.default.temporaryDirectory.appending(path: "candor-\(UUID().uuidString)")

    package init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of a file in it.
    package func path(_ name: String) -> String { url.appending(path: name).path }

    /// The names of what is in it, sorted.
    package func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    }
}
