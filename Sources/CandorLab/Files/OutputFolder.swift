import Candor
import CandorModels
import Foundation

/// A folder that results are written to, each file whole or not at all.
package struct OutputFolder: Sendable {
    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    /// - Parameter path: The folder's path; relative to the working folder.
    package init(path: String) {
        self.init(URL(fileURLWithPath: path))
    }

    /// A file of the folder.
    package func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// Creates the folder, so that one that cannot be written is known before the first call.
    package func prepare() throws {
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        } catch {
            throw LabError(.cannotCreate, "\(url.relativePath): the folder cannot be created")
        }
        guard FileManager.default.isWritableFile(atPath: url.path) else {
            throw LabError(.cannotCreate, "\(url.relativePath): the folder cannot be written to")
        }
    }

    /// Writes a file of the folder.
    package func write(_ text: String, to file: URL) throws {
        try prepare()
        try WholeFile.write(text, to: file)
    }

    /// Writes a value as JSON.
    package func write(_ value: some Encodable, to file: URL) throws {
        try write(JSONWriter.pages.file(value), to: file)
    }

    /// Writes values as JSON, one per line.
    package func write(_ values: [some Encodable], asLinesOf file: URL) throws {
        try write(values.map { try JSONWriter.line.text($0) + "\n" }.joined(), to: file)
    }

    /// Reads a JSON file.
    /// - Parameters:
    ///   - file: The file.
    ///   - missing: What is said where it is not there.
    /// - Throws: `DataError`.
    package static func read<Value: Decodable>(_ file: URL, missing: String = "no such file") throws -> Value {
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
            throw DataError(.unreadable, file: file.relativePath, reason: missing)
        }
        do {
            return try JSONDecoder().decode(Value.self, from: bytes)
        } catch let error as DecodingError {
            throw DataError(.malformed, file: file.relativePath, reason: error.summary)
        }
    }
}
