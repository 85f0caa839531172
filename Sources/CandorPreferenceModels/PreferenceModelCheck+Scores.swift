import Candor
import CandorModels
import CandorPreferences
import CandorStatistics

extension PreferenceModelCheck {
    /// Checks a preference model.
    /// - Parameters:
    ///   - model: Its name.
    ///   - scored: Pairs with scores, and labels in the order of the features; those without usable scores are unscored.
    ///   - features: The features' names.
    /// - Throws: `StatisticsError`; not for scores that are not finite.
    public init(of model: String, _ scored: [ScoredPair], features: [String] = []) throws {
        let decided = scored.filter { $0.pair.preferred.isDecided }
        let usable = decided.filter(\.isScored)
        let fit = try TemperatureFit(
            usable.map {
                .init(cluster: Self.cluster($0.pair), margin: $0.margin, shareOfA: $0.pair.preferred.shareOfA)
            })
        let unscaled = try Self.probabilities(usable, temperature: 1)
        self.model = model
        pairs = usable.count
        ties = scored.count - decided.count
        unscored = decided.count - usable.count
        accuracy = try Self.accuracy(decided, "decided pairs")
        longer = try Self.mean(usable, "decided pairs") { $0.credit(of: $0.isALonger) }
        byLength = try [("the longer was preferred", 1.0), ("the shorter was preferred", 0.0)].map { name, wanted in
            try Self.part(name, decided.filter { $0.credit(of: $0.isALonger) == wanted })
        }
        let lengths = Dictionary(grouping: decided, by: RelativeLength.init)
        byRelativeLength = try RelativeLength.allCases.map { try Self.part($0.name, lengths[$0] ?? []) }
        calibration = unscaled.calibration
        loss = unscaled.loss
        temperature = fit.temperature
        scaled = try fit.temperature.value.map { try Self.probabilities(usable, temperature: $0) }
        rewards = try features.enumerated().map { try Self.reward($1, at: $0, scored) }
        notes = Self.notes(accuracy) + Self.notes(fit)
    }

    private static func accuracy(_ decided: [ScoredPair], _ what: String) throws -> Estimate {
        try mean(decided, what) { $0.isScored ? $0.credit(of: $0.modelPrefersA) : nil }
    }

    private static func part(_ name: String, _ decided: [ScoredPair]) throws -> Accuracy {
        Accuracy(name: name, accuracy: try accuracy(decided, "decided pairs in which \(name)"))
    }

    private static func reward(_ feature: String, at index: Int, _ scored: [ScoredPair]) throws -> Reward {
        let differing = scored.filter { ($0.labels[index] ?? .same) != .same }
        func paid(_ prefersA: Double, _ pair: ScoredPair) -> Double {
            pair.labels[index] == .a ? prefersA : 1 - prefersA
        }
        return Reward(
            feature: feature,
            model: try mean(differing, "pairs that differ in it") { $0.isScored ? paid($0.modelPrefersA, $0) : nil },
            people: try mean(differing.filter(\.pair.preferred.isDecided), "decided pairs that differ in it") {
                paid($0.peoplePreferA, $0)
            })
    }

    private static func probabilities(_ usable: [ScoredPair], temperature: Double) throws -> Probabilities {
        let margins = usable.map { $0.margin / temperature }
        let shares = usable.map(\.pair.preferred.shareOfA)
        let losses = zip(usable, zip(margins, shares)).map { pair, odds in
            Observation(
                cluster: cluster(pair.pair), value: BradleyTerryHead.loss(margin: odds.0, shareOfA: odds.1))
        }
        return Probabilities(
            loss: try ClusteredSample(losses, scale: nil).mean.estimate(denominator: "decided pairs"),
            calibration: HoldoutReport.calibration(
                predicted: margins.map(BradleyTerryHead.probability), shares: shares))
    }

    private static func mean(
        _ pairs: [ScoredPair], _ what: String, _ value: (ScoredPair) -> Double?
    ) throws -> Estimate {
        let observations = pairs.map { Observation(cluster: cluster($0.pair), value: value($0)) }
        return try ClusteredSample(observations).mean.estimate(denominator: what)
    }

    /// Pairs of one dialogue share what is hard or easy about it.
    private static func cluster(_ pair: PreferencePair) -> String {
        Fingerprint.short(pair.dialogue.messages.map { "\($0.role.rawValue): \($0.content)" }.joined(separator: "\n\n"))
    }
}

/// How long the preferred response of a pair is beside the other one, in words.
enum RelativeLength: CaseIterable {
    case muchShorter, shorter, alike, longer, muchLonger

    /// Sorts a decided pair.
    init(_ pair: ScoredPair) {
        let isAPreferred = pair.peoplePreferA == 1
        let words = [pair.pair.responseA, pair.pair.responseB].map { $0.split(whereSeparator: \.isWhitespace).count }
        let (preferred, other) = isAPreferred ? (words[0], words[1]) : (words[1], words[0])
        if preferred > 2 * other {
            self = .muchLonger
        } else if 4 * preferred > 5 * other {
            self = .longer
        } else if 4 * other <= 5 * preferred {
            self = .alike
        } else if other <= 2 * preferred {
            self = .shorter
        } else {
            self = .muchShorter
        }
    }

    /// The part's name, with its edges.
    var name: String {
        switch self {
        case .muchShorter: "the preferred has less than half the words of the other"
        case .shorter: "the preferred has 1/2 to 4/5 of the words"
        case .alike: "both have about as many words (4/5 to 5/4)"
        case .longer: "the preferred has 5/4 to 2 times the words"
        case .muchLonger: "the preferred has more than twice the words"
        }
    }
}
