import CandorModels
import Testing

@testable import Candor
@testable import CandorPreferences
@testable import CandorText

@Suite("Labelling features by rules")
struct RulesFeatureLabellerTests {
    /// Valences of our own for the words of the cases: the rules must not need the installed lexicon to be tested.
    private static let sentiment = SentimentLexicon(valences: [
        "bright": 1.9, "hopeful": 2.3, "enjoy": 2.2, "great": 3.1, "success": 2.7, "fail": -2.5, "losses": -1.7,
        "terrible": -2.1, "disaster": -3.1, "better": 1.9, "opportunities": 1.6, "fine": 0.8, "bad": -2.5,
        "awful": -2.0, "hopeless": -2.0, "good": 1.9,
    ])
    private static let shared = RulesFeatureLabeller(sentiment: sentiment)
    private let labeller = Self.shared
    private let features = RulesFeatureLabeller.features.map { PreferenceFeature(name: $0, title: $0, question: "") }

    private static let cases = FeatureCase.form + FeatureCase.tone + FeatureCase.argument

    @Test("A response that was made to have more of a feature is labelled so, whichever stands first", arguments: cases)
    func constructedPair(_ example: FeatureCase) {
        let feature = [PreferenceFeature(name: example.feature, title: "", question: "")]
        #expect(labeller.labels(of: example.pair, features: feature) == [.a])
        #expect(labeller.labels(of: example.pair.swapped, features: feature) == [.b])
    }

    @Test("Every feature of the protocol has a measure and at least two constructed pairs")
    func coverage() {
        #expect(RulesFeatureLabeller.features.count == 24)
        for feature in RulesFeatureLabeller.features {
            #expect(Self.cases.count { $0.feature == feature } >= 2, "\(feature)")
        }
    }

    @Test("A feature without a measure is unscored, and so is one whose lexicon is missing")
    func unscored() {
        let pair = PreferencePair.to("Hello", "What a great success!", "A terrible failure.")
        let asked = ["unheard_of", "optimistic", "friendly"].map {
            PreferenceFeature(name: $0, title: "", question: "")
        }
        let labels = RulesFeatureLabeller().labels(of: pair, features: asked)
        #expect(labels[0] == nil)
        #expect(labels[1] == nil)
        #expect(labels[2] == .a)
        #expect(labeller.labels(of: pair, features: asked)[1] == .a)
        #expect(RulesFeatureLabeller.featuresThatNeedSentiment == ["optimistic"])
    }

    private static let oddTexts = [
        "", " ", "\n\n\n", "a", "I", "?", ".", "...", "🙂", "👩‍👩‍👧 👍🏽", "日本語のテキストです。よろしく！", "Привет, как дела?",
        "مرحبا كيف حالك؟", "é", "1", "(", "1.", "- ", "#", "**", "\"", "'", "http://", "www.", "e.g.",
        "\u{FEFF}x\u{200B}\r\n\t",
        String(repeating: "word ", count: 20_000), String(repeating: "x", count: 100_000),
        String(repeating: "(", count: 999),
        "a.b.c.d", "''''", "it's 'quoted'", "3.14, 1,000 and 5.", "a) b) c)", "(1", "\u{0}\u{1}",
    ]

    @Test("Any text can be labelled, and swapping the responses swaps every label", arguments: oddTexts)
    func oddText(_ text: String) {
        for other in ["", "A plain answer, with two parts. It ends here.", text + " more"] {
            let pair = PreferencePair.to(text, text, other)
            let labels = labeller.labels(of: pair, features: features)
            #expect(labels.allSatisfy { $0 != nil })
            #expect(labeller.labels(of: pair.swapped, features: features) == labels.map { $0?.swapped })
        }
    }

    @Test("Equal responses are the same in every feature", arguments: oddTexts)
    func equalResponses(_ text: String) {
        let labels = labeller.labels(of: .to("What now?", text, text), features: features)
        #expect(labels.allSatisfy { $0 == .same })
    }

    @Test("A dialogue without the human's words is labelled too")
    func noHuman() {
        let pair = PreferencePair(
            id: "none", dialogue: Dialogue([]), responseA: "Hello!", responseB: "No.", preferred: .tie)
        #expect(labeller.labels(of: pair, features: features).allSatisfy { $0 != nil })
    }

    @Test("Labels do not depend on the preference, the rater or the id")
    func blindToPreference() {
        var pair = FeatureCase.tone[0].pair
        let labels = labeller.labels(of: pair, features: features)
        pair.preferred = .b
        pair.rater = "somebody"
        pair.id = "another"
        #expect(labeller.labels(of: pair, features: features) == labels)
    }
}
