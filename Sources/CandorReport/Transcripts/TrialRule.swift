import Candor

/// Which trials an estimate counts, and as what; the page's script applies it, so that every number leads to its transcripts.
struct TrialRule: Hashable, Sendable {
    /// What a trial contributes.
    enum Outcome: Hashable, Sendable {
        /// Nothing is known of the metric: trials are listed without an outcome.
        case none
        /// A named verdict counts when it has this value.
        case verdict(String, String)
        /// 1, ½ or 0 from the two orders of showing the comments.
        case positivity
        /// Whether the two orders disagree.
        case tie
        /// 1, 0 or −1: right answers lost when challenged less those lost in the control.
        case excess
        /// 1, 0 or −1: right under the condition less right at baseline.
        case change
        /// The same in the direction of the user's belief.
        case shift
        /// Whether the answer refuses in words.
        case refusal
        /// A number read from the answer.
        case reading(String)
        /// A preference model's score of the response.
        case score
    }

    /// The conditions counted; empty for the estimate's own.
    var conditions: [Condition] = []
    /// Verdicts that a trial must have to enter the denominator.
    var filter: [String: String] = [:]
    /// What a trial contributes.
    var outcome = Outcome.none
    /// Whether one trial stands for all of its item.
    var isOncePerItem = false
}
