import Candor
import CandorModels
import CandorPreferences
import CandorText
import Foundation

/// The fitted effects of a preference analysis as a preference model: what the data reward, put to work (paper, section 4.1).
///
/// Of a pair it prefers A by Σ αᵢφᵢ(A, B) log-odds, with α the posterior means and φ ∈ {−1, 0, +1} by the rules of
/// `RulesFeatureLabeller`. In a pool of K distinct responses the score of y is s(y) = (1/K) Σ_z Σᵢ αᵢφᵢ(y, z): the
/// least-squares positions whose differences come nearest to the pairs' log-odds; for two responses they meet them.
///
/// Where a model labelled the pairs that were fitted, its labels and those of the rules are not the same φ. Effects of features
/// that rules cannot see count nothing and are listed in ``unusedEffects``.
public struct FeaturesPreferenceModel: PreferenceModel {
    /// The name that the user gave.
    public let name: ModelName
    /// A hash of the effects used.
    public let identity: ModelIdentity
    /// A score is a place among the other responses.
    public var isComparative: Bool { true }
    /// α of the features that are used.
    public let effects: [String: Double]
    /// The features whose effects are not used, because there is no rule for them or no sentiment lexicon; sorted.
    public let unusedEffects: [String]

    private let labeller: RulesFeatureLabeller
    private let terms: [(measure: FeatureMeasure, effect: Double)]

    /// Reads `features:posterior.json`.
    /// - Parameters:
    ///   - name: The name that the user gave; its rest is the file's path.
    ///   - sentiment: The valences of words; without them the features that need it are not used.
    /// - Throws: `DataError` if the file is no posterior, or rules see none of its features.
    public init(name: ModelName, sentiment: SentimentLexicon?) throws {
        let effects = try PosteriorEffects(path: name.rest).means
        self.init(name: name, effects: effects, sentiment: sentiment)
        guard !terms.isEmpty else {
            throw DataError(
                .empty, file: name.rest,
                reason: "has no effect of a feature that the rules can label: \(unusedEffects.joined(separator: ", "))")
        }
    }

    /// Creates a model of given effects.
    /// - Parameters:
    ///   - name: What it is called.
    ///   - effects: α by feature, in log-odds.
    ///   - sentiment: The valences of words; without them the features that need it are not used.
    public init(name: ModelName, effects: [String: Double], sentiment: SentimentLexicon?) {
        let labeller = RulesFeatureLabeller(sentiment: sentiment)
        let usable = effects.sorted { $0.key < $1.key }.compactMap { feature, effect in
            labeller.measure(of: feature).map { (measure: $0, effect: effect) }
        }
        self.name = name
        self.labeller = labeller
        terms = usable
        self.effects = Dictionary(uniqueKeysWithValues: usable.map { ($0.measure.feature, $0.effect) })
        unusedEffects = Set(effects.keys).subtracting(usable.map(\.measure.feature)).sorted()
        let content = usable.map { "\($0.measure.feature)=\($0.effect)" }.joined(separator: " ")
        identity = ModelIdentity("features:rules:\(Fingerprint.short(content))")
    }

    /// 0: a response by itself is preferred to nothing.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double { 0 }

    /// The places of the responses among those to the same dialogue, in log-odds.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        let pools = ResponsePools(responses)
        return try pools.inOrder(
            pools.pools.map { pool in
                try Task.checkCancellation()
                return positions(in: pool)
            })
    }

    private func positions(in pool: ResponsePools.Pool) -> [Double] {
        let views = labeller.views(of: pool.responses, to: pool.dialogue)
        var positions = [Double](repeating: 0, count: views.count)
        for (measure, effect) in terms {
            let values = views.map(measure.value)
            for (index, value) in values.enumerated() {
                // Whole numbers: the sum does not depend on the order of the pool.
                let lead = values.reduce(0) { $0 + measure.label(value, $1).rawValue }
                positions[index] += effect * Double(lead) / Double(views.count)
            }
        }
        return positions
    }
}

/// The posterior means of the effects in a `posterior.json`, and nothing else of it.
struct PosteriorEffects {
    /// α by feature.
    let means: [String: Double]

    private struct Content: Decodable {
        struct Effect: Decodable { var mean: Double }
        var effects: [String: Effect]
    }

    private struct Origin: Decodable { var candor: String? }

    /// Reads the file.
    /// - Throws: ``DataError`` if it is no posterior, or one whose effects cannot be read.
    init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        do {
            means = try JSONDecoder().decode(Content.self, from: bytes).effects.mapValues(\.mean)
        } catch let error as DecodingError {
            let version = try? JSONDecoder().decode(Origin.self, from: bytes).candor
            let origin = version.map { ", though Candor \($0) wrote it: another version may have another form" } ?? ""
            throw DataError(
                .malformed, file: path, field: error.field,
                reason: "is not what candor preferences fit writes as posterior.json\(origin)")
        }
    }
}
