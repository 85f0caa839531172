import CandorModels
import Testing

@testable import Candor
@testable import CandorPreferences

/// A pair made by hand in which one response clearly has more of a feature.
struct FeatureCase: CustomTestStringConvertible, Sendable {
    /// The feature.
    var feature: String
    /// What the human says.
    var human: String
    /// The response with more of it.
    var more: String
    /// The response with less of it.
    var less: String

    init(_ feature: String, human: String, more: String, less: String) {
        self.feature = feature
        self.human = human
        self.more = more
        self.less = less
    }

    var testDescription: String { "\(feature): \(human)" }

    /// The pair, the response with more of it first.
    var pair: PreferencePair { .to(human, more, less) }
}

extension PreferencePair {
    /// A pair of responses to one message.
    static func to(_ human: String, _ responseA: String, _ responseB: String) -> PreferencePair {
        PreferencePair(
            id: "pair", dialogue: Dialogue([.user(human)]), responseA: responseA, responseB: responseB, preferred: .a)
    }
}
