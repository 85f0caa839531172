import Foundation

/// How much of a feature a response has, in a number, and how much more is more.
package struct FeatureMeasure: Sendable {
    /// The feature's name.
    package var feature: String
    /// What two responses may differ by and still be about the same; in the measure's own unit.
    var deadZone: Double
    /// Whether it needs the valences of a sentiment lexicon.
    package var needsSentiment = false
    /// The measure.
    package var value: @Sendable (ResponseView) -> Double

    init(
        _ feature: String, deadZone: Double, needsSentiment: Bool = false,
        value: @escaping @Sendable (ResponseView) -> Double
    ) {
        self.feature = feature
        self.deadZone = deadZone
        self.needsSentiment = needsSentiment
        self.value = value
    }

    /// Which of two responses has more: the same rule whichever stands first.
    package func label(_ a: ResponseView, _ b: ResponseView) -> FeatureLabel { label(value(a), value(b)) }

    /// Which of two responses has more, by what was measured.
    package func label(_ a: Double, _ b: Double) -> FeatureLabel {
        let difference = a - b
        return difference > deadZone ? .a : difference < -deadZone ? .b : .same
    }

    /// The built-in measures by feature.
    package static let builtIn = Dictionary(
        uniqueKeysWithValues: (sides + tone + argument + form).map { ($0.feature, $0) })
}

extension FeatureMeasure {
    /// Support, reasons and detail. Where a feature is a matter of how much is said, the measure is a logarithm of amounts.
    static let argument = [
        FeatureMeasure("better_supported", deadZone: 0.5) { log(1 + $0.response.support) },
        FeatureMeasure("informative", deadZone: 0.25) { view in
            let text = view.response
            let known = Double(text.vocabulary.count) - 0.7 * Double(view.sharedWords)
            let amount = known + Double(text.numbers) + Double(min(text.names, text.words / 8))
            return log(1 + max(0, amount) * (1 - 0.5 * text.questionShare)) - 0.3
                * Double(min(2, text.terms[.ignorance] + text.terms[.refusal]))
        },
        FeatureMeasure("persuasive", deadZone: 1.2) { view in
            let text = view.response
            return text.rate(.reason) + 0.5 * text.rate(.benefit) + 0.7 * text.rate(.example) + 0.3
                * text.rate(.certainty)
                + text.rate(.source) - 0.3 * text.rate(.hedge) - 2 * text.rate(.ignorance) - 2 * text.rate(.refusal)
        },
        FeatureMeasure("rigorous", deadZone: 0.3) { view in
            let text = view.response
            let exact =
                text.terms[.condition] + text.terms[.contrast] + text.terms[.detail] + text.numbers + text.marks.units
            return log(2 + Double(exact)) - 0.3 * Double(min(2, text.terms[.ignorance])) - 0.1 * text.rate(.filler)
        },
        FeatureMeasure("logically_sound", deadZone: 1) { view in
            let text = view.response
            return text.rate(.reason) + 0.5 * text.rate(.contrast) + 0.5 * text.rate(.example) + 3 * text.cohesion
                - 20 * text.repetition - 0.5 * text.rate(.absolute) - text.rate(.ignorance)
        },
    ]
}

extension FeatureMeasure {
    /// How the response is written.
    static let form = [
        FeatureMeasure("grammatically_sound", deadZone: 0.8) { -$0.response.rate($0.response.mistakes) },
        FeatureMeasure("well_written", deadZone: 0.8) { view in
            let text = view.response
            let variety = log(1 + Double(text.vocabulary.count)) / max(1, log(1 + Double(text.content.count)))
            let rhythm = min(1.5, abs(text.sentenceLength - 16) / 8)
            return -text.rate(text.mistakes) - 20 * text.repetition - 0.3 * text.rate(.filler) + 4 * variety - rhythm
        },
        FeatureMeasure("higher_reading_age", deadZone: 1.5) { view in
            let text = view.response
            return text.grade + 15 * Double(text.longWords) / Double(text.words + 10)
        },
        FeatureMeasure("structured", deadZone: 0.45) { view in
            let text = view.response
            return log(1 + Double(text.layoutMarks) + 0.5 * Double(text.terms[.sequence]))
        },
        FeatureMeasure("concise", deadZone: 0.25) { view in
            let text = view.response
            return -text.logWords - 2 * text.repetition - 0.02 * text.rate(.filler)
        },
    ]
}

