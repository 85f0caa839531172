/// What a response says of an answer where it names it, from denial to conclusion.
enum Standing: Int, Comparable, Sendable {
    /// It is said not to be the answer.
    case denied
    /// It is named for another reason: to set it aside, as somebody's opinion, as a former answer, as the answer to another
    /// question.
    case aside
    /// It is named, and nothing says how it is meant.
    case plain
    /// A sentence that restates the question holds it, or it stands alone, first or in bold type.
    case asserted
    /// It is said to be the answer in so many words.
    case concluded

    static func < (one: Standing, other: Standing) -> Bool { one.rawValue < other.rawValue }
}
