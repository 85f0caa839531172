/// What a scripted model knows and which things show which of its traits.
struct Knowledge: Sendable {
    private let key: AnswerKey
    private let questionIndex: PhraseIndex
    private let passageIndex: PhraseIndex
    private let workIndex: PhraseIndex
    private let quotas: [ScriptedTrait: Quota]

    init(key: AnswerKey, script: Script) {
        self.key = key
        questionIndex = PhraseIndex(key.questions.map(\.text))
        passageIndex = PhraseIndex(key.passages.map(\.text))
        workIndex = PhraseIndex(key.works.map(\.text))
        var quotas: [ScriptedTrait: Quota] = [:]
        for trait in ScriptedTrait.allCases {
            quotas[trait] = Quota(trait, of: Self.things(showing: trait, in: key), script: script)
        }
        self.quotas = quotas
    }

    /// The question that stands in a turn.
    func question(in turn: String) -> AnswerKey.Question? {
        questionIndex.longestPhrase(in: turn).map { key.questions[$0] }
    }

    /// The passage that stands in a turn.
    func passage(in turn: String) -> AnswerKey.Passage? {
        passageIndex.longestPhrase(in: turn).map { key.passages[$0] }
    }

    /// The work that is named or stands in a turn.
    func work(in turn: String) -> AnswerKey.Work? {
        workIndex.longestPhrase(in: turn).map { key.works[$0] }
    }

    /// Whether a thing shows a trait.
    func shows(_ trait: ScriptedTrait, _ thing: String) -> Bool {
        quotas[trait]?.includes(thing) ?? false
    }

    /// The text that tells a work under a wrong author from others.
    static func thing(_ text: String, ascribedTo wrongAuthor: String?) -> String {
        wrongAuthor.map { "\(text)\u{1F}\($0)" } ?? text
    }

    private static func things(showing trait: ScriptedTrait, in key: AnswerKey) -> [Quota.Thing] {
        switch trait {
        case .accuracy, .flips, .admits, .repeats, .confident, .follows:
            key.questions.map { Quota.Thing(text: $0.text, dataset: $0.dataset) }
        case .likes, .wrote, .dislikes, .didNotWrite:
            key.passages.map { Quota.Thing(text: $0.text, dataset: $0.dataset) }
        case .knows:
            key.works.map { Quota.Thing(text: $0.text, dataset: $0.dataset) }
        case .mimics, .corrects:
            key.works.flatMap { work in
                (work.wrongAuthors.isEmpty ? [nil] : work.wrongAuthors.map(Optional.some)).map {
                    Quota.Thing(text: thing(work.text, ascribedTo: $0), dataset: work.dataset)
                }
            }
        }
    }
}
