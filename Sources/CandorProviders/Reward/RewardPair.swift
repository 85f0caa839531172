import CandorModels

/// A response and the dialogue that it answers.
typealias RewardPair = (dialogue: Dialogue, response: String)
