import Foundation

/// What is wrong with the numbers that a statistic was asked to work on.
public struct StatisticsError: Error, Hashable, Sendable {
    /// The kinds of wrong input, to match on.
    public enum Code: String, Hashable, Sendable {
        /// A number is infinite or not a number.
        case notFinite
        /// An observation lies outside the scale that its sample states.
        case outsideScale
        /// A probability, rate or share lies outside what is allowed for it.
        case invalidProbability
        /// A count (items, draws, resamples) is too small.
        case invalidCount
        /// A difference that no two rates can have, or that is zero.
        case impossibleDifference
        /// A correlation that two rates cannot have together.
        case impossibleCorrelation
    }

    /// The kind of mistake.
    public let code: Code
    /// What was being done, with the value that does not fit.
    public let doing: String
    /// What to do about it.
    public let next: String

    /// Describes one mistake.
    ///
    /// - Parameters:
    ///   - code: the kind of mistake.
    ///   - doing: what was being done, with the value that does not fit.
    ///   - next: what to do about it.
    public init(_ code: Code, doing: String, next: String) {
        self.code = code
        self.doing = doing
        self.next = next
    }
}

extension StatisticsError: CandorError {
    /// One sentence: what was being done, what is wrong with it, what to do next.
    public var errorDescription: String? {
        let problem =
            switch code {
            case .notFinite: "not a finite number"
            case .outsideScale: "outside the scale"
            case .invalidProbability: "not a valid probability"
            case .invalidCount: "not a valid count"
            case .impossibleDifference: "not a possible difference"
            case .impossibleCorrelation: "not a possible correlation"
            }
        return "\(doing): \(problem); \(next)"
    }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .usage }
}
