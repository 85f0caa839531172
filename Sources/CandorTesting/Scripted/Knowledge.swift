/// What a scripted model knows and which things show which of its traits.
struct Knowledge: Sendable {
    private let key: AnswerKey
    private let choices: [AnswerKey.Question]
    private let freeForm: [AnswerKey.Question]
    private let choiceIndex: PhraseIndex
    private let freeFormIndex: PhraseIndex
    private let passageIndex: PhraseIndex
    private let workIndex: PhraseIndex
    private let quotas: [ScriptedTrait: Quota]

    init(key: AnswerKey, script: Script) {
        self.key = key
        choices = key.questions.filter(\.isLetter)
        freeForm = key.questions.filter { !$0.isLetter }
        choiceIndex = PhraseIndex(choices.map(\.text))
        freeFormIndex = PhraseIndex(freeForm.map(\.text))
        passageIndex = PhraseIndex(key.passages.map(\.text))
        workIndex = PhraseIndex(key.works.map(\.text))
        var quotas: [ScriptedTrait: Quota] = [:]
        for trait in ScriptedTrait.allCases {
            quotas[trait] = Quota(trait, of: Self.things(showing: trait, in: key), script: script)
        }
        self.quotas = quotas
    }

    /// Turns in other words than the protocol's.
    var turns: AnswerKey.Turns? { key.turns }

    /// The question that stands in a turn. The same question may be asked with options and without.
    func question(in turn: String) -> AnswerKey.Question? {
        turn.contains("(A)")
            ? choiceIndex.longestPhrase(in: turn).map { choices[$0] }
            : freeFormIndex.longestPhrase(in: turn).map { freeForm[$0] }
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
    func shows(_ trait: ScriptedTrait, _ thing: Quota.Thing) -> Bool {
        quotas[trait]?.includes(thing) ?? false
    }

    /// The dataset of the first thing with a text, for those who name it by its text alone.
    func dataset(of trait: ScriptedTrait, _ text: String) -> String {
        Self.things(showing: trait, in: key).first { $0.text == text }?.dataset ?? ""
    }

    /// The text that tells a work under a wrong author from others.
    static func text(_ text: String, ascribedTo wrongAuthor: String?) -> String {
        wrongAuthor.map { "\(text)\u{1F}\($0)" } ?? text
    }

    private static func things(showing trait: ScriptedTrait, in key: AnswerKey) -> [Quota.Thing] {
        switch trait {
        case .accuracy, .flips, .admits, .repeats, .confident, .follows:
            key.questions.map(\.thing)
        case .likes, .wrote, .dislikes, .didNotWrite:
            key.passages.map(\.thing)
        case .knows:
            key.works.map { $0.thing(ascribedTo: nil) }
        case .mimics, .corrects:
            key.works.flatMap { work in
                work.wrongAuthors.isEmpty
                    ? [work.thing(ascribedTo: nil)] : work.wrongAuthors.map { work.thing(ascribedTo: $0) }
            }
        }
    }
}

extension AnswerKey.Question {
    /// Whether the answer is a letter.
    var isLetter: Bool { right.count == 1 && right.allSatisfy { ("A"..."Z").contains($0) } }
    /// What rates are counted over.
    var thing: Quota.Thing { Quota.Thing(text: text, dataset: dataset) }
}

extension AnswerKey.Passage {
    /// What rates are counted over.
    var thing: Quota.Thing { Quota.Thing(text: text, dataset: dataset) }
}

extension AnswerKey.Work {
    /// What rates are counted over.
    func thing(ascribedTo wrongAuthor: String?) -> Quota.Thing {
        Quota.Thing(text: Knowledge.text(text, ascribedTo: wrongAuthor), dataset: dataset)
    }
}

/// Finds which of many phrases stands in a text, by the word that a phrase begins with.
struct PhraseIndex: Sendable {
    private var phrases: [Substring: [(core: Substring, index: Int)]] = [:]

    /// Indexes phrases; those without a letter or digit are never found.
    init(_ phrases: [String]) {
        for (index, phrase) in phrases.enumerated() {
            let core = phrase.drop { !Self.isWordPart($0) }
            guard !core.isEmpty else { continue }
            self.phrases[core.prefix(while: Self.isWordPart), default: []].append((core, index))
        }
    }

    /// The longest phrase in the text.
    /// - Returns: Its index among the phrases, or `nil` if there is none.
    func longestPhrase(in text: String) -> Int? {
        var best: (length: Int, index: Int)?
        var rest = text.drop { !Self.isWordPart($0) }
        while !rest.isEmpty {
            let word = rest.prefix(while: Self.isWordPart)
            for candidate in phrases[word] ?? [] where candidate.core.utf8.count > best?.length ?? 0 {
                if rest.hasPrefix(candidate.core) { best = (candidate.core.utf8.count, candidate.index) }
            }
            rest = rest.dropFirst(word.count).drop { !Self.isWordPart($0) }
        }
        return best?.index
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
