/// Tango's score interval for a paired difference of verdicts by his closed form ("Equivalence test and confidence interval
/// for the difference in proportions for the paired-sample design", 1998), to compare with.
enum Tango {
    static func interval(gains: Int, losses: Int, pairs: Int) -> (lower: Double, upper: Double) {
        let estimate = Double(gains - losses) / Double(pairs)
        func isInside(_ difference: Double) -> Bool {
            let (b, c, n) = (Double(gains), Double(losses), Double(pairs))
            // q is the likeliest probability of a loss when gains less losses are expected to be `difference`.
            let linear = -b - c + (2 * n - b + c) * difference
            let constant = -c * difference * (1 - difference)
            let q = ((max(0, linear * linear - 8 * n * constant)).squareRoot() - linear) / (4 * n)
            let variance = n * (2 * q + difference * (1 - difference))
            let distance = b - c - n * difference
            return distance * distance <= 3.841458820694124 * max(0, variance) + 1e-15
        }
        func end(_ outer: Double) -> Double {
            var (inside, outside) = (estimate, outer)
            for _ in 0..<200 {
                let middle = 0.5 * (inside + outside)
                if isInside(middle) { inside = middle } else { outside = middle }
            }
            return inside
        }
        return (end(-1), end(1))
    }
}
