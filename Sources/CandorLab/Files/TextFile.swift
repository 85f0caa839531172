import Candor
import Foundation

/// Reads a whole text file.
package enum TextFile {
    package static func read(_ path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw DataError(.unreadable, file: path, reason: isThere ? "cannot be read" : "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: path, reason: "is not valid UTF-8")
        }
        return text
    }
}
