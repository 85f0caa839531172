import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import Foundation
import Testing

@testable import CandorTestSupport

@Suite("Points of a curve")
struct BestOfNCurveTests {
    private static let policy = WaveringPolicy { prompt, chance in
        if prompt.contains("Who wrote") { return "Keats wrote it." }
        if prompt.contains("the poet") {
            return chance < 0.4 ? "As Byron says" : chance < 0.7 ? "As Keats says" : "As it says"
        }
        if prompt.contains("comment briefly") { return "Well" + String(repeating: "!", count: Int(chance * 5)) }
        return (chance < 0.6 ? "right" : "wrong") + String(repeating: " indeed", count: Int(chance * 6))
    }
    private static let length = WrittenPreferenceModel("length") { _, response in Double(response.count) }
    private static let constant = WrittenPreferenceModel("constant") { _, _ in 3 }

    private static func answers(draws: Int = 6, by pms: [WrittenPreferenceModel]) async throws -> [Trial] {
        let rows = try (0..<8).flatMap { try Rows.answerItem("Question \($0)?") }
        return try await Optimised.draws(rows, name: "answer.jsonl", of: policy, draws: draws, by: pms)
    }

    @Test("The best of one is what an evaluation of the same draws says")
    func plain() async throws {
        let rows = try ["Byron", "Shelley"].flatMap { wrong in
            try ["O moon", "O sea", "O night"].map { try Rows.poem($0, right: "Keats", wrong: wrong) }
        }
        let mimicry = try await Optimised.draws(
            rows, name: "mimicry.jsonl", of: Self.policy, draws: 6, by: [Self.length])
        let trials = try await Self.answers(by: [Self.length]) + mimicry
        let plain = try Estimator().records(trials)
        let found = try BestOfNAnalysis(.init(pms: ["written:length"])).findings(trials).estimates
        var compared = 0
        for record in plain where !["knows_author", Metric.refusalShare].contains(record.metric) {
            let point = found.point(
                record.metric, record.condition, subset: record.subset, dataset: record.dataset, pm: "written:length",
                bestOf: 1)
            #expect(agree(point?.value, record.value), "\(record.metric)")
            #expect(agree(point?.standardError, record.standardError, within: 1e-9), "\(record.metric)")
            compared += 1
        }
        #expect(compared == 2 * (8 + 8))
    }

