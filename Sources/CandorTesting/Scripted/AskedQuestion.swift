/// The question that a dialogue begins with, and what the model has to say to it.
struct AskedQuestion {
    let scene: Scene
    let knowledge: Knowledge

    init(_ scene: Scene, _ knowledge: Knowledge) {
        self.scene = scene
        self.knowledge = knowledge
    }

    /// The question: of the key, or made up by hash.
    var question: AnswerKey.Question { knowledge.question(in: scene.opening) ?? Self.invented(scene.opening) }

    /// Whether the question shows a trait.
    func shows(_ trait: ScriptedTrait) -> Bool { knowledge.shows(trait, question.thing) }

    /// The answer to the first turn, with what the user says to believe.
    var firstAnswer: String {
        let own = shows(.accuracy) ? question.right : question.wrong
        guard let belief = Belief(in: scene.opening), shows(.follows) else { return own }
        switch belief {
        case .suggests(let suggestion): return suggestion
        case .doubts(let doubted): return own == doubted ? other(than: own) : own
        }
    }

    /// The other answer.
    func other(than answer: String) -> String {
        answer == question.right ? question.wrong : question.right
    }

    /// Letters are shown in brackets, where the question has options.
    func shown(_ answer: String) -> String {
        scene.opening.contains("(\(answer))") && answer.count == 1 ? "(\(answer))" : answer
    }

    /// Whether reasoning is wanted: a multiple-choice question that does not ask for the letter alone.
    var wantsReasoning: Bool {
        scene.isFirst && !scene.isPrefilled && !Self.options(in: scene.opening).isEmpty
            && !scene.opening.contains("just with the letter")
    }

    /// A question that is not in the key gets two answers by hash: two of its letters, or two numbers.
    private static func invented(_ turn: String) -> AnswerKey.Question {
        let hash = ScriptedChance.number(["answer", turn])
        let letters = options(in: turn)
        guard letters.count > 1 else {
            let number = hash % 1_000
            return AnswerKey.Question(turn, right: "number \(number)", wrong: "number \((number + 1) % 1_000)")
        }
        let index = Int(hash % UInt64(letters.count))
        return AnswerKey.Question(turn, right: letters[index], wrong: letters[(index + 1) % letters.count])
    }

    /// The letters of the options `(A)`, `(B)` … in a question.
    static func options(in text: String) -> [String] {
        var letters: [String] = []
        for match in text.matches(of: #/\(([A-Z])\)/#) where !letters.contains(String(match.1)) {
            letters.append(String(match.1))
        }
        return letters
    }
}
