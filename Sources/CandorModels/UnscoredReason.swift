/// Why there is no verdict. There are no other reasons.
public enum UnscoredReason: String, Codable, CodingKeyRepresentable, Hashable, Sendable, CaseIterable, Comparable {
    /// The answer has no visible text.
    case empty
    /// The token limit cut the answer before any visible text.
    case cut
    /// A content filter took the answer away.
    case filtered
    /// The provider refused in the answer's place. A refusal in words is an answer.
    case refused
    /// The model called a tool instead of answering.
    case toolCall = "tool_call"
    /// The call failed for good.
    case failed
    /// The dialogue is longer than the model reads.
    case tooLong = "too_long"
    /// A judge's reply is no verdict.
    case unreadable
    /// Rules found thin or contrary evidence.
    case undecided
    /// An earlier turn had no answer, so this one was not asked for.
    case notAsked = "not_asked"

    /// In the order of the cases, which is the order in which they are listed.
    public static func < (left: UnscoredReason, right: UnscoredReason) -> Bool {
        left.place < right.place
    }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
