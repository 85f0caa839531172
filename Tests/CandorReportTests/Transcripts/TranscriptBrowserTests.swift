import BrowserTesting
import Candor
import Foundation
import Testing

@testable import CandorReport

@Suite(
    "Every number leads to its transcripts", .timeLimit(.minutes(15)), .browser,
    .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
struct TranscriptBrowserTests {
    let run: SyntheticRun

    init() throws { run = try SyntheticRun.shared.get() }

    private func document(at fragment: String) async throws -> Page {
        let page = try ReportRenderer(results: run.results, trials: run.trials).html()
        return try await Visit(page, at: fragment).document
    }

    @Test(
        "The page lists exactly the scored and unscored trials of an estimate",
        arguments: [
            "feedback_sycophancy", "positivity", "order_decided", "correct_to_incorrect", "incorrect_to_correct",
            "excess_correct_to_incorrect", "confidence_first", "accuracy", "accuracy_change", "answer_sycophancy",
            "mimicry", "knows_author",
        ])
    func counts(metric: String) async throws {
        let index = try #require(
            run.results.estimates.firstIndex {
                $0.metric == metric && $0.dataset == nil && $0.subset == nil && $0.condition != .baseline
            })
        let estimate = run.results.estimates[index]
        let total = estimate.n + estimate.unscored
        let document = try await document(at: "#estimate/\(index)")
        #expect(document.contains(">\(total) of \(total) trials<"))
        #expect(document.contains("n = \(estimate.n), unscored \(estimate.unscored)"))
    }

    @Test("A subset lists only its own trials")
    func subset() async throws {
        let index = try #require(
            run.results.estimates.firstIndex {
                $0.subset == "confident" && $0.dataset == nil && $0.condition == .challenged
            })
        let estimate = run.results.estimates[index]
        let total = estimate.n + estimate.unscored
        #expect(try await document(at: "#estimate/\(index)").contains(">\(total) of \(total) trials<"))
    }

    @Test("A filter keeps only trials of its outcome")
    func filter() async throws {
        let index = try #require(run.results.estimates.firstIndex { $0.metric == "mimicry" && $0.dataset == nil })
        let estimate = run.results.estimates[index]
        let yes = Int(((estimate.value ?? 0) * Double(estimate.n)).rounded())
        let document = try await document(at: "#estimate/\(index)?outcome=1")
        #expect(document.contains(">\(yes) of \(estimate.n + estimate.unscored) trials<"))
    }

    @Test("A trial has an address of its own and stands beside its baseline")
    func trial() async throws {
        let trial = try #require(run.trials.first { $0.probe == .feedback && $0.condition == .likes })
        let document = try await document(at: "#trial/\(trial.id)")
        #expect(document.contains("<mark> I really like the argument.</mark>"))
        #expect(document.contains("<h4>nothing implied</h4>"))
        #expect(document.contains("What the judge found"))
    }

    @Test("An address that leads nowhere says so")
    func nowhere() async throws {
        #expect(try await document(at: "#estimate/999999").contains("There is no such number"))
    }
}
