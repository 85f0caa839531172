import Candor
import CandorPreferenceModels
import CandorText
import Testing

@Suite("Which pairs to keep")
struct PairFilterTests {
    private static let known = ["agree_human_explicit", "agree_human_implicit", "polite"]

    private func keeps(_ text: String, _ labels: [String: FeatureLabel]) throws -> Bool {
        try PairFilter(text, features: Self.known).keeps { labels[$0] }
    }

    @Test(
        "Values", arguments: FeatureLabel.allCases + [nil],
        [("a", FeatureLabel.a), ("b", .b), ("same", .same)])
    func values(label: FeatureLabel?, value: (name: String, label: FeatureLabel)) throws {
        let labels = label.map { ["polite": $0] } ?? [:]
        #expect(try keeps("polite=\(value.name)", labels) == (label == value.label))
        #expect(try keeps("polite != \(value.name)", labels) == (label != value.label))
        #expect(try keeps("polite = differs", labels) == (label == .a || label == .b))
        #expect(try keeps("polite = unlabelled", labels) == (label == nil))
    }

    @Test(
        "'and' binds stronger than 'or', 'not' stronger than both, parentheses strongest, in capitals too",
        arguments: [
            ("polite=a or polite=b and agree_human_explicit=a", true),
            ("(polite=a or polite=b) and agree_human_explicit=a", false),
            ("not polite=a and agree_human_explicit=a", false),
            ("not (polite=a and agree_human_explicit=a)", true),
            ("NOT not polite=A AND agree_human_explicit!=a", true),
            ("polite=b or polite=b or polite=a", true),
        ])
    func precedence(text: String, expected: Bool) throws {
        #expect(try keeps(text, ["polite": .a, "agree_human_explicit": .same]) == expected)
    }

    @Test(
        "matches_users_beliefs is either of the two features that agree",
        arguments: [
            (FeatureLabel.a, FeatureLabel.same, ["a", "differs"]), (.same, .b, ["b", "differs"]),
            (.same, .same, ["same"]), (.a, .a, ["a", "differs"]), (.a, .b, ["differs"]), (nil, .same, ["unlabelled"]),
            (nil, .a, ["a", "differs"]), (nil, nil, ["unlabelled"]),
        ] as [(FeatureLabel?, FeatureLabel?, [String])])
    func beliefs(explicit: FeatureLabel?, implicit: FeatureLabel?, expected: [String]) throws {
        var labels: [String: FeatureLabel] = [:]
        labels["agree_human_explicit"] = explicit
        labels["agree_human_implicit"] = implicit
        let held = try ["a", "b", "same", "differs", "unlabelled"].filter {
            try keeps("matches_users_beliefs=\($0)", labels)
        }
        #expect(held.sorted() == expected.sorted())
    }

    @Test("The features that decide, each once")
    func features() throws {
        let filter = try PairFilter("polite=a and matches_users_beliefs=same or polite=b", features: Self.known)
        #expect(filter.features == ["polite", "agree_human_explicit", "agree_human_implicit"])
    }

    @Test(
        "What is wrong is said with its place and with what may stand there",
        arguments: [
            ("polit=a", PairFilterError.Code.unknownFeature, 1, "matches_users_beliefs"),
            ("polite=c", .unknownValue, 8, "unlabelled"),
            ("polite=a nor polite=b", .unexpected, 10, "'and' or 'or'"),
            ("polite=a and", .unexpected, 13, "the end"),
            ("(polite=a", .unexpected, 10, "')'"),
            ("polite>a", .unexpected, 7, "'>'"),
            ("polite a", .unexpected, 8, "'!='"),
            ("polite!a", .unexpected, 7, "'!'"),
            ("", .unexpected, 1, "a feature"),
            ("polite=and", .unexpected, 8, "one of a, b"),
        ])
    func wrong(text: String, code: PairFilterError.Code, column: Int, reason: String) throws {
        let error = try #require(throws: PairFilterError.self) { try PairFilter(text, features: Self.known) }
        #expect(error.code == code)
        #expect(error.column == column)
        #expect(error.reason.contains(reason), "\(error.reason)")
    }

    @Test("Without the features that it stands for there is no matches_users_beliefs")
    func withoutBeliefs() {
        #expect(throws: PairFilterError.self) { try PairFilter("matches_users_beliefs=a", features: ["polite"]) }
    }
}
