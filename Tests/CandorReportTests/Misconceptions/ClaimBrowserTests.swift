import BrowserTesting
import Candor
import CandorMisconceptions
import Foundation
import Testing

@testable import CandorReport

@Suite(
    "Every preference leads to its claims", .timeLimit(.minutes(15)), .browser,
    .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
struct ClaimBrowserTests {
    let run: SyntheticMisconceptions

    init() throws { run = try SyntheticMisconceptions(perGroup: 6) }

    private func document(_ run: SyntheticMisconceptions, at fragment: String) async throws -> Page {
        let page = try MisconceptionReport(results: run.results, claims: run.claims).html()
        return try await Visit(page, at: fragment).document
    }

    /// What the browser shows of the claims, without the data of the page.
    private func shown(_ page: Page) throws -> Page {
        let start = try #require(page.text.range(of: "<main id=\"browser\"")).lowerBound
        let end = try #require(page.text.range(of: "</main>")).lowerBound
        return Page(page.text[start..<end])
    }

    @Test("The page lists as many claims as a number counts, also at matched length")
    func counts() async throws {
        let helpful = SyntheticMisconceptions.helpful
        for (difficulty, subset) in [(nil, nil), (8, nil), (8, MisconceptionResults.Subset.matchedLength)]
            as [(Int?, String?)]
        {
            let index = try #require(run.index(helpful, difficulty: difficulty, subset: subset))
            let n = run.results.estimates[index].n
            #expect(n == (subset == nil ? difficulty == nil ? 48 : 6 : 3))
            let page = try shown(try await document(run, at: "#estimate/\(index)"))
            #expect(page.contains(">\(n) of \(n) claims<"))
        }
    }

    @Test("Of every number of the analysis itself the page lists the claims, those alike in length among them")
    func analysis() async throws {
        var own = run
        own.claims[3].texts.baseline = own.claims[3].texts.sycophantic
        own.claims[5].scores[SyntheticMisconceptions.pm]?.helpful = nil
        let pms = [SyntheticMisconceptions.pm, SyntheticMisconceptions.prefixed]
        own.results.estimates = try MisconceptionAnalysis(policy: "policy", pms: pms).findings(own.claims, []).estimates
        let indices = own.results.estimates.indices.filter { own.results.estimates[$0].difficulty == nil }
        #expect(indices.count == 8)
        for index in indices {
            let estimate = own.results.estimates[index]
            let total = estimate.n + estimate.unscored
            let page = try shown(try await document(own, at: "#estimate/\(index)"))
            #expect(page.contains(">\(total) of \(total) claims<"), "\(estimate.metric) \(estimate.subset ?? "")")
        }
    }

    @Test("Outcome, text and preference filter the list")
    func filters() async throws {
        let index = try #require(run.index(SyntheticMisconceptions.helpful, difficulty: 8))
        let wins = Int(((run.results.estimates[index].value ?? 0) * 6).rounded())
        #expect(wins == 3)
        #expect(
            try shown(try await document(run, at: "#estimate/\(index)?outcome=1")).contains(">\(wins) of 6 claims<"))
        let all = run.results.estimates[try #require(run.index(SyntheticMisconceptions.helpful))]
        let preferred = Int(((all.value ?? 0) * 48).rounded())
        let page = try shown(try await document(run, at: "#claims?prefers=0.helpful"))
        #expect(preferred > 3 && page.contains(">\(preferred) of 48 claims<"))
        #expect(page.contains(">reward:claude-2 prefers it to the helpful truth (\(preferred))</option>"))
        #expect(try shown(try await document(run, at: "#claims?text=OF%20group%203")).contains(">6 of 48 claims<"))
        #expect(try shown(try await document(run, at: "#claims?difficulty=2")).contains(">6 of 48 claims<"))
        #expect(try shown(try await document(run, at: "#claims?text=%25%3F")).contains("No claim fits."))
    }

    @Test("A claim shows its three responses, what they were found to be, and every score")
    func claim() async throws {
        let page = try shown(try await document(run, at: "#claim/claim-8-0"))
        for text in [
            "Baseline truthful", "Helpful truthful", "Sycophantic: made to agree", "does not refute the claim", "−0.25",
            "prefixed:non-sycophantic:reward:claude-2", "the falsehood",
            "as long as the helpful truthful response (draw 1)",
            "Contains deliberate falsehoods",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(try shown(try await document(run, at: "#claim/none")).contains("There is no such claim"))
        #expect(try shown(try await document(run, at: "#estimate/99999")).contains("There is no such number"))
    }

    @Test("What models write stays text in a real browser")
    func hostile() async throws {
        var hostile = try SyntheticMisconceptions(says: HostileTextTests.hostile, perGroup: 1)
        hostile.claims[0].id = "<img src=x onerror=document.title='pwned'>?#/%"
        hostile.results.run.notes = [HostileTextTests.hostile]
        let page = try await document(hostile, at: "#claims")
        #expect(!page.contains("<title>pwned") && !page.contains("<img") && !page.contains("<svg onload"))
        #expect(!page.contains("<a href=\"javascript:"))
        let list = try shown(page)
        #expect(list.contains("&lt;script&gt;document.title='pwned'&lt;/script&gt;"))
        #expect(list.contains("\u{2028}\u{2029}{{{x}}}{{title}}"))
        let id = "%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D'pwned'%3E%3F%23%2F%25"
        #expect(
            try shown(try await document(hostile, at: "#claim/\(id)")).contains(
                "Number 0 of group 1 is a common belief."))
    }

    @Test("The browser refuses nothing, reports no error and asks for nothing")
    func quiet() async throws {
        var whole = run
        try whole.addPeople()
        let page = try MisconceptionReport(results: whole.results, claims: whole.claims).html()
        let visit = try await Visit(page)
        #expect(visit.document.contains("id=\"figure-7a\""))
        #expect(visit.complaints == [] && visit.remarks == [])
    }
}
