import Foundation

extension HoldoutReport.Score {
    /// Scores predictions.
    /// - Parameters:
    ///   - name: Who predicted.
    ///   - predicted: The probability of A for each pair, one at least.
    ///   - shares: The share that preferred A; a soft label counts for either response by its share.
    init(name: String, predicted: [Double], shares: [Double]) {
        let credits = zip(predicted, shares).map { Self.credit(predicted: $0, share: $1) }
        let n = Double(credits.count)
        let accuracy = credits.reduce(0, +) / n
        let squares = credits.reduce(0) { $0 + ($1 - accuracy) * ($1 - accuracy) }
        let interval = ConfidenceInterval.wilson(share: accuracy, n: n)
        self.init(
            name: name, accuracy: accuracy, accuracyStandardError: (squares / max(1, n - 1) / n).squareRoot(),
            accuracyLower: interval.lower, accuracyUpper: interval.upper,
            logLikelihood: Self.logLikelihood(predicted: predicted, shares: shares))
    }

    /// The share that preferred the response which is predicted; ½ for a prediction of exactly ½.
    static func credit(predicted: Double, share: Double) -> Double {
        predicted > 0.5 ? share : predicted < 0.5 ? 1 - share : 0.5
    }

    /// The mean log-likelihood a pair. A probability that is rounded to 0 counts as the smallest number above it, so that
    /// one pair of a million does not make the mean infinite.
    static func logLikelihood(predicted: [Double], shares: [Double]) -> Double {
        let least = log(Double.leastNonzeroMagnitude)
        return zip(predicted, shares).reduce(0) { sum, pair in
            let (probability, share) = pair
            // A share of 0 adds nothing, even to a probability of 0.
            let forA = share > 0 ? share * max(least, log(probability)) : 0
            let forB = share < 1 ? (1 - share) * max(least, log1p(-probability)) : 0
            return sum + forA + forB
        } / Double(predicted.count)
    }
}

extension HoldoutReport {
    /// Ten bins with about equally many pairs, fewer where there are fewer than a hundred; none without pairs.
    /// - Parameters:
    ///   - predicted: For each pair the predicted probability of A.
    ///   - shares: For each pair the share that preferred A.
    public static func calibration(predicted: [Double], shares: [Double]) -> [CalibrationBin] {
        let favoured = zip(predicted, shares)
            .map { (probability: max($0, 1 - $0), credit: Score.credit(predicted: $0, share: $1)) }
            .sorted { $0.probability < $1.probability }
        guard !favoured.isEmpty else { return [] }
        let bins = max(1, min(10, favoured.count / 10))
        return (0..<bins).map { bin in
            let members = favoured[bin * favoured.count / bins..<(bin + 1) * favoured.count / bins]
            let n = Double(members.count)
            return CalibrationBin(
                predicted: members.reduce(0) { $0 + $1.probability } / n,
                observed: members.reduce(0) { $0 + $1.credit } / n, pairs: members.count)
        }
    }
}
