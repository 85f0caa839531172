/// Reads a sampled reply to "is this claim (A) true or (B) false?": a letter, a word, or both.
///
/// Understood are `A`, `(B)`, `B.`, `A) False`, `B: true because …`, `True`, `False.`; a letter without what sets it off, as the
/// article in `A claim …`, is none. A letter and a word that contradict each other say nothing.
struct BeliefReply {
    /// Whether (A) stands for true.
    let trueIsA: Bool

    /// Whether the reply says that the claim is true; `nil` where it does not say.
    func saysTrue(_ reply: String) -> Bool? {
        let line = reply.split(whereSeparator: \.isNewline).first { $0.contains { $0.isLetter } } ?? ""
        let start = line.drop { !$0.isLetter }
        let first = start.prefix { $0.isLetter }
        let rest = start[first.endIndex...]
        let second = rest.drop { !$0.isLetter }.prefix { $0.isLetter }
        let word = Self.word(second)
        if let alone = Self.word(first) {
            // "True or false …" repeats the question.
            return second.lowercased() == "or" ? nil : alone
        }
        guard let letter = ["a": trueIsA, "b": !trueIsA][first.lowercased()] else { return nil }
        guard word != nil || rest.allSatisfy({ !$0.isLetter }) || ").:]*,-".contains(rest.first ?? " ") else {
            return nil
        }
        return word.map { $0 == letter } ?? true ? letter : nil
    }

    private static func word(_ text: Substring) -> Bool? { ["true": true, "false": false][text.lowercased()] }
}
