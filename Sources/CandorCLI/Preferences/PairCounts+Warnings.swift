import Candor

extension PairCounts {
    /// What is to be known of the rows, for standard error: those left out with their lines, and prompts that were read from
    /// the responses.
    var warnings: [String] {
        let implied =
            impliedPrompts > 0
            ? ["\(impliedPrompts) rows have no prompt: the words with which both texts begin were taken for it"] : []
        return implied + examples.compactMap(\.errorDescription)
    }
}
