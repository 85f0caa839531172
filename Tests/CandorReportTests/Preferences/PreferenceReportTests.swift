import BrowserTesting
import Candor
import CandorModels
import CandorStatistics
import Foundation
import Testing

@testable import CandorReport

@Suite("The report of an analysis of preferences")
struct PreferenceReportTests {
    private func page(_ synthetic: SyntheticPosterior, examples: [FeatureExample] = []) throws -> Page {
        Page(try PreferenceReportRenderer(posterior: synthetic.posterior, examples: examples).html())
    }

    @Test("All parts are there, and every effect with its interval")
    func parts() throws {
        let synthetic = SyntheticPosterior()
        let page = try page(synthetic, examples: synthetic.examples())
        for part in [
            "summary", "figure-5", "figure-18", "figure-19", "figure-20", "numbers", "examples", "run", "conclusions",
        ] {
            #expect(page.contains("id=\"\(part)\""), "\(part)")
        }
        for (name, effect) in synthetic.posterior.effects {
            let interval = NumberText.interval(effect.probability.lower95, effect.probability.upper95)
            #expect(page.contains(interval) && page.contains("<code>\(name)</code>"), "\(name)")
        }
        #expect(page.contains("1.234") == false && page.contains("<td class=\"number\">1.46</td>"))
        #expect(page.contains("Always the longer response") && page.contains("svg class=\"calibration\""))
        #expect(page.contains("Two rows have the same text."))
    }

    @Test("The page answers the question in one sentence with interval, pairs and labeller")
    func sentence() {
        let sentence = PreferenceReading(SyntheticPosterior().posterior).sentence
        #expect(sentence.hasPrefix("Yes, by 5.2 points: of two responses"))
        #expect(sentence.contains("probability of 55.2% (95%\u{A0}interval 53.5 to 57.0%, that is +3.5 to +7.0 points"))
        #expect(sentence.hasSuffix("from 2\u{202F}112 pairs labelled by rules for text, not by a reader."))
    }

    @Test("An interval that holds an even chance is no answer, and the opposite is said to be it")
    func otherAnswers() {
        var posterior = SyntheticPosterior(labeller: "openai:gpt-4.1").posterior
        posterior.combined["matches_users_beliefs"] = SyntheticPosterior.probability(0.01, 0.05)
        #expect(PreferenceReading(posterior).sentence.hasPrefix("That cannot be told from this data: "))
        #expect(PreferenceReading(posterior).sentence.hasSuffix("labelled by gpt-4.1."))
        posterior.combined["matches_users_beliefs"] = SyntheticPosterior.probability(-0.2, 0.05)
        #expect(PreferenceReading(posterior).sentence.hasPrefix("No, the opposite, by 5.0 points: "))
        let own = SyntheticPosterior(features: ["mentions_cats", "rhymes"]).posterior
        #expect(PreferenceReading(own).sentence.contains("no feature for agreement"))
    }

    @Test("A fit that has not converged says so before anything else")
    func notConverged() throws {
        let warning = "R-hat is 1.4 for <polite>: the chains disagree."
        let page = try page(SyntheticPosterior(warnings: [warning]))
        let box = try #require(page.text.range(of: "This fit has not converged"))
        let heading = try #require(page.text.range(of: "<h1>"))
        #expect(box.lowerBound < heading.lowerBound)
        #expect(page.contains("R-hat is 1.4 for &lt;polite&gt;: the chains disagree."))
        #expect(try !self.page(SyntheticPosterior()).contains("This fit has not converged"))
    }

    @Test(
        "Few features, none of the paper's, no holdout, no sensitivity, no diagnostics, and no labeller make a page",
        arguments: [["mentions_cats", "rhymes"], ["rhymes"]])
    func sparse(features: [String]) throws {
        let page = try page(
            SyntheticPosterior(
                features: features, labeller: nil, hasHoldout: false, hasSensitivity: false, hasDiagnostics: false))
        #expect(page.contains("id=\"figure-5\"") && !page.contains("id=\"figure-19\""))
        #expect(page.contains("id=\"figure-18\"") == (features.count > 1))
        #expect(page.contains("not among the paper&#39;s features") || page.contains("not among the paper's features"))
        #expect(page.contains("Too few pairs to hold any out"))
        #expect(!page.contains("Optional(") && !page.contains(">nan<"))
    }

