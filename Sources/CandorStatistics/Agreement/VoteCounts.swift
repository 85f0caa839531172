/// How often each item got each label, raters and items weighted: what every statistic of ratings is computed from.
///
/// A rater of weight 2 counts as two votes, an item of weight 2 as two items. Agreement is between *different* raters: a
/// rater who was drawn twice is never compared with the copy, which would agree of course.
public struct VoteCounts: Hashable, Sendable {
    /// How many labels there are.
    let labels: Int
    /// For each item and label, items first, the sum of the raters' weights.
    private(set) var votes: [Double]
    /// The same of the squares of the weights.
    private(set) var squares: [Double]
    /// The weight of each item.
    var itemWeights: [Double]

    init(items: Int, labels: Int) {
        self.labels = labels
        votes = [Double](repeating: 0, count: items * labels)
        squares = votes
        itemWeights = [Double](repeating: 0, count: items)
    }

    mutating func clear() {
        for index in votes.indices {
            votes[index] = 0
            squares[index] = 0
        }
    }

    mutating func add(_ weight: Double, item: Int, label: Int) {
        votes[item * labels + label] += weight
        squares[item * labels + label] += weight * weight
    }

    /// What the ratings count on average: Σ weight · score / Σ weight over those that count.
    ///
    /// - Parameter scores: of the same table.
    /// - Returns: nil where no rating counts.
    public func mean(_ scores: RatingScores) -> Double? {
        var (numerator, denominator) = (0.0, 0.0)
        for item in itemWeights.indices where itemWeights[item] > 0 {
            var (sum, count) = (0.0, 0.0)
            for cell in item * labels..<(item + 1) * labels {
                sum += votes[cell] * scores.values[cell]
                count += votes[cell] * scores.counts[cell]
            }
            numerator += itemWeights[item] * sum
            denominator += itemWeights[item] * count
        }
        return denominator > 0 ? numerator / denominator : nil
    }

    /// What the items count on average when each counts what the label with most votes does; labels that share the lead
    /// count their mean, which is ½ for two. A vote for `RatingScores.tie` adds as much to every label, and decides
    /// nothing.
    ///
    /// - Parameter scores: of the same table.
    /// - Returns: nil where no item has a vote that counts.
    public func majority(_ scores: RatingScores) -> Double? {
        var (numerator, denominator) = (0.0, 0.0)
        for item in itemWeights.indices where itemWeights[item] > 0 {
            guard let vote = vote(on: item, scores) else { continue }
            numerator += itemWeights[item] * vote.score
            denominator += itemWeights[item]
        }
        return denominator > 0 ? numerator / denominator : nil
    }

    /// How many items were voted on, and on how many of them labels share the lead.
    ///
    /// - Parameter scores: of the same table.
    public func votedItems(_ scores: RatingScores) -> (all: Int, tied: Int) {
        itemWeights.indices.reduce(into: (all: 0, tied: 0)) { count, item in
            guard let vote = vote(on: item, scores) else { return }
            count.all += 1
            count.tied += vote.leaders > 1 ? 1 : 0
        }
    }

    private func vote(on item: Int, _ scores: RatingScores) -> (score: Double, leaders: Int)? {
        var (best, sum, leaders, total) = (-1.0, 0.0, 0, 0.0)
        for label in 0..<labels {
            let cell = item * labels + label
            guard scores.counts[cell] > 0 else { continue }
            total += votes[cell]
            guard label != scores.tie else { continue }
            if votes[cell] > best {
                (best, sum, leaders) = (votes[cell], scores.values[cell], 1)
            } else if votes[cell] == best {
                sum += scores.values[cell]
                leaders += 1
            }
        }
        return total > 0 && leaders > 0 ? (sum / Double(leaders), leaders) : nil
    }
}
