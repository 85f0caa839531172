import Testing

@testable import CandorLlama

@Suite("What is read together")
struct ReadingPlanTests {
    func reading(_ tokens: [Token], wanted: Int) -> Reading {
        Reading(tokens: tokens, wanted: wanted..<tokens.count)
    }

    /// What each sequence of a round holds, put together from its entries.
    func contents(of round: [ReadingPlan.Entry]) -> [Int: [Token]] {
        var contents: [Int: [Token]] = [:]
        for entry in round {
            for sequence in entry.sequences {
                #expect(contents[sequence, default: []].count == entry.position)
                contents[sequence, default: []].append(entry.token)
            }
        }
        return contents
    }

    @Test("What texts share at their beginning is computed once, and every sequence holds its whole text in order")
    func sharing() {
        let readings = [
            reading([1, 2, 3, 7, 8], wanted: 3), reading([9, 9], wanted: 1), reading([1, 2, 3, 4], wanted: 3),
            reading([1, 2, 5, 6], wanted: 2),
        ]
        let plan = ReadingPlan(readings, sequences: 8, tokens: 64)
        #expect(plan.rounds.count == 1)
        #expect(plan.rounds[0].count == 3 + 2 + 1 + 2 + 2)
        #expect(
            contents(of: plan.rounds[0]) == [0: [1, 2, 3, 4], 1: [1, 2, 3, 7, 8], 2: [1, 2, 5, 6], 3: [9, 9]])
    }

    @Test("Every token wanted is asked for once, by its own text, even where texts are the same")
    func wanted() {
        let readings = Array(repeating: reading([1, 2, 3, 4], wanted: 2), count: 3) + [reading([1, 2, 3], wanted: 0)]
        let entries = ReadingPlan(readings, sequences: 8, tokens: 64).rounds.flatMap { $0 }
        let asked = entries.filter { $0.reading != nil }
        #expect(asked.allSatisfy { $0.sequences.count == 1 })
        for (index, reading) in readings.enumerated() {
            #expect(asked.filter { $0.reading == index }.map(\.position) == Array(reading.wanted))
        }
    }

    @Test("A round has no more texts and tokens than there is room for, and a text is never cut", arguments: [1, 2, 5])
    func room(sequences: Int) {
        let readings = (0..<7).map { number in
            reading((0..<10).map { Token($0 < 4 ? 0 : number) }, wanted: 5)
        }
        let plan = ReadingPlan(readings, sequences: sequences, tokens: 20)
        var texts: [[Token]] = []
        for round in plan.rounds {
            #expect(round.count <= 20)
            let contents = contents(of: round)
            #expect(contents.count <= sequences)
            texts += contents.values
        }
        #expect(Set(texts) == Set(readings.map(\.tokens)))
        #expect(texts.count == 7)
    }

    @Test("A model whose memory cannot be shared reads each text whole")
    func apart() {
        let readings = Array(repeating: reading([1, 2, 3, 4], wanted: 3), count: 3)
        let plan = ReadingPlan(readings, sequences: 8, tokens: 64, sharesPrefixes: false)
        #expect(plan.rounds.flatMap { $0 }.count == 12)
    }
}
