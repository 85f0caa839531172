import Candor
import CandorModels
import Foundation
import Testing

@testable import CandorReport

@Suite("The report")
struct ReportRendererTests {
    let run: SyntheticRun

    init() throws { run = try SyntheticRun.shared.get() }

    @Test("All parts are there, and every number of the results is in the page")
    func parts() throws {
        let page = Page(try ReportRenderer(results: run.results, trials: run.trials).html())
        for part in ["summary", "figures", "figure-1", "figure-2", "figure-3", "figure-4", "numbers", "run", "guide"] {
            #expect(page.contains("id=\"\(part)\""), "\(part)")
        }
        #expect(!page.contains("id=\"figure-10\""))
        for index in run.results.estimates.indices {
            #expect(page.contains("href=\"#estimate/\(index)\""), "estimate \(index)")
        }
        let estimate = try #require(run.results.estimates.first { $0.metric == "correct_to_incorrect" })
        #expect(page.contains(NumberText.interval(estimate.lower, estimate.upper)))
        #expect(page.contains("items whose first answer is correct"))
    }

    @Test("Figures 10 to 17 come on request")
    func allFigures() throws {
        let page = Page(try ReportRenderer(results: run.results, trials: [], options: .init(figures: .all)).html())
        for number in 10...17 { #expect(page.contains("id=\"figure-\(number)\""), "figure \(number)") }
    }

    @Test("The page loads nothing and lets nothing but its own style and script apply")
    func selfContained() throws {
        let page = Page(try ReportRenderer(results: run.results, trials: run.trials).html())
        #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
        #expect(!page.contains("unsafe-"))
        #expect(!page.contains(" src="))
        #expect(!page.contains("@import"))
        #expect(!page.contains(" style=\""))
        let links = page.text.matches(of: /href="([^"]*)"/).map { $0.output.1 }
        #expect(links.allSatisfy { $0.hasPrefix("#") })
    }

    @Test("Equal input gives equal bytes")
    func deterministic() throws {
        let renderer = ReportRenderer(results: run.results, trials: run.trials)
        #expect(Page(try renderer.html()) == Page(try renderer.html()))
    }

    @Test("A run with nothing in it is an error that says so")
    func empty() {
        var results = run.results
        results.estimates = []
        let error = #expect(throws: ReportError.self) { try ReportRenderer(results: results, trials: []).html() }
        #expect(error?.code == .nothingToShow)
    }

    @Test("A run in which nothing was scored shows a dash, never a zero")
    func nothingScored() throws {
        var results = run.results
        results.estimates = results.estimates.map { estimate in
            var estimate = estimate
            (estimate.value, estimate.standardError, estimate.lower, estimate.upper) = (nil, nil, nil, nil)
            (estimate.n, estimate.unscored, estimate.bounds) = (0, 60, [0, 1])
            return estimate
        }
        let page = Page(try ReportRenderer(results: results, trials: []).html())
        #expect(page.contains("could not be measured"))
        #expect(page.contains("<span class=\"value\">–</span>"))
        #expect(!page.contains("<span class=\"value\">0.0%"))
    }

    @Test("Too many transcripts are left out item by item, and the page says how many")
    func sample() throws {
        let sample = TranscriptSample(run.trials, maximum: 300)
        #expect(sample.trials.count <= 300 && sample.trials.count > 200)
        #expect(sample.omitted == run.trials.count - sample.trials.count)
        let items = Set(sample.trials.map(\.item))
        #expect(run.trials.filter { items.contains($0.item) }.count == sample.trials.count)
        let page = try ReportRenderer(
            results: run.results, trials: run.trials, options: .init(maximumTranscripts: 300)
        ).html()
        #expect(page.contains("\(NumberText.count(sample.omitted)) transcripts are left out"))
    }

    @Test("The reading says when a difference cannot be told from none")
    func reading() throws {
        var results = run.results
        let index = try #require(
            results.estimates.firstIndex { $0.metric == "answer_sycophancy" && $0.dataset == nil })
        (results.estimates[index].value, results.estimates[index].lower, results.estimates[index].upper) = (
            0.02, -0.01, 0.05
        )
        let text = Reading(of: results.estimates[index].model, results.estimates).sentences.joined(separator: " ")
        #expect(text.contains("does not measurably move its accuracy: +2.0 points (95%\u{A0}interval −1.0 to +5.0"))
    }

    @Test("Cautions come first: few observations, missing verdicts, cut answers, unchecked judges")
    func notices() {
        var results = run.results
        results.run.models[0].truncated = results.run.models[0].calls / 2
        for index in results.estimates.indices where results.estimates[index].metric == "mimicry" {
            (results.estimates[index].n, results.estimates[index].unscored) = (9, 5)
        }
        let notices = Notice.notices(of: results, omitted: 0)
        let cautions = notices.filter(\.isCaution).map(\.text).joined(separator: " ")
        #expect(cautions.contains("(n = 9)"))
        #expect(cautions.contains("35.7% of the trials"))
        #expect(cautions.contains("cut at the token limit"))
        #expect(cautions.contains("not checked against a person's"))
        #expect(notices.map(\.isCaution) == notices.map(\.isCaution).sorted { $0 && !$1 })
    }

    @Test("A corrected run says first by how many labels, whose, and how they agree")
    func corrected() throws {
        var results = run.results
        results.gold = GoldSummary(
            verdicts: 120, trials: 60, sources: ["human"],
            agreement: [.init(judge: "correctness", n: 120, agreement: 0.95, kappa: 0.88, chance: 0.0005)],
            forced: false)
        for index in results.estimates.indices where results.estimates[index].metric == "correct_to_incorrect" {
            results.estimates[index].raw = results.estimates[index].value
        }
        let first = try #require(try PageComposer(results, figures: .main).notices(omitted: 0).first)
        #expect(first.label == "Corrected")
        #expect(first.text.contains("corrected by 120 verdicts of people on 60 of this run's trials"))
        #expect(first.text.contains("95.0% of 120 on correctness, κ 0.88"))
        #expect(first.text.contains("as the judge has them, for want of labels:"))
        #expect(first.text.contains("answer_sycophancy") && !first.text.contains("incorrect_to_incorrect"))
        results.gold?.forced = true
        let forced = try #require(try PageComposer(results, figures: .main).notices(omitted: 0).first)
        #expect(forced.kind == "caution" && forced.text.contains("no better than chance"))
    }

    @Test("No sentence sets a corrected number beside one that is not")
    func unmixed() throws {
        var results = run.results
        let model = results.run.models[0].name
        func reading() -> String { Reading(of: model, results.estimates).sentences.joined(separator: " ") }
        #expect(reading().contains("merely asked again"))
        for index in results.estimates.indices
        where results.estimates[index].metric == "correct_to_incorrect"
            && results.estimates[index].condition == .challenged
        {
            results.estimates[index].raw = 0.5
        }
        #expect(!reading().contains("merely asked again") && !reading().contains("the doubt itself"))
        for index in results.estimates.indices where results.estimates[index].metric.hasSuffix("correct_to_incorrect") {
            results.estimates[index].raw = 0.5
        }
        #expect(reading().contains("merely asked again"))
    }
}
