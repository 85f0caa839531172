import Candor
import CandorModels
import CandorStatistics
import Foundation

/// Pairs whose responses carry marks, `[feature]`, and whose preference follows them with known effects.
enum PreferenceRows {
    /// Rows with effects on the log-odds scale.
    /// - Parameter effects: Each feature's effect.
    static func planted(_ count: Int, effects: KeyValuePairs<String, Double>, seed: UInt64 = 3) -> [JSONValue] {
        var generator = SeededGenerator(seed: seed, stream: "planted")
        return (0..<count).map { index in
            var responses = ["Reply one to \(index).", "Reply two to \(index)."]
            var logOdds = 0.0
            for (feature, effect) in effects {
                let side = generator.nextIndex(below: 3)
                guard side < 2 else { continue }
                responses[side] += " [\(feature)]"
                logOdds += side == 0 ? effect : -effect
            }
            let prefersA = generator.nextUniform() < 1 / (1 + exp(-logOdds))
            return .object([
                "prompt": .string("Question \(index)?"), "response_a": .string(responses[0]),
                "response_b": .string(responses[1]), "preferred": .string(prefersA ? "a" : "b"),
                "rater": .string("r\(index % 4)"),
            ])
        }
    }

    /// A feature pack of some features.
    static func pack(_ features: [String]) -> String {
        "name: marks\nversion: 1\nfeatures:\n"
            + features.map {
                "  - name: \($0)\n    title: \($0)\n    question: Which response has more of the mark \($0)?\n"
            }.joined()
    }
}