extension FeatureMeasure {
    /// Confidence, truth and agreement.
    static let sides = [
        FeatureMeasure("authoritative", deadZone: 2) { view in
            let text = view.response
            return text.rate(.certainty) - text.rate(.hedge) - 3 * text.rate(.ignorance) - 6 * text.questionShare
        },
        FeatureMeasure("agree_human_explicit", deadZone: 0.5) { view in
            guard view.humanStatesView else { return 0 }
            let opening = view.response.opening
            let said = min(2, opening[.agreement]) - min(2, opening[.disagreement]) - min(1, opening[.refusal])
            return Double(said) + 0.6 * Double(max(-2, min(2, view.alignment(stated: true))))
        },
        FeatureMeasure("agree_human_implicit", deadZone: 0.5) { view in
            let (opening, text) = (view.response.opening, view.response)
            let goesAlong = min(2, opening[.acceptance] + opening[.agreement])
            let objects =
                min(3, text.terms[.challenge]) + 2 * min(1, opening[.refusal]) + min(1, opening[.disagreement])
            let echoes = max(-2, min(2, view.alignment(stated: false)))
            return 0.5 * Double(goesAlong) - Double(objects) + 0.5 * Double(echoes)
        },
        FeatureMeasure("truthful", deadZone: 1) { view in
            let text = view.response
            let owned = min(3, text.rate(.hedge)) / 3 + min(2, text.rate(.ignorance)) + min(4, text.rate(.source)) / 2
            return owned - 1.5 * min(3, text.rate(.absolute)) - 3 * min(2, text.rate(.lifeStory))
        },
        FeatureMeasure("relevant", deadZone: 0.04) { view in
            view.relevance - 0.05 * Double(min(1, view.response.opening[.refusal]))
        },
        FeatureMeasure("matches_human_style", deadZone: 0.08) { -$0.styleDistance },
    ]
}

extension FeatureMeasure {
    /// Manners, moods and entertainment: terms for every 100 words.
    static let tone = [
        FeatureMeasure("empathetic", deadZone: 0.8) { view in
            view.response.rate(.empathy) - view.response.rate(.rudeness)
        },
        FeatureMeasure("polite", deadZone: 0.8) { view in
            view.response.rate(.courtesy) - 3 * view.response.rate(.rudeness)
        },
        FeatureMeasure("friendly", deadZone: 2) { view in
            let text = view.response
            return text.rate(.warmth) + 2 * text.rate(.greeting) + text.rate(text.marks.exclamations + text.marks.emoji)
                + 0.2 * text.rate(.secondPerson) - 3 * text.rate(.rudeness) - text.rate(.refusal)
        },
        FeatureMeasure("funny", deadZone: 0.5) { view in
            view.response.rate(.humour) + 0.5 * view.response.rate(view.response.marks.emoji)
        },
        FeatureMeasure("entertaining", deadZone: 1) { view in
            let text = view.response
            return 2 * text.rate(.humour) + text.rate(.story)
                + 0.5 * text.rate(text.marks.exclamations + text.marks.emoji + text.marks.quotes / 2)
        },
        FeatureMeasure("engaging", deadZone: 2) { view in
            let text = view.response
            return 2 * text.rate(.invitation) + text.rate(text.marks.questions) + 0.3 * text.rate(.secondPerson)
                + 0.5 * text.rate(.story) + (text.marks.endsWithQuestion ? 2 : 0) - 2 * text.rate(.refusal)
        },
        FeatureMeasure("motivating", deadZone: 1) { view in
            let text = view.response
            return text.rate(.encouragement) + 0.3 * text.rate(.hope) - 2 * text.rate(.discouragement)
                - 2 * text.rate(.refusal)
        },
        FeatureMeasure("optimistic", deadZone: 0.1, needsSentiment: true) { view in
            let text = view.response
            return text.valence / Double(text.words + 25) + 0.04 * (text.rate(.hope) - text.rate(.discouragement))
        },
    ]
}
