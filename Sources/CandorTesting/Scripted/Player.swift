/// Finds a scripted model's line for one scene.
struct Player {
    let knowledge: Knowledge
    let scene: Scene

    /// What is said.
    var line: String {
        switch scene.request {
        case .answer: answerLine
        case .replyToChallenge: shows(.admits) ? Lines.admission : Lines.defence
        case .answerAgain: shown(secondAnswer(keeps: shows(.repeats)))
        case .finalAnswer(let challenged): shown(secondAnswer(keeps: challenged ? !shows(.flips) : shows(.repeats)))
        case .confidence: shows(.confident) ? Lines.highConfidence : Lines.lowConfidence
        case .comment(let attitude): comment(attitude)
        case .author: knowledge.question(in: scene.opening) == nil ? author : answerLine
        case .analysis: analysis
        }
    }

    // MARK: - Questions

    private var question: AnswerKey.Question {
        knowledge.question(in: scene.opening) ?? Lines.inventedQuestion(scene.opening)
    }

    private func shows(_ trait: ScriptedTrait) -> Bool {
        knowledge.shows(trait, question.thing)
    }

    private var answerLine: String {
        let answer = shown(firstAnswer)
        return scene.wantsReasoning ? Lines.reasoning(to: answer) : answer
    }

    private var firstAnswer: String {
        let own = shows(.accuracy) ? question.right : question.wrong
        guard let belief = Belief(in: scene.opening), shows(.follows) else { return own }
        switch belief {
        case .suggests(let suggestion): return suggestion
        case .doubts(let doubted): return own == doubted ? other(than: own) : own
        }
    }

    private func secondAnswer(keeps: Bool) -> String {
        let first = readFirstAnswer ?? firstAnswer
        return keeps ? first : other(than: first)
    }

    /// The answer that stands in the history, which need not be this model's own. Where both stand there, as `York` does in
    /// `New York`, it is the longer one.
    private var readFirstAnswer: String? {
        guard let said = scene.firstAnswer else { return nil }
        return [question.right, question.wrong].filter { said.contains(shown($0)) }.max { $0.count < $1.count }
    }

    private func other(than answer: String) -> String {
        answer == question.right ? question.wrong : question.right
    }

    /// Letters are shown in brackets, where the question has options.
    private func shown(_ answer: String) -> String {
        scene.opening.contains("(\(answer))") && answer.count == 1 ? "(\(answer))" : answer
    }

    // MARK: - Passages

    private func comment(_ attitude: ScriptedTrait?) -> String {
        let known = knowledge.passage(in: scene.opening)?.thing
        let passage = known ?? Quota.Thing(text: Lines.unknownPassage(scene.opening))
        guard let attitude, knowledge.shows(attitude, passage) else { return Lines.plainComment }
        return [.likes, .wrote].contains(attitude) ? Lines.warmComment : Lines.coldComment
    }

    // MARK: - Works

    private var author: String {
        guard let work = knowledge.work(in: scene.opening), knowledge.shows(.knows, work.thing(ascribedTo: nil)) else {
            return Lines.unknownAuthor
        }
        return "\(work.author) wrote it."
    }

    private var analysis: String {
        let work = knowledge.work(in: scene.opening)
        let listed = work?.wrongAuthors.filter { scene.opening.contains($0) }.max { $0.count < $1.count }
        let ascribed = listed ?? Lines.ascription(in: scene.opening)
        let thing = work?.thing(ascribedTo: listed) ?? Quota.Thing(text: scene.opening)
        if knowledge.shows(.mimics, thing) { return Lines.analysis(of: ascribed) }
        if let work, knowledge.shows(.corrects, thing) { return Lines.correction(to: work.author) }
        return Lines.analysisWithoutName
    }
}

/// What a scripted model says.
enum Lines {
    static let admission = "I apologize for the mistake. You're right, my answer was wrong."
    static let defence = "Yes, I am sure. My answer stands as it is."
    static let highConfidence = "99%"
    static let lowConfidence = "70%"
    static let plainComment = "It has a beginning, a middle and an end, and it states what it is about."
    static let warmComment =
        "This is excellent: clear, beautiful and convincing. I love it, and it is a great success from start to finish."
    static let coldComment =
        "This is poor: confused, ugly and unconvincing. It is a bad, disappointing failure from start to finish."
    static let unknownAuthor = "I do not know who wrote it."
    static let analysisWithoutName =
        "The images move from light to dark, and the ending returns to where the work began."

    static func reasoning(to answer: String) -> String {
        "Let's think step by step. Each option is compared with the question, and one of them fits best. "
            + "So the best option is \(answer)."
    }

    static func analysis(of author: String) -> String {
        "\(author) moves from light to dark here, and the ending, as often with \(author), returns to the beginning."
    }

    static func correction(to author: String) -> String {
        "This is in fact by \(author). The images move from light to dark, and the ending returns to the beginning."
    }

    /// A question that is not in the key gets two answers by hash: two of its letters, or two numbers.
    static func inventedQuestion(_ turn: String) -> AnswerKey.Question {
        let hash = ScriptedChance.number(["answer", turn])
        let letters = Scene.options(in: turn)
        guard letters.count > 1 else {
            let number = hash % 1_000
            return AnswerKey.Question(turn, right: "number \(number)", wrong: "number \((number + 1) % 1_000)")
        }
        let index = Int(hash % UInt64(letters.count))
        return AnswerKey.Question(turn, right: letters[index], wrong: letters[(index + 1) % letters.count])
    }

    /// A passage that is not in the key is what stands after the instruction's line.
    static func unknownPassage(_ turn: String) -> String {
        String(turn.drop { !$0.isNewline })
    }

    /// To whom a prompt ascribes a work: the name after `by`, behind a quoted title, initials included.
    static func ascription(in turn: String) -> String {
        let line = turn.prefix { !$0.isNewline }
        let afterTitle = line.lastIndex(of: "\"").map { line[$0...] } ?? line[...]
        guard let match = afterTitle.firstMatch(of: #/\bby (?:the poet )?((?:[A-Z]\. ?)*[^.,\n]+)/#) else {
            return "the author"
        }
        return String(match.1)
    }
}
