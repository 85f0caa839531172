import Foundation

/// Why a model in this process could not be opened or did not answer.
public struct LlamaError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: String, Hashable, Sendable {
        /// No model of that name in any of the folders searched, or no such file.
        case notFound
        /// The file cannot be read.
        case unreadable
        /// The file does not begin as a GGUF file does.
        case notGGUF
        /// llama.cpp refuses the file: damaged, cut off, or of an architecture that it does not know.
        case refused
        /// There is not enough memory for the sequences asked for.
        case noMemory
        /// The model has no chat template, or one that llama.cpp does not know.
        case noChatTemplate
        /// The text is no shorter than the tokens that one sequence has room for.
        case promptTooLong
        /// The sampling settings are outside their ranges.
        case invalidSampling
        /// llama.cpp failed while computing.
        case computation
    }

    /// What kind of failure.
    public let code: Code
    /// The model's name or file.
    public let model: String
    /// What went wrong, as far as it is known.
    public let detail: String

    init(_ code: Code, model: String, detail: String = "") {
        self.code = code
        self.model = model
        self.detail = detail
    }
}

extension LlamaError: LocalizedError, CustomStringConvertible {
    /// One line: what was being done, what went wrong, what to do next.
    public var description: String {
        [errorDescription, recoverySuggestion].compactMap { $0 }.joined(separator: ". ")
    }

    /// What was being done and what went wrong.
    public var errorDescription: String? {
        "\(model): \(summary)" + (detail.isEmpty ? "" : ": \(detail)")
    }

    /// What to do next.
    public var recoverySuggestion: String? {
        switch code {
        case .notFound: "Run Scripts/dependencies for the embedded model, or give the path of a .gguf file"
        case .unreadable: "Check the file's permissions"
        case .notGGUF: "Give a model in GGUF format"
        case .refused: "Fetch the file again, or try one that llama.cpp is known to open"
        case .noMemory: "Ask fewer questions at once (--parallel), or take a smaller model"
        case .noChatTemplate: "Use an instruction-tuned model"
        case .promptTooLong: "Shorten the dialogue"
        case .invalidSampling: "Temperature is 0 or more, top-p in (0, 1], the token limit at least 1"
        case .computation: "Run the same command again; it asks nothing twice"
        }
    }

    private var summary: String {
        switch code {
        case .notFound: "there is no such model"
        case .unreadable: "the file cannot be read"
        case .notGGUF: "this is no GGUF file"
        case .refused: "llama.cpp cannot open the file"
        case .noMemory: "there is no memory for the sequences"
        case .noChatTemplate: "the model has no chat template that llama.cpp knows"
        case .promptTooLong: "the text is too long for the model's context"
        case .invalidSampling: "the sampling settings are outside their ranges"
        case .computation: "llama.cpp failed while computing"
        }
    }
}
