import Foundation

/// The embedded model's file.
enum EmbeddedModelFile {
    /// Whether it is where the command looks for it: below a folder above this file.
    static let isThere: Bool = {
        let folders = sequence(first: URL(filePath: #filePath)) {
            $0.path == "/" ? nil : $0.deletingLastPathComponent()
        }
        return folders.contains {
            FileManager.default.fileExists(atPath: $0.appending(path: ".deps/models/smollm2-135m-instruct.gguf").path)
        }
    }()
}
