import Foundation

/// A folder of a test's own, removed with the last reference to it.
final class ScratchFolder: Sendable {
    private let url = FileManager.default.temporaryDirectory.appending(path: "candor-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of a file in it.
    func path(_ name: String) -> String { url.appending(path: name).path }

    /// The names of what is in it, sorted.
    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
}
