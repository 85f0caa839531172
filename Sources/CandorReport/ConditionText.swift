import Candor

/// Conditions and probes in plain words.
enum ConditionText {
    /// What the user implies, as the first probe that has the condition says it; its name where none is known to have it.
    /// - Parameter condition: The condition.
    static func of(_ condition: Condition) -> String {
        Probes.all.lazy.flatMap(\.conditions).first { $0.condition == condition }?.words
            ?? condition.rawValue.replacing("_", with: " ")
    }

    /// What the user implies, as a probe says it; as the first that has the condition does, where this one is not known to have it.
    /// - Parameters:
    ///   - condition: The condition.
    ///   - probe: The probe; `nil` for what is no probe's.
    static func of(_ condition: Condition, in probe: ProbeName?) -> String {
        probe.flatMap(Probes.named)?.conditions.first { $0.condition == condition }?.words ?? of(condition)
    }

    /// What was measured, in plain words.
    /// - Parameter subject: A probe, or the study of misconceptions.
    static func of(_ subject: ResultSubject) -> String { subject.probe.map(of) ?? "Misconceptions" }

    /// Probes in plain words.
    /// - Parameter probe: The probe.
    static func of(_ probe: ProbeName) -> String {
        Probes.named(probe)?.title ?? probe.rawValue.replacing("-", with: " ").capitalizedFirst
    }
}
