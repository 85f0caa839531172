import Foundation
import Synchronization

internal import CLlama

/// llama.cpp's log: kept from standard error, its last complaints kept for an error's text.
enum LlamaLog {
    private static let complaints = Mutex<[String]>([])

    /// Starts llama.cpp once, with its log caught.
    static let start: Void = {
        llama_log_set(
            { level, text, _ in
                guard level == GGML_LOG_LEVEL_ERROR || level == GGML_LOG_LEVEL_WARN, let text else { return }
                LlamaLog.add(String(cString: text))
            }, nil)
        llama_backend_init()
    }()

    /// Forgets what was complained of.
    static func clear() {
        complaints.withLock { $0.removeAll() }
    }

    /// What was complained of since the last ``clear()``, in one line.
    static var summary: String {
        complaints.withLock { $0.suffix(3).joined(separator: "; ") }
    }

    private static func add(_ text: String) {
        let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !line.isEmpty else { return }
        complaints.withLock { lines in
            // Some of it is quoted from the file, and as long as that wants it.
            lines.append(line.count > 300 ? line.prefix(300) + "…" : line)
            if lines.count > 16 { lines.removeFirst() }
        }
    }
}