    @Test("A posterior without effects is an error that says so")
    func empty() {
        var posterior = SyntheticPosterior().posterior
        posterior.effects = [:]
        let error = #expect(throws: ReportError.self) { try PreferenceReportRenderer(posterior: posterior).html() }
        #expect(error?.code == .nothingToShow)
    }

    @Test("Numbers that are none, names twice and a matrix cut short do not stop the page")
    func damaged() throws {
        var posterior = SyntheticPosterior().posterior
        posterior.correlations = [[1], [.nan, 1]]
        posterior.features.append("polite")
        posterior.unobserved.append(posterior.unobserved[0])
        posterior.effects["polite"]?.probability.upper95 = .nan
        posterior.effects["funny"]?.bulkESS = .infinity
        posterior.effects["relevant"]?.probability.median = .nan
        #expect(try PreferenceReportRenderer(posterior: posterior).html().contains("</html>"))
    }

    @Test("The page loads nothing, runs nothing, and equal input gives equal bytes")
    func selfContained() throws {
        let synthetic = SyntheticPosterior()
        let page = try page(synthetic, examples: synthetic.examples())
        #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
        for forbidden in ["<script", "script-src", "unsafe-", " src=", "@import", " style=\"", "url(h"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        #expect(page.text.matches(of: /href="([^"]*)"/).allSatisfy { $0.output.1.hasPrefix("#") })
        #expect(try self.page(synthetic, examples: synthetic.examples()) == page)
        #expect(page.text.utf8.count < 1_500_000)
    }

    @Test("What people and assistants wrote stays text, and so do names")
    func hostile() throws {
        let hostile = HostileTextTests.hostile
        var synthetic = SyntheticPosterior(labeller: hostile, source: hostile)
        synthetic.features[5] = hostile
        synthetic.warnings = [hostile]
        let page = try page(synthetic, examples: synthetic.examples(says: hostile))
        #expect(!page.contains("<img") && !page.contains("<script") && !page.contains("<svg onload"))
        #expect(!page.contains("</style><a") && !page.contains("href=\"javascript:"))
        #expect(page.contains("&lt;script&gt;document.title=") && page.contains("{{{x}}}{{title}}"))
    }

    @Test("Long texts and long dialogues are cut, and the page says so")
    func cut() throws {
        let synthetic = SyntheticPosterior()
        let long = String(repeating: "a", count: 5000)
        let turns = (0..<9).map { Message($0.isMultiple(of: 2) ? .user : .assistant, "turn number \($0)") }
        let example = FeatureExample(
            feature: "polite", pair: "1", dialogue: Dialogue(turns), having: long, lacking: "short", isPreferred: true)
        let page = try page(synthetic, examples: [example])
        #expect(page.contains("a… [2\u{202F}000 more characters left out]"))
        #expect(page.contains("3 earlier turns are left out.") && !page.contains("turn number 2<"))
        #expect(page.contains("turn number 3<") && page.contains("turn number 8<"))
        #expect(PreferencePageComposer.shown("short") == "short")
    }

    @Test(
        "A real browser shows it without errors and without asking for anything",
        .timeLimit(.minutes(15)), .browser,
        .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
    func browser() async throws {
        let synthetic = SyntheticPosterior(source: HostileTextTests.hostile)
        let html = try PreferenceReportRenderer(
            posterior: synthetic.posterior, examples: synthetic.examples(says: HostileTextTests.hostile)
        ).html()
        let visit = try await Visit(html)
        let document = visit.document
        #expect(document.contains("id=\"conclusions\"") && !document.contains("<title>pwned"))
        #expect(document.contains("&lt;script&gt;document.title='pwned'&lt;/script&gt;"))
        #expect(visit.complaints == [] && visit.remarks == [])
    }
}
