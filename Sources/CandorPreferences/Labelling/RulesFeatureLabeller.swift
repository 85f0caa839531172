import CandorModels
import CandorText

/// Labels pairs without a model: each feature by a simple measure of both responses, and a dead zone in which they are about
/// the same.
///
/// A measure looks at one response and at what it answers, never at the other response; the label is the sign of the two
/// values' difference. Swapping the responses therefore swaps every label, and no position can be preferred. The same pair has
/// the same labels everywhere. What each measure can and cannot see is told in `Resources/Features/rules.md`.
///
/// The measures read English. They were set without looking at which response was preferred: what the analysis finds is not
/// put in here.
public struct RulesFeatureLabeller: FeatureLabeller {
    /// `rules`.
    public let name = "rules"

    private let lexicon: TermLexicon

    /// Creates a labeller.
    /// - Parameter sentiment: The valences of words. Without them the features of ``featuresThatNeedSentiment`` are unscored.
    public init(sentiment: SentimentLexicon? = nil) {
        lexicon = TermLexicon(sentiment: sentiment)
    }

    /// The names of the features that there is a measure for; any other feature is unscored.
    public static let features: [String] = FeatureMeasure.builtIn.keys.sorted()

    /// The names of the features that need a sentiment lexicon.
    public static let featuresThatNeedSentiment: [String] = FeatureMeasure.builtIn.values.filter(\.needsSentiment).map(
        \.feature
    ).sorted()

    /// Labels a pair, without waiting for anything.
    /// - Parameters:
    ///   - pair: The pair.
    ///   - features: What to look at, known by ``PreferenceFeature/name``; their questions are not read.
    /// - Returns: A label a feature, in their order; `nil` for a feature that has no measure, or whose lexicon is not there.
    public func labels(of pair: PreferencePair, features: [PreferenceFeature]) -> [FeatureLabel?] {
        let views = views(of: [pair.responseA, pair.responseB], to: pair.dialogue)
        return features.map { measure(of: $0.name)?.label(views[0], views[1]) }
    }

    /// The measure of a feature; `nil` where there is none, or its lexicon is not there.
    package func measure(of feature: String) -> FeatureMeasure? {
        guard let measure = FeatureMeasure.builtIn[feature] else { return nil }
        return lexicon.hasSentiment || !measure.needsSentiment ? measure : nil
    }

    /// Responses beside the dialogue that they answer, each text read once.
    package func views(of responses: [String], to dialogue: Dialogue) -> [ResponseView] {
        let turns = dialogue.messages.filter { $0.role == .user }.map(\.content)
        let request = TextProfile(turns.last ?? "", lexicon: lexicon)
        let human = turns.count > 1 ? TextProfile(turns.joined(separator: "\n"), lexicon: lexicon) : request
        return responses.map {
            ResponseView(response: TextProfile($0, lexicon: lexicon), human: human, request: request)
        }
    }
}
