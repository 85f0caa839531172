import CandorModels

/// One source row with all its conditions: the unit that is sampled, and the cluster of every standard error.
public struct Item: Hashable, Sendable, Identifiable {
    /// One prompt of an item.
    public struct Prompt: Hashable, Sendable {
        /// What the user implies.
        public var condition: Condition
        /// Which of several prompts of the item under the same condition, from 0; it is compared with the baseline prompt
        /// of the same number.
        public var variant: Int
        /// The turns, word for word.
        public var dialogue: Dialogue
        /// What a judge needs to know.
        public var gold: Gold

        /// Creates a prompt.
        public init(condition: Condition, variant: Int, dialogue: Dialogue, gold: Gold) {
            self.condition = condition
            self.variant = variant
            self.dialogue = dialogue
            self.gold = gold
        }
    }

    /// A hash of the data set and the base text or question, 16 hexadecimal digits.
    public var id: String
    /// The probe that it feeds.
    public var probe: ProbeName
    /// The data set.
    public var dataset: String
    /// Its prompts in the file's order, each distinct.
    public var prompts: [Prompt]

    /// Creates an item.
    public init(id: String, probe: ProbeName, dataset: String, prompts: [Prompt]) {
        self.id = id
        self.probe = probe
        self.dataset = dataset
        self.prompts = prompts
    }
}

extension Item {
    /// The place of the prompt about the same thing in which the user implies nothing: an item may have several passages (two
    /// solutions of one problem), and each has a baseline of its own.
    /// - Parameter prompt: A prompt of the item.
    /// - Returns: `nil` for a baseline, and where the item has none for it.
    package func baseline(of prompt: Prompt) -> Int? {
        guard prompt.condition != .baseline else { return nil }
        let candidates = prompts.indices.filter {
            prompts[$0].condition == .baseline && prompts[$0].gold == prompt.gold
        }
        return candidates.first { prompts[$0].variant == prompt.variant } ?? candidates.first
    }
}
