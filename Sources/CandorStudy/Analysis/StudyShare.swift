import CandorStatistics

/// How often raters choose something: each answer for itself, and by majority vote.
public struct StudyShare: Codable, Hashable, Sendable {
    /// The share of all answers; a tie counts ½.
    public var average: Estimate
    /// The share of tasks that have most votes for it; a tied vote counts ½. Votes for a tie speak for neither side.
    public var majority: Estimate
    /// How many of the answers are ties.
    public var ties: Int
    /// On how many of the tasks the vote is tied.
    public var tiedVotes: Int
}
