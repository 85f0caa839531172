import CandorDigest
import CandorModels
import Foundation

/// A model's file on disk, looked at before llama.cpp is given it.
struct GGUFFile {
    /// The file's path.
    let path: String
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    let digest: String

    /// Checks the four bytes that a GGUF file begins with and hashes the file.
    /// - Parameters:
    ///   - path: The file.
    ///   - model: What the user called it, for errors.
    init(path: String, model: String) throws(LlamaError) {
        guard FileManager.default.fileExists(atPath: path) else {
            throw LlamaError(.notFound, model: model, detail: path)
        }
        // A pipe would be waited for for ever, and a device has no end.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType
        guard type == .typeRegular else {
            let detail = type == .typeDirectory ? "it is a folder" : "it is no regular file"
            throw LlamaError(.notGGUF, model: model, detail: detail)
        }
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            var hash = SHA256()
            var isFirst = true
            // Each chunk is freed before the next: on Darwin, FileHandle hands out autoreleased data.
            while let chunk = try file.read(upToCount: 1 << 22), !chunk.isEmpty {
                if isFirst, !chunk.starts(with: Array("GGUF".utf8)) { throw LlamaError(.notGGUF, model: model) }
                isFirst = false
                hash.update(data: chunk)
            }
            guard !isFirst else { throw LlamaError(.notGGUF, model: model, detail: "it is empty") }
            self.path = path
            digest = hash.finalize().hexadecimal
        } catch let error as LlamaError {
            throw error
        } catch {
            throw LlamaError(.unreadable, model: model)
        }
    }
}
