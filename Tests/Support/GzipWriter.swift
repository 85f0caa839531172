import CZlib
import Foundation

/// Writes gzip files with zlib itself.
package enum GzipWriter {
    /// The gzip stream of some text, one member.
    package static func member(_ text: String, in folder: URL) throws -> Data {
        let file = folder.appending(path: "\(UUID().uuidString).gz")
        let stream = gzopen(file.path, "wb")
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { gzwrite(stream, $0.baseAddress, UInt32($0.count)) }
        gzclose(stream)
        return try Data(contentsOf: file)
    }
}
