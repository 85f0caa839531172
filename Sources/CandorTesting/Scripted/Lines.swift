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
