/// The ordered pairs of different raters of one item, weighted by the product of their weights.
struct RaterPairs {
    /// What the ratings weigh together, Σ w.
    let weight: Double
    /// Σ w².
    let squares: Double
    /// What all pairs weigh: (Σ w)² − Σ w².
    let all: Double
    /// What the pairs with equal labels weigh.
    let agreeing: Double

    init(of item: Int, in counts: VoteCounts) {
        var (weight, squares, agreeing) = (0.0, 0.0, 0.0)
        for cell in item * counts.labels..<(item + 1) * counts.labels {
            weight += counts.votes[cell]
            squares += counts.squares[cell]
            agreeing += counts.votes[cell] * counts.votes[cell] - counts.squares[cell]
        }
        self.weight = weight
        self.squares = squares
        self.agreeing = agreeing
        all = weight * weight - squares
    }
}
