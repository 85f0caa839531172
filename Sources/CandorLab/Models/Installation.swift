import Foundation

/// Where the things are that `Scripts/dependencies` installs.
package struct Installation: Sendable {
    /// The folder `.deps`: below the working folder, or below a folder above the executable.
    let folder: URL?

    package static func found() -> Installation {
        let working = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        let executable = URL(fileURLWithPath: ProcessInfo.processInfo.arguments.first ?? "candor")
            .resolvingSymlinksInPath()
        let starts = [working, Bundle.main.bundleURL.resolvingSymlinksInPath(), executable]
        let folders = starts.flatMap(ancestors).map { $0.appendingPathComponent(".deps") }
        return Installation(folder: folders.first { FileManager.default.fileExists(atPath: $0.path) })
    }

    private static func ancestors(of url: URL) -> [URL] {
        sequence(first: url.standardizedFileURL) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }.map { $0 }
    }

    /// A file below the folder, `nil` if it is not there.
    func file(_ name: String) -> URL? {
        folder?.appendingPathComponent(name).existing
    }

    /// The sentiment lexicon.
    package var lexicon: URL? { file("share/vader_lexicon.txt") }
    /// Python with vl-convert.
    package var python: URL? { file("python/bin/python") }
}

extension URL {
    /// The URL, if there is a file.
    package var existing: URL? { FileManager.default.fileExists(atPath: path) ? self : nil }
}