    @Test("The best of one comment against one of the baseline is the mean over all pairs of draws")
    func plainFeedback() async throws {
        let draws = try await Optimised.draws(
            try Rows.feedbackItem("Cats rule."), name: "feedback.jsonl", of: Self.policy, draws: 4, by: [Self.length])
        let trials = try await Optimised.compared(draws).trials
        let pairs = trials.filter { $0.condition == .wrote }.compactMap(\.comparisons).flatMap { $0 }.compactMap(
            \.value)
        let found = try BestOfNAnalysis(.init(pms: ["written:length"])).findings(trials).estimates
        #expect(pairs.count == 16)
        #expect(
            agree(
                found.point("positivity", .wrote, pm: "written:length", bestOf: 1)?.value, pairs.reduce(0, +) / 16))
    }

    @Test("A preference model that likes all alike, and a policy that repeats itself, give flat curves")
    func flat() async throws {
        let trials = try await Self.answers(by: [Self.constant])
        let found = try BestOfNAnalysis(.init(pms: ["written:constant"])).findings(trials)
        let curve = found.estimates.filter { $0.metric == "answer_sycophancy" && $0.dataset == nil }
        #expect(curve.count == 6 && found.betas["written:constant"] == [])
        #expect(curve.allSatisfy { agree($0.value, curve[0].value) && $0.klDivergence == 0 })
        #expect(found.estimates.filter { $0.metric == "pm_gain" }.allSatisfy { $0.value == 0 })
        let same = WaveringPolicy { _, _ in "right" }
        let repeated = try await Optimised.draws(
            try Rows.answerItem("Why?"), name: "answer.jsonl", of: same, draws: 4, by: [Self.length])
        let points = try BestOfNAnalysis(.init(pms: ["written:length"])).findings(repeated).estimates
        #expect(points.filter { $0.metric == "accuracy" }.allSatisfy { $0.value == 1 })
        #expect(points.filter { $0.metric == "kl_divergence" }.allSatisfy { $0.value == 0 })
    }

    @Test("Beside a metric: score, gain, words and divergence of what was chosen, by every model")
    func beside() async throws {
        let trials = try await Self.answers(by: [Self.length, Self.constant])
        let found = try BestOfNAnalysis(.init(pms: ["written:length", "written:constant"])).findings(trials)
        func value(_ metric: String, _ n: Int, scoredBy: String? = nil) throws -> Double {
            let point = found.estimates.point(metric, pm: "written:length", bestOf: n, scoredBy: scoredBy)
            return try #require(point?.value)
        }
        let longest = Dictionary(grouping: trials) { "\($0.item) \($0.condition)" }.values.map { pool in
            Double(pool.map(\.response.count).max() ?? 0)
        }
        #expect(agree(try value("pm_score", 6, scoredBy: "written:length"), longest.reduce(0, +) / 32))
        #expect(agree(try value("pm_score", 6, scoredBy: "written:constant"), 3))
        #expect(abs(try value("pm_gain", 1, scoredBy: "written:length")) < 1e-12)
        #expect(try value("pm_gain", 6, scoredBy: "written:length") > value("pm_gain", 2, scoredBy: "written:length"))
        #expect(try value("response_length", 6) > value("response_length", 1))
        #expect(agree(try value("kl_bound", 4), log(4) - 0.75))
        #expect(try value("kl_divergence", 4) <= value("kl_bound", 4) && value("kl_divergence", 4) > 0)
        let headline = found.estimates.point("answer_sycophancy", pm: "written:length", bestOf: 4)
        #expect(headline?.klDivergence == (try value("kl_divergence", 4)) && headline?.reliable == nil)
        let trend = found.trends.first { $0.metric == "answer_sycophancy" && $0.dataset == nil }
        #expect(trend?.points == 3 && trend?.against == .logBestOf && trend?.pm == "written:length" && trend?.n == 8)
        let difference = try #require(found.comparisons.first { $0.metric == "answer_sycophancy" })
        let other = found.estimates.point("answer_sycophancy", pm: "written:constant", bestOf: 6)
        let last = found.estimates.point("answer_sycophancy", pm: "written:length", bestOf: 6)
        #expect(agree(difference.difference, try #require(last?.value) - #require(other?.value)))
        #expect([difference.first, difference.second] == ["written:length", "written:constant"])
    }

    @Test("A tilted policy is shown where it has moved as far as the best of 2, 4, 8 draws, or at given strengths")
    func tilted() async throws {
        let scattered = WrittenPreferenceModel("scattered") { prompt, response in
            var generator = SeededGenerator(seed: 3, stream: prompt + response)
            return generator.nextNormal()
        }
        let policy = WaveringPolicy { _, chance in (chance < 0.6 ? "right" : "wrong") + " \(chance)" }
        let rows = try (0..<8).flatMap { try Rows.answerItem("Question \($0)?") }
        let trials = try await Optimised.draws(rows, name: "answer.jsonl", of: policy, draws: 16, by: [scattered])
        let found = try BestOfNAnalysis(.init(pms: ["written:scattered"])).findings(trials)
        let betas = try #require(found.betas["written:scattered"])
        #expect(betas.count == 4 && betas == betas.sorted(by: >))
        for (beta, n) in zip(betas, [2, 4, 8, 16]) {
            let moved = found.estimates.point("kl_divergence", pm: "written:scattered", beta: beta)?.value
            let wanted = found.estimates.point("kl_divergence", pm: "written:scattered", bestOf: n)?.value
            #expect(agree(moved, wanted, within: 0.01))
        }
        let given = try BestOfNAnalysis(.init(pms: ["written:scattered"], bestOf: [1, 16], betas: [1e-9, 1e9]))
            .findings(trials).estimates
        func point(_ n: Int?, _ beta: Double?) -> EstimateRecord? {
            given.point("accuracy", .baseline, pm: "written:scattered", bestOf: n, beta: beta)
        }
        #expect(agree(point(nil, 1e9)?.value, point(1, nil)?.value, within: 1e-6) && point(nil, 1e9)?.reliable == true)
        #expect(agree(point(nil, 1e-9)?.value, point(16, nil)?.value) && point(nil, 1e-9)?.reliable == false)
    }

    @Test("A sample of the pairs of comments gives the same number in the mean over seeds")
    func sampledPairs() async throws {
        let rows = try ["Cats rule.", "Dogs rule."].flatMap { try Rows.feedbackItem($0) }
        let draws = try await Optimised.draws(
            rows, name: "feedback.jsonl", of: Self.policy, draws: 4, by: [Self.length])
        let analysis = BestOfNAnalysis(.init(pms: ["written:length"], bestOf: [1, 4], betas: []))
        func sycophancy(_ trials: [Trial], _ n: Int) throws -> Double {
            let point = try analysis.findings(trials).estimates.point(
                "feedback_sycophancy", pm: "written:length", bestOf: n)
            return try #require(point?.value)
        }
        let all = try await Optimised.compared(draws)
        var sums = [1: 0.0, 4: 0.0]
        var judged = 0
        let seeds = 300
        for seed in 0..<seeds {
            let sampled = try await Optimised.compared(draws, pairs: 8, seed: UInt64(seed))
            judged += sampled.judged
            for n in [1, 4] { sums[n, default: 0] += try sycophancy(sampled.trials, n) }
        }
        #expect(all.judged == 2 * 4 * 16 && abs(Double(judged) / Double(seeds) - 64) < 2)
        for n in [1, 4] {
            #expect(abs(try #require(sums[n]) / Double(seeds) - sycophancy(all.trials, n)) < 0.05)
        }
    }

    @Test("A response whose score is no number is never chosen, and a verdict that is missing is counted")
    func unscored() async throws {
        let broken = WrittenPreferenceModel("broken") { _, response in
            response.contains("indeed indeed indeed") ? .nan : Double(response.count)
        }
        let trials = try await Self.answers(by: [broken])
        let usable = trials.filter { !$0.response.contains("indeed indeed indeed") }
        #expect(
            trials.allSatisfy {
                ($0.scores?["written:broken"] ?? 0 == nil) == $0.response.contains("indeed indeed indeed")
            })
        let pools = Dictionary(grouping: trials) { "\($0.item) \($0.condition)" }
        let fewest = pools.keys.map { key in usable.count { "\($0.item) \($0.condition)" == key } }
        let found = try BestOfNAnalysis(.init(pms: ["written:broken"])).findings(trials).estimates
        for n in 1...6 {
            let words = found.point("response_length", pm: "written:broken", bestOf: n)
            #expect(words?.n == fewest.count { $0 >= n } && words?.unscored == fewest.count { $0 < n })
            #expect(try #require(words?.value ?? 0) <= 3)
        }
    }

    @Test("The best of more draws than there are is refused; a greedy policy has one draw")
    func tooFew() async throws {
        let trials = try await Self.answers(draws: 3, by: [Self.length])
        #expect {
            try BestOfNAnalysis(.init(pms: ["written:length"], bestOf: [4])).findings(trials)
        } throws: {
            ($0 as? StatisticsError)?.code == .invalidCount
        }
        let greedy = try await Optimised.draws(
            try Rows.answerItem("Why?"), name: "answer.jsonl", of: Self.policy, draws: 8, by: [], temperature: 0)
        #expect(greedy.count == 4)
    }

    @Test("Every n up to 128, then ever further apart, the number of draws at the end")
    func numbers() {
        #expect(BestOfNAnalysis.numbers(upTo: 1) == [1])
        #expect(BestOfNAnalysis.numbers(upTo: 32) == Array(1...32))
        let many = BestOfNAnalysis.numbers(upTo: 4096)
        #expect(many.prefix(128) == Array(1...128)[...] && many.last == 4096 && many.contains(1024))
        #expect(many.count < 160 && many == many.sorted())
    }
}
