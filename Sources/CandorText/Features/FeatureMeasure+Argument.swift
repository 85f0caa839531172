import Foundation

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
