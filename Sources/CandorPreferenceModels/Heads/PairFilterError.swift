import CandorModels
import Foundation

/// What is wrong with an expression that says which pairs to keep.
public struct PairFilterError: Error, Hashable, Sendable {
    /// What kind of thing is wrong.
    public enum Code: String, Hashable, Sendable {
        /// There is no such feature.
        case unknownFeature
        /// There is no such value.
        case unknownValue
        /// Something else is expected where this stands, or nothing stands there.
        case unexpected
    }

    /// What kind of thing is wrong.
    public var code: Code
    /// The expression.
    public var expression: String
    /// The character at which it goes wrong, from 1.
    public var column: Int
    /// What is wrong and what may stand there.
    public var reason: String
}

extension PairFilterError: CandorError {
    /// The expression, the column and the reason in one line.
    public var errorDescription: String? { "filter '\(expression)', column \(column): \(reason)" }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .usage }
}
