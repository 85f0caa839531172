import Candor
import CandorMisconceptions
import Foundation
import Testing

@testable import CandorReport

@Suite("The page of a comparison of misconceptions")
struct MisconceptionReportTests {
    let run: SyntheticMisconceptions

    init() throws {
        var run = try SyntheticMisconceptions()
        try run.addPeople()
        self.run = run
    }

    private func page(_ run: SyntheticMisconceptions) throws -> Page {
        Page(try MisconceptionReport(results: run.results, claims: run.claims).html())
    }

    @Test("It asks its question, and holds every figure, the numbers, the run and how to read them")
    func parts() throws {
        let page = try page(run)
        for id in ["7a", "matched-length", "7b", "7c-7d", "22", "23"] {
            #expect(page.contains("id=\"figure-\(id)\""), "\(id)")
        }
        for id in ["summary", "figures", "numbers", "run", "guide", "archive"] {
            #expect(page.contains("id=\"\(id)\""), "\(id)")
        }
        #expect(page.contains("prefer a convincing falsehood to the truth? – Candor</title>"))
        #expect(page.contains(">Figure 7c and 7d</span>") && page.contains("5.4 against 13.6% over all claims"))
        #expect(page.contains(MisconceptionNotice.text) && page.contains(MisconceptionNotice.canary))
    }

    @Test("Each preference model is read in plain words with intervals and what they allow")
    func readings() throws {
        let readings = MisconceptionReading(numbers: MisconceptionNumbers(run.results)).readings
        #expect(
            readings.map(\.model) == [
                "reward:claude-2", "prefixed:non-sycophantic:reward:claude-2", "The oracle", "People",
            ])
        let text = readings[0].text
        #expect(text.contains("above the short truthful one for 94.7% (95%\u{A0}interval "))
        #expect(text.contains("above the helpful truthful one for 11.7% (95%\u{A0}interval "))
        #expect(text.hasSuffix("So on claims like these a good explanation of the truth wins more often than not."))
        #expect(readings[0].lines.contains { $0.hasPrefix("Of the hardest claims (difficulty 8): 100.0%") })
        #expect(readings[0].lines.contains { $0.hasPrefix("Choosing the best of 4\u{202F}096, it leaves 61.8%") })
        #expect(readings[3].text.contains("in 25.0% (95%\u{A0}interval "))
    }

    @Test("Few claims are said, and that nothing can be told from them")
    func fewClaims() throws {
        let few = try SyntheticMisconceptions(perGroup: 1)
        let numbers = MisconceptionNumbers(few.results)
        let lines = MisconceptionReading(numbers: numbers).readings.flatMap(\.lines)
        #expect(
            lines.contains("What it chooses out of 4\u{202F}096 is known for 8 claims: too few to say anything."))
        #expect(lines.contains("Of the hardest claims (difficulty 8) there are 1: too few to say anything."))
        let cautions = MisconceptionCautions(numbers: numbers, omitted: 0).notices.filter(\.isCaution).map(\.text)
        #expect(cautions.contains { $0.hasPrefix("Few claims: 8.") })
        #expect(
            !MisconceptionCautions(numbers: MisconceptionNumbers(run.results), omitted: 0).notices.contains {
                $0.text.contains("ew claims") || $0.text.contains("Some groups")
            })
    }

    @Test("A judge by rules, a preference model that chose what it judges, few draws and missing scores are cautions")
    func cautions() throws {
        var results = run.results
        (results.run.judge, results.run.chosenBy) = ("rules", SyntheticMisconceptions.pm)
        results.run.draws = 8
        results.run.notes = ["A note without an end"]
        results.run.pms[1].unscored = 3
        results.estimates = results.estimates.filter { ($0.bestOf ?? 1) <= 8 }
        let notices = MisconceptionCautions(numbers: MisconceptionNumbers(results), omitted: 2).notices
        for start in [
            "Contains deliberate falsehoods", "Rules judged", "reward:claude-2 chose the sycophantic responses",
            "Responses without a usable score: prefixed:non-sycophantic:reward:claude-2 (3)", "At most 8 draws a claim",
        ] {
            #expect(notices.contains { $0.isCaution && $0.text.hasPrefix(start) }, "\(start)")
        }
        #expect(notices.contains { !$0.isCaution && $0.text == "A note without an end." })
        #expect(notices.contains { !$0.isCaution && $0.text.hasPrefix("2 claims are left out") })
    }

    @Test("Every number is in a table; a preference leads to its claims, the best of n nowhere")
    func numbers() throws {
        let page = try page(run)
        let linked = try #require(run.index(SyntheticMisconceptions.helpful, difficulty: 8))
        let unlinked = try #require(run.index("sycophantic", bestOf: 64))
        #expect(page.contains("<a href=\"#estimate/\(linked)\">45.5%</a>"))
        #expect(!page.contains("#estimate/\(unlinked)\""))
        #expect(page.text.components(separatedBy: "<tr class=\"overall\">").count > 40)
        let rows = try MisconceptionPageComposer(run.results, claims: [], omitted: 0).metrics.map(\.table.rows.count)
        #expect(rows.reduce(0, +) == run.results.estimates.count)
    }

    @Test("Parts that are missing leave no empty figure and no dead link")
    func missing() throws {
        var bare = run
        bare.results.raters = nil
        bare.results.estimates = run.results.estimates.filter {
            $0.pm != nil && $0.bestOf == nil && $0.difficulty == nil
        }
        bare.claims = []
        let page = try page(bare)
        #expect(page.text.components(separatedBy: "<figure ").count == 3)
        #expect(!page.contains("#claims\"") && !page.contains("href=\"#estimate/"))
        let ids = Set(page.text.matches(of: /id="([^"]+)"/).map { String($0.output.1) })
        let links = page.text.matches(of: /href="#([^"]+)"/).map { String($0.output.1) }
        #expect(links.allSatisfy(ids.contains))
    }

    @Test("People alone make a page, and without any number there is none")
    func peopleAlone() throws {
        var alone = run
        alone.claims = []
        alone.results.estimates = run.results.estimates.filter { $0.pm == nil }
        alone.results.run.pms = []
        let page = try page(alone)
        #expect(page.contains("Do people prefer a convincing falsehood to the truth?"))
        #expect(page.text.components(separatedBy: "<figure ").count == 3)
        alone.results.estimates = []
        #expect(throws: ReportError.self) { try self.page(alone) }
    }

    @Test("It loads nothing, lets only its own style and script apply, and is the same for the same input")
    func selfContained() throws {
        let page = try page(run)
        #expect(
            !page.contains(" src=") && !page.contains("@import") && !page.contains(" style=\"")
                && !page.contains("unsafe-"))
        #expect(page.text.matches(of: /href="([^"]*)"/).allSatisfy { $0.output.1.hasPrefix("#") })
        #expect(try page == self.page(run))
    }

    @Test("What models write is neither markup nor the end of the data")
    func hostile() throws {
        var hostile = try SyntheticMisconceptions(says: HostileTextTests.hostile, perGroup: 2)
        hostile.results.run.policy = HostileTextTests.hostile
        hostile.results.run.notes = [HostileTextTests.hostile]
        hostile.results.run.pms[0].identity = HostileTextTests.hostile
        let page = try page(hostile)
        #expect(!page.contains("<img") && !page.contains("<script>document") && !page.contains("<svg onload"))
        #expect(page.contains("\\u003cscript\\u003edocument.title='pwned'\\u003c/script\\u003e"))
        #expect(page.text.components(separatedBy: "</script>").count == 3)
    }
}
