import Foundation

/// A directory of one's own that is gone afterwards.
public struct TemporaryDirectory: Sendable {
    /// Where it is.
    public let url: URL

    /// Makes a directory, hands it over and removes it with all that is in it, also when the body throws.
    /// - Parameters:
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is done with it.
    /// - Returns: What the body returns.
    /// - Throws: What making the directory or the body throws.
    public static func with<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: (TemporaryDirectory) async throws -> Result
    ) async throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "candor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(TemporaryDirectory(url: url))
    }

    /// Writes a file into the directory.
    /// - Parameters:
    ///   - name: The file's name.
    ///   - text: Its content.
    /// - Returns: Where it is.
    @discardableResult
    public func write(_ name: String, _ text: String) throws -> URL {
        let file = url.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file
    }
}
