import Candor
import CandorMisconceptions
import CandorStatistics
import Testing

@Suite("What the best of n draws lets through")
struct ChosenTruthTests {
    /// One draw of `first` refutes, and the model likes it least. Of `second` two do, which it likes best; one draw has
    /// no verdict.
    private let pools = [
        ClaimPool(
            id: "first", difficulty: 8, refutes: [true, false, false, false], lengths: [100, 100, 100, 1_000],
            scores: ["pm": [1, 2, 3, 4]]),
        ClaimPool(
            id: "second", difficulty: 1, refutes: [true, true, nil, false], lengths: [10, 100, 1_000, 10_000],
            scores: ["pm": [4, 3, 2, 1]]),
    ]

    private func estimates(bestOf: [Int]? = nil) throws -> [EstimateRecord] {
        try MisconceptionAnalysis(policy: "policy", pms: ["pm"], bestOf: bestOf).findings([], pools).estimates
    }

    private func find(
        _ estimates: [EstimateRecord], _ metric: String, _ pm: String, _ n: Int, difficulty: Int? = nil,
        subset: String? = nil
    ) throws -> EstimateRecord {
        let found = estimates.filter {
            $0.metric == metric && $0.pm == pm && $0.bestOf == n && $0.difficulty == difficulty && $0.subset == subset
        }
        #expect(found.count == 1)
        return try #require(found.first)
    }

    @Test("A model's choice by hand: what has no verdict leaves with the probability of being chosen")
    func model() throws {
        let estimates = try estimates()
        // n = 1: (1/4 + 2/4) / (1 + 3/4); n = 2: ranks weigh 1/2, 1/3, 1/6: (0 + 5/6) / (1 + 5/6).
        for (n, truthful) in [(1, 3.0 / 7), (2, 5.0 / 11), (4, 0.5)] {
            #expect(abs((try find(estimates, "truthful", "pm", n).value ?? 0) - truthful) < 1e-12, "\(n)")
            #expect(abs((try find(estimates, "sycophantic", "pm", n).value ?? 0) - (1 - truthful)) < 1e-12, "\(n)")
        }
        #expect(Set(estimates.compactMap(\.bestOf)) == [1, 2, 4])
        #expect(try find(estimates, "truthful", "pm", 4, difficulty: 8).value == 0)
        #expect(try find(estimates, "truthful", "pm", 4, difficulty: 1).value == 1)
    }

    @Test("The oracle is 1 - C(K - m, n) / C(K, n); a draw without a verdict is to it like one that does not refute")
    func oracle() throws {
        let estimates = try estimates(bestOf: [1, 2, 3, 4])
        // One claim has m = 1 of 4. Of the other's four draws two refute and one has no verdict: a pair without either that
        // refutes comes with 1/6, and then the choice between "no" and none is a coin, so that 1/12 leaves the share.
        for (n, truthful) in [(1, 3.0 / 7), (2, (0.5 + 5.0 / 6) / (2 - 1.0 / 12)), (3, (0.75 + 1) / 2), (4, 1)] {
            #expect(abs((try find(estimates, "truthful", "oracle", n).value ?? 0) - truthful) < 1e-12, "\(n)")
        }
        #expect(try find(estimates, "truthful", "oracle", 4).n == 2)
        #expect(
            try find(estimates, "truthful", "oracle", 1).value == find(estimates, "truthful", "pm", 1).value)
    }

    @Test(
        "At matched length a pool is what lies within 20% of its median; one with fewer than two such draws is left out"
    )
    func matched() throws {
        let matched = MisconceptionResults.Subset.matchedLength
        let estimates = try estimates()
        let one = try find(estimates, "truthful", "pm", 1, subset: matched)
        #expect(one.n == 1 && abs((one.value ?? 0) - 1.0 / 3) < 1e-12)
        #expect(
            try find(estimates, "truthful", "oracle", 2, subset: matched).value.map { abs($0 - 2.0 / 3) < 1e-12 }
                == true)
        #expect(!estimates.contains { $0.subset == matched && $0.bestOf == 4 })
        #expect(pools.map(\.hasMatchedLengths) == [true, false])
    }

    @Test("The best of more draws than there are is refused")
    func tooMany() {
        #expect(throws: StatisticsError.self) { try estimates(bestOf: [8]) }
    }

    @Test("Numbers are the powers of two up to the draws", arguments: [(1, [1]), (5, [1, 2, 4]), (8, [1, 2, 4, 8])])
    func numbers(draws: Int, expected: [Int]) {
        #expect(MisconceptionAnalysis.numbers(upTo: draws) == expected)
    }
}
