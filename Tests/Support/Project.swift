import Foundation

/// The package's folder, and what is installed in it.
package enum Project {
    /// The package's folder: the one that holds `Sources` and `Tests`.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What `Scripts/dependencies` has put into `.deps` of the package, or of a folder above it.
    /// - Parameter name: A path below `.deps`, for example `share/vader_lexicon.txt`.
    /// - Returns: Where it is; nil where it is not.
    package static func installed(_ name: String) -> URL? {
        let folders = sequence(first: root) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
        return folders.lazy.map { $0.appending(path: ".deps").appending(path: name) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}
