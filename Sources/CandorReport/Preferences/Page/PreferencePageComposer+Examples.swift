import CandorModels

extension PreferencePageComposer {
    /// The longest text shown of a turn or a response, in Unicode scalars.
    static let maximumLength = 3000
    /// How many turns before the responses are shown.
    static let maximumTurns = 6

    /// The pairs to read, by feature in the order of figure 5.
    var exampleViews: [FeatureExamplesView] {
        let groups = Dictionary(grouping: examples, by: \.feature)
        let order = figures.effects.rows.map(\.feature).filter { groups[$0] != nil }
        let others = groups.keys.filter { !order.contains($0) }.sorted()
        return (order + others).map { feature in
            let own = groups[feature] ?? []
            return FeatureExamplesView(
                feature: feature, title: titles.title(of: feature), question: titles.question(of: feature),
                count: own.count == 1 ? "1 pair" : "\(own.count) pairs", pairs: own.map(pair))
        }
    }

    private func pair(_ example: FeatureExample) -> FeatureExamplesView.Pair {
        let messages = example.dialogue.withoutPrefill.messages
        let earlier = messages.count - Self.maximumTurns
        return FeatureExamplesView.Pair(
            id: example.pair,
            outcome: example.isPreferred ? "preferred" : "not preferred", isPreferred: example.isPreferred,
            earlier: earlier > 0 ? "\(earlier) earlier \(earlier == 1 ? "turn is" : "turns are") left out." : nil,
            turns: messages.suffix(Self.maximumTurns).map { message in
                .init(who: Self.speaker(message.role), role: message.role.rawValue, text: Self.shown(message.content))
            },
            having: Self.shown(example.having), lacking: Self.shown(example.lacking),
            havingNote: example.isPreferred ? "preferred" : "not preferred",
            lackingNote: example.isPreferred ? "not preferred" : "preferred")
    }

    private static func speaker(_ role: Role) -> String {
        switch role {
        case .system: "System"
        case .user: "Human"
        case .assistant: "Assistant"
        }
    }

    /// A text cut where it is too long to be read here, with a word on how much is missing.
    static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > maximumLength else { return text }
        let missing = NumberText.count(scalars.count - maximumLength)
        return String(String.UnicodeScalarView(scalars.prefix(maximumLength)))
            + "… [\(missing) more characters left out]"
    }
}
