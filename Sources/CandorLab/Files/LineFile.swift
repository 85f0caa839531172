import CandorModels
import Foundation

/// Writes JSON lines one by one. They go to a file beside it, which takes its place when all are written: the file is
/// whole or it is not there.
final class LineFile {
    private let url: URL
    private let draft: URL
    private let handle: FileHandle
    private var buffer = Data()

    init(_ url: URL) throws {
        self.url = url
        draft = url.appendingPathExtension("part")
        guard FileManager.default.createFile(atPath: draft.path, contents: nil),
            let handle = FileHandle(forWritingAtPath: draft.path)
        else { throw LabError(.cannotCreate, "\(url.relativePath): cannot be written") }
        self.handle = handle
    }

    func append(_ value: some Encodable) throws {
        buffer += Data((try JSONWriter.line.text(value) + "\n").utf8)
        if buffer.count >= 1 << 18 { try flush() }
    }

    /// Puts the file in its place.
    func finish() throws {
        try flush()
        try handle.close()
        guard rename(draft.path, url.path) == 0 else {
            throw LabError(.cannotCreate, "\(url.relativePath): cannot be written; it is in \(draft.relativePath)")
        }
    }

    private func flush() throws {
        do {
            try handle.write(contentsOf: buffer)
        } catch {
            throw LabError(.inputOutput, "\(url.relativePath): cannot be written; is the disk full?")
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
