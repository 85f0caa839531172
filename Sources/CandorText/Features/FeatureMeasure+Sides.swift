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
