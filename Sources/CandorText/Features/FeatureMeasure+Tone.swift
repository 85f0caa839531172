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
