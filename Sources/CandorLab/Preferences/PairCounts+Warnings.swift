import Candor
import CandorPreferences

extension PairCounts {
    /// What is to be known of the rows, for standard error: those left out with their lines, and prompts that were read from
    /// the responses.
    var warnings: [String] {
        let rows = impliedPrompts == 1 ? "1 row has" : "\(impliedPrompts) rows have"
        let implied =
            impliedPrompts > 0
            ? ["\(rows) no prompt: the words with which both texts begin were taken for it"] : []
        return implied + examples.compactMap(\.errorDescription)
    }
}
