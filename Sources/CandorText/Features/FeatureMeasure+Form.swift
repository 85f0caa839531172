import Foundation

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
