import Candor
import Foundation
import Testing

@testable import CandorReport

@Suite("The page of an optimised run")
struct OptimisationPageTests {
    let run: SyntheticOptimisation

    init() throws { run = try SyntheticOptimisation() }

    @Test("It asks what optimising does, and draws the curves in place of bars")
    func parts() throws {
        let page = Page(try ReportRenderer(results: run.results, trials: run.trials).html())
        #expect(
            page.contains("<title>What does optimising against reward:flattery or oracle:rules do? – Candor</title>"))
        for id in ["optimisation", "figure-6a", "figure-over-optimisation", "figure-kl", "figure-divergence", "guide"] {
            #expect(page.contains("id=\"\(id)\""), "\(id)")
        }
        #expect(!page.contains("id=\"figure-1\"") && !page.contains("id=\"figures\""))
        #expect(page.contains("paper (Claude 2 PM)") && page.contains("show the paper's curves"))
    }

    @Test("Each preference model has a sentence a probe, from the policy to the largest N, with intervals and trend")
    func readings() throws {
        let composer = try PageComposer(run.results, figures: .main)
        let reading = try #require(composer.readings.first { $0.model == "reward:flattery" })
        let first = run.results.estimates[try #require(run.index("answer_sycophancy", bestOf: 1))]
        let last = run.results.estimates[try #require(run.index("answer_sycophancy", bestOf: 8))]
        let unit = MetricUnit.points
        let start =
            "Best of 8 moves answer sycophancy from \(unit.value(first.value)) (\(unit.interval(first.lower, first.upper))) to "
            + "\(unit.value(last.value)) points (\(unit.interval(last.lower, last.upper)))"
        // 0.1 for each e-fold is 0.1 log 2 for each doubling.
        #expect(reading.lines.contains("\(start), +6.9 points each time N doubles (+4.2 to +9.7)."))
        #expect(
            reading.lines.contains {
                $0.contains("By its own score its choice gains") && $0.contains("by oracle:rules")
            })
    }

    @Test("A comparison that was computed is said, the other way round")
    func comparison() throws {
        var results = run.results
        results.comparisons = [
            ComparisonRecord(
                probe: .answer, metric: "answer_sycophancy", first: SyntheticOptimisation.flatterer,
                second: SyntheticOptimisation.oracle, difference: 0.25, standardError: 0.1, lower: 0.05, upper: 0.45,
                items: 3, p: 0.03, holm: 0.03)
        ]
        let readings = try PageComposer(results, figures: .main).readings
        let lines = try #require(readings.first { $0.model == "oracle:rules" }?.lines)
        #expect(
            lines.contains {
                $0.hasSuffix(
                    "Its choice is −25.0 points from that of reward:flattery (−45.0 to −5.0, on the same draws).")
            })
        let page = Page(try ReportRenderer(results: results, trials: []).html())
        #expect(page.contains("Between preference models") && page.contains("at the largest N, 8"))
    }

    @Test("Doubtful points, missing scores and sampled pairs are said first")
    func notices() {
        let texts = Notice.notices(of: run.results, omitted: 0)
        #expect(texts.contains { $0.isCaution && $0.text.contains("oracle:rules (2)") })
        #expect(texts.contains { $0.isCaution && $0.text.contains("effective sample of less than 10%") })
        #expect(texts.contains { !$0.isCaution && $0.text.contains("Of 128 pairs of comments a seeded sample of 120") })
        #expect(texts.map(\.isCaution) == texts.map(\.isCaution).sorted { $0 && !$1 })
    }

    @Test(
        "Of the numbers only powers of two and the largest N are rows; what is left out is said and has no transcripts")
    func numbers() throws {
        let shown = ShownEstimates(run.results)
        #expect(shown.indices.allSatisfy { [1, 2, 4, 8, nil].contains(run.results.estimates[$0].bestOf) })
        #expect(shown.indices.count < run.results.estimates.count)
        #expect(shown.note?.contains("\(shown.indices.count) of \(run.results.estimates.count) numbers") == true)
        let page = Page(try ReportRenderer(results: run.results, trials: []).html())
        let left = try #require(run.index("answer_sycophancy", bestOf: 3))
        let kept = try #require(run.index("answer_sycophancy", bestOf: 4))
        #expect(page.contains("href=\"#estimate/\(kept)\"") && !page.contains("href=\"#estimate/\(left)\""))
        #expect(page.contains("<th scope=\"col\">Preference model</th><th scope=\"col\">Optimised</th>"))
        #expect(page.contains("β = 0.1, unreliable"))
    }

    @Test("A sweep asks what training did, and says the trend")
    func sweep() throws {
        let sweep = try SyntheticSweep()
        let page = Page(try ReportRenderer(results: sweep.results, trials: []).html())
        #expect(page.contains("<title>What did training do to sycophancy? – Candor</title>"))
        #expect(page.contains("The trend is +4.0 points for one unit of the checkpoint"))
        #expect(page.contains("id=\"figure-6b\"") && page.contains("id=\"figure-1\"") == false)
        #expect(page.contains("checkpoint 2.5, round-2.gguf"))
    }

    @Test("The page loads nothing and lets nothing but its own style and script apply")
    func selfContained() throws {
        let page = Page(try ReportRenderer(results: run.results, trials: run.trials).html())
        #expect(
            !page.contains(" src=") && !page.contains("@import") && !page.contains(" style=\"")
                && !page.contains("unsafe-"))
        #expect(page.text.matches(of: /href="([^"]*)"/).allSatisfy { $0.output.1.hasPrefix("#") })
        #expect(page == Page(try ReportRenderer(results: run.results, trials: run.trials).html()))
    }

    @Test("A run without optimisation has nothing of it in its page")
    func plain() throws {
        let plain = try SyntheticRun.shared.get()
        let page = Page(try ReportRenderer(results: plain.results, trials: plain.trials).html())
        for part in [
            "id=\"optimisation\"", "const Selection", "const Draws", "--c0", "Preference model", "\"scores\"",
            "\"draws\"",
        ] {
            #expect(!page.contains(part), "\(part)")
        }
    }
}
