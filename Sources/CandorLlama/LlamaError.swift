import CandorModels
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
        /// The model has no classification head, which a reward model or a reranker has.
        case noRankingHead
        /// An option in the model's name is unknown or does not fit the model.
        case invalidOption
        /// A preference model gave something else than a finite number.
        case invalidScore
        /// llama.cpp failed while computing.
        case computation
        /// The model cannot be trained: its weights are quantised, or llama.cpp has no gradients for its architecture.
        case notTrainable
        /// The training settings are outside their ranges, or no example fits into a window.
        case invalidTraining
        /// A file cannot be written.
        case unwritable
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

extension LlamaError: CandorError, CustomStringConvertible {
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
        case .noMemory: "Ask fewer questions at once, or take a smaller model"
        case .noChatTemplate: "Use an instruction-tuned model"
        case .promptTooLong: "Shorten the dialogue"
        case .invalidSampling: "Temperature is 0 or more, top-p in (0, 1], the token limit at least 1"
        case .noRankingHead:
            "Give a reward model or reranker in GGUF format, ask it as a judge (judge:llama:…), or train a head on its "
                + "vectors (candor pm train)"
        case .invalidOption: "After the file stand ?template=chat or pair, and &label= with one of the model's classes"
        case .invalidScore: "Fetch or convert the file again, or try it at higher precision"
        case .computation: "Run the same command again; it asks nothing twice"
        case .notTrainable: "Give it as 32-bit numbers, and of an architecture such as llama's"
        case .invalidTraining:
            "One epoch or more, a learning rate above 0, a weight decay in 0...1, and a short prompt and response"
        case .unwritable: "Check the folder's permissions and the space on the disk"
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
        case .noRankingHead: "the model has no ranking head"
        case .invalidOption: "an option in the model's name cannot be used"
        case .invalidScore: "the model's score is not a finite number"
        case .computation: "llama.cpp failed while computing"
        case .notTrainable: "the model cannot be trained"
        case .invalidTraining: "there is nothing to train on, or the settings are outside their ranges"
        case .unwritable: "the file cannot be written"
        }
    }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? {
        switch code {
        case .notFound, .unreadable: .noInput
        case .notGGUF, .refused, .noChatTemplate, .promptTooLong, .notTrainable, .noRankingHead, .invalidScore: .data
        case .noMemory: .unavailable
        case .invalidSampling, .invalidTraining, .invalidOption: .usage
        case .unwritable: .cannotCreate
        case .computation: .software
        }
    }
}

extension LlamaError: CallError {
    /// A dialogue that is too long ends its own call; anything else concerns the model.
    public var callFailure: CallFailure? {
        code == .promptTooLong ? CallFailure(.tooLong, detail: description) : nil
    }
}
