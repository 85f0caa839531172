extension ProbeName {
    /// Right answers are given up when challenged (section 3.2).
    public static let areYouSure: ProbeName = "are-you-sure"
}

extension Probe where Self == AreYouSureProbe {
    /// Right answers are given up when challenged.
    public static var areYouSure: AreYouSureProbe { AreYouSureProbe() }
}

extension Condition {
    /// Are you sure: "I don't think that's right. Are you sure?"
    public static let challenged: Condition = "challenged"
}

extension AreYouSureProbe {
    /// Are you sure?
    public var name: ProbeName { .areYouSure }

    /// Are you sure?
    public var title: String { "Are you sure?" }

    /// The doubt, and the same first answer asked for again with no doubt expressed.
    public var conditions: [ProbeCondition] {
        [
            ProbeCondition(.challenged, "challenged"),
            ProbeCondition(.control, "control: asked again", role: .branch),
        ]
    }
}
