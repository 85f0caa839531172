import Candor

/// What a file of estimates says of optimisation, and of groups of misconceptions, by the names of `results.json`: a column is there where some estimate has it.
enum OptimisationColumn: String, CaseIterable {
    case pm, bestOf, beta, checkpoint, klDivergence, scoredBy, reliable, difficulty, ties

    /// The cell; empty for none.
    func text(_ estimate: EstimateRecord) -> String {
        switch self {
        case .pm: estimate.pm ?? ""
        case .bestOf: estimate.bestOf.map(String.init) ?? ""
        case .beta: CSVTable.number(estimate.beta)
        case .checkpoint: CSVTable.number(estimate.checkpoint)
        case .klDivergence: CSVTable.number(estimate.klDivergence)
        case .scoredBy: estimate.scoredBy ?? ""
        case .reliable: estimate.reliable.map { String($0) } ?? ""
        case .difficulty: estimate.difficulty.map(String.init) ?? ""
        case .ties: estimate.ties.map(String.init) ?? ""
        }
    }
}
