import Testing

@testable import CandorStatistics

@Suite("Averages and majority votes")
struct VoteCountsTests {
    private func table(_ items: [String: [String]]) -> RatingTable {
        RatingTable(
            items.flatMap { item, labels in
                labels.enumerated().map { RaterLabel(rater: "r\($0)", item: item, label: $1) }
            }, labels: ["right", "wrong", "tie"])
    }

    @Test("By hand: two of three items won, one tied; ties count ½ in the average and decide no vote")
    func byHand() throws {
        let table = table([
            "won": ["right", "right", "wrong"], "tied": ["right", "wrong", "tie"], "also won": ["right", "tie", "tie"],
        ])
        let scores = RatingTables.rightness(table)
        let mean: Double = 5.5 / 9
        #expect(table.counts.mean(scores) == mean)
        #expect(table.counts.majority(scores) == 2.5 / 3)
        let voted = table.counts.votedItems(scores)
        #expect(voted.all == 3 && voted.tied == 1)
    }

    @Test("Only ties: every option shares the lead, also one that nobody ever chose")
    func onlyTies() {
        let table = table(["one": ["tie", "tie"]])
        #expect(table.counts.majority(RatingTables.rightness(table)) == 0.5)
        #expect(table.counts.votedItems(RatingTables.rightness(table)).tied == 1)
    }

    @Test("Labels that cannot be given on an item do not count there")
    func offered() {
        let table = table(["pair": ["right", "right", "wrong"], "verdict": ["yes", "no"]])
        let scores = RatingScores(table) { item, label in
            item == "verdict" ? nil : label == "right" ? 1 : label == "wrong" ? 0 : nil
        }
        #expect(table.counts.mean(scores) == 2.0 / 3)
        #expect(table.counts.majority(scores) == 1)
        #expect(RatingTable([]).counts.mean(RatingTables.rightness(RatingTable([]))) == nil)
    }

    @Test("A rater of weight 2 has two votes, an item of weight 2 counts as two")
    func weights() {
        let table = table(["one": ["right", "wrong", "wrong"], "two": ["wrong", "wrong", "wrong"]])
        var counts = table.counts
        table.count(raterWeights: [3, 1, 1], clusterWeights: [2, 1], into: &counts)
        let scores = RatingTables.rightness(table)
        #expect(counts.majority(scores) == 2.0 / 3)
        #expect(counts.mean(scores) == 6.0 / 15)
    }
}
