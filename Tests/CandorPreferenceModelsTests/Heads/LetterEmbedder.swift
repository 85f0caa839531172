import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorText

/// Embeds a response as how often it has each letter, a to z; looks at its last `window` characters only.
struct LetterEmbedder: ResponseEmbedder {
    static let recipe = "letters"

    var name = ModelName(kind: "letters", rest: "1")
    var identity = ModelIdentity("letters:1")
    var dimension = 26

    func embed(_ responses: [(dialogue: Dialogue, response: String)], window: Int) async throws -> [[Float]] {
        responses.map { _, response in
            var counts = [Float](repeating: 0, count: dimension)
            for byte in response.lowercased().suffix(window).utf8 where (97..<123).contains(byte) {
                counts[Int(byte - 97) % dimension] += 1
            }
            return counts
        }
    }

    /// What its vectors are.
    func embedding(window: Int = 100) -> PreferenceHead.Embedding {
        PreferenceHead.Embedding(
            model: name.description, identity: identity.description, recipe: Self.recipe, window: window,
            dimension: dimension)
    }

    /// Pairs with their vectors.
    func embedded(_ pairs: [PreferencePair], labels: (PreferencePair) -> [String: FeatureLabel] = { _ in [:] })
        async throws
        -> [EmbeddedPair]
    {
        let vectors = try await embed(
            pairs.flatMap { [($0.dialogue, $0.responseA), ($0.dialogue, $0.responseB)] }, window: 100)
        return pairs.enumerated().map { index, pair in
            EmbeddedPair(
                pair: pair, vectorA: vectors[2 * index], vectorB: vectors[2 * index + 1], labels: labels(pair))
        }
    }
}

extension RulesFeatureLabeller {
    /// The labels of some features, by name.
    func named(_ pair: PreferencePair, _ features: [PreferenceFeature]) -> [String: FeatureLabel] {
        var labels: [String: FeatureLabel] = [:]
        for (feature, label) in zip(features, self.labels(of: pair, features: features)) {
            labels[feature.name] = label
        }
        return labels
    }
}

/// Pairs of which people prefer the one that has more of the letter z, whatever its length, in nine of ten.
enum LetterPairs {
    static func pairs(_ count: Int) -> [PreferencePair] {
        (0..<count).map { index in
            let better = String(repeating: "z", count: 1 + index % 5) + String(repeating: "x", count: index % 7)
            let worse = String(repeating: "y", count: 1 + index % 6) + String(repeating: "x", count: (index * 3) % 7)
            let (isAFirst, isUsual) = (index % 2 == 0, index % 10 != 9)
            return PreferencePair(
                id: "\(index)", dialogue: Dialogue([.user("Question \(index / 2)?")]),
                responseA: isAFirst ? better : worse, responseB: isAFirst ? worse : better,
                preferred: isAFirst == isUsual ? .a : .b)
        }
    }
}
