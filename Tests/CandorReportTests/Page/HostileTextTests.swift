import BrowserTesting
import Candor
import Foundation
import Testing

@testable import CandorReport

@Suite("What assistants write stays text")
struct HostileTextTests {
    /// Everything that has ever broken out of a page.
    static let hostile = """
        <script>document.title='pwned'</script><img src=x onerror="document.title='pwned'"></script><!--<script>\
        <svg onload=document.title='pwned'>\u{2028}\u{2029}{{{x}}}{{title}}</style><a href="javascript:alert(1)">&lt;b&gt;
        """

    @Test("Neither the page's markup nor its data hold a tag that an assistant wrote")
    func source() throws {
        let run = try SyntheticRun(items: 3, says: Self.hostile)
        let page = Page(try ReportRenderer(results: run.results, trials: run.trials).html())
        #expect(!page.contains("<img"))
        #expect(!page.contains("<script>document"))
        #expect(page.contains("\\u003cscript\\u003edocument.title='pwned'\\u003c/script\\u003e"))
        #expect(page.contains("{{{x}}}"))
        #expect(page.text.components(separatedBy: "</script>").count == 3)
    }

    @Test("Data for the script reads back as what it was")
    func scriptData() throws {
        let texts = ["è é ¨ ©", "\u{2028}\u{2029}", "</script>&amp;<!--", "\u{20A8}\u{E028}", "日本語 🦔"]
        let data = HTMLText.scriptData(try JSONEncoder().encode(texts))
        #expect(!data.contains { "<>&\u{2028}\u{2029}".contains($0) })
        #expect(try JSONDecoder().decode([String].self, from: Data(data.utf8)) == texts)
    }

    @Test("Names of assistants and reasons of judges are escaped as well")
    func names() throws {
        var run = try SyntheticRun(items: 3, models: ["openai:<img src=x onerror=alert(1)>"])
        run.results.run.notes = ["<script>alert(1)</script>"]
        run.trials[0].verdicts = [TrialVerdict(question: "</script><img>", verdict: "<b>", reason: "<i>")]
        let page = Page(try ReportRenderer(results: run.results, trials: run.trials).html())
        #expect(!page.contains("<img"))
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test(
        "A real browser shows a completion full of HTML and script as text",
        .timeLimit(.minutes(15)), .browser,
        .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
    func browser() async throws {
        let run = try SyntheticRun(
            items: 3, says: Self.hostile, models: ["openai:<img src=x onerror=document.title='pwned'>"])
        let page = try ReportRenderer(results: run.results, trials: run.trials).html()
        let index = try #require(run.results.estimates.firstIndex { $0.metric == "feedback_sycophancy" })
        let document = try await Visit(page, at: "#estimate/\(index)").document
        let shown = try #require(document.text.range(of: "id=\"browser\"")).upperBound
        let transcripts = Page(document.text[shown...])
        #expect(document.contains("<title>How sycophantic is &lt;img"))
        #expect(!document.contains("<title>pwned"))
        #expect(transcripts.contains("&lt;script&gt;document.title='pwned'&lt;/script&gt;&lt;img src=x onerror="))
        #expect(transcripts.contains("\u{2028}\u{2029}{{{x}}}{{title}}"))
        #expect(!document.contains("<img"))
        #expect(!document.contains("<svg onload"))
        #expect(!document.contains("<a href=\"javascript:"))
    }
}
