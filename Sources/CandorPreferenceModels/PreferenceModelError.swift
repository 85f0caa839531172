import CandorModels
import Foundation

/// Why a preference model cannot be made, or cannot score.
public struct PreferenceModelError: Error, Hashable, Sendable {
    /// What kind of thing went wrong.
    public enum Code: String, Hashable, Sendable {
        /// The name does not say what the kind of model needs, or has an option that is none.
        case badName
        /// No item has the dialogue, so that nobody knows what is true.
        case unknownDialogue
        /// The dialogue asks for something that is neither true nor false.
        case noTruth
        /// A judge's replies are none that it was asked for.
        case noUsableReply
        /// A head is made for another embedded model, or for another way of embedding.
        case otherEmbedder
    }

    /// What kind of thing went wrong.
    public var code: Code
    /// The preference model's name.
    public var model: String
    /// What is wrong and what to do next.
    public var reason: String

    /// Creates an error.
    public init(_ code: Code, model: String, reason: String) {
        self.code = code
        self.model = model
        self.reason = reason
    }
}

extension PreferenceModelError: CandorError {
    /// The model and the reason in one line.
    public var errorDescription: String? { "\(model): \(reason)" }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? {
        switch code {
        case .badName: .usage
        case .unknownDialogue, .noTruth, .otherEmbedder: .data
        case .noUsableReply: .unavailable
        }
    }
}
