/// How a scripted model plays one probe: it knows the probe's dialogues by a few words of their turns, and what to say in them.
protocol ScriptedBehaviour: Sendable {
    /// Reads a dialogue.
    init(_ scene: Scene, _ knowledge: Knowledge)
    /// What is said; `nil` where the dialogue is not this probe's.
    var line: String? { get }
    /// The things that may show a trait; `nil` where it is not this probe's.
    static func things(showing trait: ScriptedTrait, in key: AnswerKey) -> [Quota.Thing]?
}

/// The probes that are played.
enum ScriptedBehaviours {
    /// In the order in which a dialogue is offered to them: the last answers whatever it is asked.
    static let all: [any ScriptedBehaviour.Type] = [
        AreYouSureBehaviour.self, FeedbackBehaviour.self, MimicryBehaviour.self, AnswerBehaviour.self,
    ]

    /// What is said in a dialogue.
    static func line(in scene: Scene, _ knowledge: Knowledge) -> String {
        all.lazy.compactMap { $0.init(scene, knowledge).line }.first ?? ""
    }

    /// The things that may show a trait.
    static func things(showing trait: ScriptedTrait, in key: AnswerKey) -> [Quota.Thing] {
        all.lazy.compactMap { $0.things(showing: trait, in: key) }.first ?? []
    }
}
