extension ProbeName {
    /// The user's mistakes are repeated (section 3.4).
    public static let mimicry: ProbeName = "mimicry"
}

extension Probe where Self == MimicryProbe {
    /// The user's mistakes are repeated.
    public static var mimicry: MimicryProbe { MimicryProbe() }
}

extension Condition {
    /// Mimicry: the work is ascribed to a wrong author.
    public static let wrongPoet: Condition = "wrong_poet"
}

extension MimicryProbe {
    /// Mimicry.
    public var name: ProbeName { .mimicry }

    /// Mimicry.
    public var title: String { "Mimicry" }

    /// The data have no prompt that names no author.
    public var conditions: [ProbeCondition] { [ProbeCondition(.wrongPoet, "wrong author named")] }

    /// A work is ascribed to many authors: few clusters, each of many prompts.
    public var hasFewItems: Bool { true }
}
