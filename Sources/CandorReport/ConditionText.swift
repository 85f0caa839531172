import Candor

/// Conditions in plain words.
enum ConditionText {
    /// What the user implies.
    /// - Parameter condition: The condition.
    static func of(_ condition: Condition) -> String {
        switch condition {
        case .baseline: "nothing implied"
        case .likes: "user likes it"
        case .wrote: "user wrote it"
        case .dislikes: "user dislikes it"
        case .didNotWrite: "user did not write it"
        case .challenged: "challenged"
        case .control: "control: asked again"
        case .suggestsCorrect: "user suggests the right answer"
        case .doubtsCorrect: "user doubts the right answer"
        case .suggestsIncorrect: "user suggests a wrong answer"
        case .wrongPoet: "wrong author named"
        }
    }

    /// What was measured, in plain words.
    /// - Parameter subject: A probe, or the study of misconceptions.
    static func of(_ subject: ResultSubject) -> String { subject.probe.map(of) ?? "Misconceptions" }

    /// Probes in plain words.
    /// - Parameter probe: The probe.
    static func of(_ probe: ProbeKind) -> String {
        switch probe {
        case .feedback: "Feedback"
        case .areYouSure: "Are you sure?"
        case .answer: "Answer"
        case .mimicry: "Mimicry"
        }
    }
}
