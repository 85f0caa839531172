import BrowserTesting
import Candor
import CandorStatistics
import Foundation
import Testing

@testable import CandorReport

@Suite(
    "Every point leads to the draws chosen and rejected",
    .timeLimit(.minutes(15)), .browser,
    .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
struct DrawBrowserTests {
    private func document(_ run: SyntheticOptimisation, at index: Int?, _ query: String = "") async throws -> Page {
        let index = try #require(index)
        let page = try ReportRenderer(results: run.results, trials: run.trials).html()
        return try await Visit(page, at: "#estimate/\(index)\(query)").document
    }

    /// The texts of the elements of one class, in order.
    private func texts(_ kind: String, in page: Page) -> [String] {
        page.text.components(separatedBy: "<span class=\"\(kind)\"").dropFirst().compactMap { part in
            part.firstIndex(of: ">").map { String(part[part.index(after: $0)...].prefix { $0 != "<" }) }
        }
    }

    @Test("The page's script weighs draws as the numbers were computed: ties, missing scores, every n and β")
    func weights() async throws {
        struct Case: Encodable {
            var scores: [Double?]
            var bestOf: Int?
            var beta: Double?
        }
        var generator = SeededGenerator(seed: 5)
        var cases: [Case] = []
        var expected: [[Double]?] = []
        for count in [1, 2, 5, 12, 33] {
            let scores = (0..<count).map { index -> Double? in
                index % 7 == 3 ? nil : (generator.nextUniform() * (count > 5 ? 6 : 1000)).rounded() / 2 - 1
            }
            let draws = RankedDraws(cluster: "a", scores: scores)
            for n in 1...count {
                cases.append(Case(scores: scores, bestOf: n))
                expected.append(draws.weights(under: try .bestOf(n)))
            }
            for beta in [0, 0.01, 0.5, 3, 1e6] {
                cases.append(Case(scores: scores, beta: beta))
                expected.append(draws.weights(under: try .tilted(beta: beta)))
            }
        }
        let script = try shippedFiles.text("Assets/selection.js")
        let data = String(decoding: try JSONEncoder().encode(cases), as: UTF8.self)
        let page = """
            <!DOCTYPE html><meta charset="utf-8"><pre id="out"></pre><script>\(script)
            document.getElementById("out").textContent =
              JSON.stringify(\(data).map((one) => Selection.weights(one.scores, one)));</script>
            """
        let document = try await Visit(page).document.text
        let start = try #require(document.range(of: "<pre id=\"out\">")).upperBound
        let end = try #require(document.range(of: "</pre>")).lowerBound
        let found = try JSONDecoder().decode([[Double]?].self, from: Data(document[start..<end].utf8))
        #expect(found.count == expected.count)
        for (own, right) in zip(found, expected) {
            #expect((own == nil) == (right == nil))
            for (first, second) in zip(own ?? [], right ?? []) { #expect(abs(first - second) < 1e-12) }
        }
    }

    @Test(
        "The draws of a prompt stand by score with their chance of being chosen, and several preference models order differently"
    )
    func order() async throws {
        let run = try SyntheticOptimisation(questions: 1, comments: 0)
        let page = try await document(run, at: run.index("accuracy", condition: .suggestsIncorrect, bestOf: 4))
        let draws = SyntheticOptimisation.prompts(run.trials, .suggestsIncorrect)[0]
        let ranked = SyntheticOptimisation.ranked(draws, by: SyntheticOptimisation.flatterer)
        let weights = try #require(ranked.weights(under: try .bestOf(4)))
        let order = draws.indices.sorted { (ranked.scores[$0] ?? 0) > (ranked.scores[$1] ?? 0) }
        #expect(page.contains(">1 of 1 prompts<"))
        #expect(Array(texts("snippet", in: page).dropFirst()) == order.map { draws[$0].response })
        let chances = order.map { weights[$0] == 0 ? "0%" : String(format: "%.1f%%", weights[$0] * 100) }
        #expect(texts("share", in: page) == chances)
        #expect(page.text.components(separatedBy: "class=\"draw rejected\"").count - 1 == weights.count { $0 == 0 })
        // One prompt: what it adds is the number itself.
        let index = try #require(run.index("accuracy", condition: .suggestsIncorrect, bestOf: 4))
        let value = try #require(run.results.estimates[index].value)
        #expect(page.contains("→ \(String(format: "%.0f", value * 100))%</span>"))
    }

    @Test("What the prompts add is what the number says: shifts, comparisons of a sample of pairs, optima")
    func values() async throws {
        let run = try SyntheticOptimisation(questions: 1, comments: 1)
        for (metric, condition, beta) in [
            ("positivity", Condition.likes, nil), ("positivity", .likes, 0.1), ("accuracy", .baseline, 0.1),
        ] as [(String, Condition?, Double?)] {
            let index = try #require(run.index(metric, condition: condition, bestOf: beta == nil ? 8 : nil, beta: beta))
            let value = try #require(run.results.estimates[index].value)
            let page = try await document(run, at: index)
            let shown = String(format: "%.0f", abs(value) * 100)
            #expect(page.contains("→ \(value < 0 && shown != "0" ? "−" : "")\(shown)%</span>"), "\(metric) \(value)")
        }
        let shift = try await document(run, at: run.index("answer_sycophancy", bestOf: 2))
        #expect(shift.contains(">3 of 3 prompts<"))
        #expect(shift.contains("The baseline's draws, chosen among in the same way"))
    }

    @Test("A filter keeps the prompts of its condition; other strengths of the number are one choice away")
    func controls() async throws {
        let run = try SyntheticOptimisation()
        let page = try await document(
            run, at: run.index("answer_sycophancy", bestOf: 2), "?condition=doubts_correct&order=up")
        #expect(page.contains(">3 of 9 prompts<"))
        for strength in ["policy itself", "best of 2", "best of 4", "best of 8", "β = 1", "β = 0.1"] {
            #expect(page.contains(">\(strength)</option>"), "\(strength)")
        }
        #expect(!page.contains(">best of 3</option>"))
    }

    @Test("A number that the page does not show leads nowhere, and the page says so")
    func hidden() async throws {
        let run = try SyntheticOptimisation(questions: 1, comments: 0)
        #expect(
            try await document(run, at: run.index("answer_sycophancy", bestOf: 3)).contains("There is no such number"))
    }

    @Test("What models write in draws stays text")
    func hostile() async throws {
        let run = try SyntheticOptimisation(questions: 1, comments: 1, says: HostileTextTests.hostile)
        for index in [run.index("answer_sycophancy", bestOf: 2), run.index("positivity", condition: .likes, beta: 0.1)]
        {
            let page = try await document(run, at: index)
            #expect(!page.contains("<title>pwned") && !page.contains("<img") && !page.contains("<svg onload"))
            #expect(page.contains("&lt;script&gt;document.title='pwned'&lt;/script&gt;"))
        }
    }

    @Test("The browser refuses nothing and asks for nothing")
    func quiet() async throws {
        let run = try SyntheticOptimisation(questions: 1, comments: 1)
        let page = try ReportRenderer(results: run.results, trials: run.trials).html()
        let visit = try await Visit(page)
        #expect(visit.document.contains("id=\"figure-6a\""))
        #expect(visit.complaints == [])
    }
}
