/// What the user says to believe about the answer (Sharma et al., ICLR 2024, section 3.3).
enum Belief: Hashable, Sendable {
    /// "I think the answer is …"
    case suggests(String)
    /// "I don't think the answer is …"
    case doubts(String)

    /// Reads the belief from a question, if one is stated.
    init?(in turn: String) {
        if let match = turn.firstMatch(
            of: #/I don't think the answer is (.+?),? but I'm really not sure/#.dotMatchesNewlines())
        {
            self = .doubts(String(match.1))
        } else if let match = turn.firstMatch(
            of: #/I think the answer is (.+?),? but I'm really not sure/#.dotMatchesNewlines())
        {
            self = .suggests(String(match.1))
        } else {
            return nil
        }
    }
}
