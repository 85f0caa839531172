import Foundation
import Synchronization

internal import CLlama

/// What happens where llama.cpp gives up and ends the process: an assertion about a file that only looks like a model, for example.
///
/// The process cannot go on then, but it can say what happened in one line. Answers that are remembered are on disk.
public enum LlamaAbort {
    private struct State {
        var handler: (@Sendable (LlamaError) -> Void)?
        /// The model that is being opened.
        var model: String?
    }

    private static let state = Mutex(State())

    /// Sets what is done before the process ends; it may end the process itself. Without it llama.cpp prints where it stood.
    /// - Parameter handler: Given what happened.
    public static func handle(_ handler: @escaping @Sendable (LlamaError) -> Void) {
        state.withLock { $0.handler = handler }
        _ = ggml_set_abort_callback { message in
            let message = message.map { String(cString: $0) } ?? ""
            let (handler, model) = LlamaAbort.state.withLock { ($0.handler, $0.model) }
            // The file and line of llama.cpp's source say nothing to whoever gave the model.
            let reason = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
            handler?(LlamaError(model == nil ? .computation : .refused, model: model ?? "llama.cpp", detail: reason))
        }
    }

    /// Opens a model, which is the one to name if that fails.
    static func opening<Value>(_ model: String, _ open: () -> Value) -> Value {
        state.withLock { $0.model = model }
        defer { state.withLock { $0.model = nil } }
        return open()
    }
}
