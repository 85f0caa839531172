@testable import CandorStatistics

/// Ratings for tests.
enum RatingTables {
    /// A line a rater, a word an item, `.` for no rating.
    static func raters(_ text: String) -> RatingTable {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        return RatingTable(
            lines.enumerated().flatMap { rater, words in
                words.enumerated().filter { $0.element != "." }.map { item, word in
                    RaterLabel(rater: "r\(rater)", item: "i\(item)", label: String(word))
                }
            })
    }

    /// A line an item, how often it got each label; who gave it does not matter to agreement.
    static func counts(_ text: String) -> RatingTable {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
        return RatingTable(
            lines.enumerated().flatMap { item, counts in
                counts.enumerated().flatMap { label, count in [Int](repeating: label, count: count) }
                    .enumerated().map { RaterLabel(rater: "r\($0)", item: "i\(item)", label: "l\($1)") }
            })
    }

    /// Right and wrong answers: each item is rated by `perItem` raters drawn anew, who are right with the probability
    /// `rate` + rater's effect + item's effect, both uniform with the given standard deviations.
    static func planted(
        raters: Int, items: Int, perItem: Int, rate: Double, raterEffect: Double, itemEffect: Double,
        _ generator: inout SeededGenerator
    ) -> RatingTable {
        func effect(_ deviation: Double) -> Double { deviation * (generator.nextUniform() - 0.5) * 12.0.squareRoot() }
        let ofRater = (0..<raters).map { _ in effect(raterEffect) }
        var ratings: [RaterLabel] = []
        for item in 0..<items {
            let ofItem = effect(itemEffect)
            for rater in generator.shuffled(Array(0..<raters)).prefix(perItem) {
                let isRight = generator.nextUniform() < rate + ofRater[rater] + ofItem
                ratings.append(RaterLabel(rater: "r\(rater)", item: "i\(item)", label: isRight ? "right" : "wrong"))
            }
        }
        return RatingTable(ratings, labels: ["right", "wrong"])
    }

    /// How often the majority of an odd number of raters, each with one vote in a lifetime, is right under such effects.
    static func majorityShare(
        perItem: Int, rate: Double, raterEffect: Double, itemEffect: Double, _ generator: inout SeededGenerator
    ) -> Double {
        func effect(_ deviation: Double) -> Double { deviation * (generator.nextUniform() - 0.5) * 12.0.squareRoot() }
        let won = (0..<100_000).count { _ in
            let ofItem = effect(itemEffect)
            return 2 * (0..<perItem).count { _ in generator.nextUniform() < rate + effect(raterEffect) + ofItem }
                > perItem
        }
        return Double(won) / 100_000
    }

    /// 1 for a right answer, 0 for a wrong one.
    static func rightness(_ table: RatingTable) -> RatingScores {
        RatingScores(table, tie: "tie") { $1 == "right" ? 1 : $1 == "tie" ? 0.5 : 0 }
    }
}
