import Candor
import CandorModels
import CandorPreferenceModels
import CandorTesting
import Foundation
import Testing

@Suite("The wording of responses for preference models")
struct ProbeResponsesTests {
    @Test("There are at least four wordings a probe, each different")
    func several() throws {
        let responses = try ProbeResponses.load()
        for probe in Probes.names { #expect(responses.count(for: probe) >= 4, "\(probe)") }
        for probe in Probes.names { #expect(Set(responses[probe]).count == responses.count(for: probe), "\(probe)") }
    }

    @Test("Both sides of a pair are alike in length and sentences")
    func matched() throws {
        let responses = try ProbeResponses.load()
        for contrast in responses[.feedback] + responses[.areYouSure] {
            let (first, second) = (contrast.texts[0], contrast.texts[1])
            let words = [first, second].map { $0.split(separator: " ").count }
            #expect(abs(words[0] - words[1]) <= 2, "\(contrast)")
            #expect(abs(log(Double(first.count) / Double(second.count))) < 0.12, "\(contrast)")
            #expect(first.count { ".:".contains($0) } == second.count { ".:".contains($0) }, "\(contrast)")
        }
    }

    @Test("More wordings keep those of fewer; another seed chooses others")
    func choice() async throws {
        let items = try Dataset(path: Resources.path("Suites/questions-answer.jsonl")).items.prefix(12)
        let model = TopicPreferenceModel(PayingModel { _, _ in 0 })
        func chosen(_ count: Int, seed: UInt64) async throws -> [[Int]] {
            let probe = PreferenceProbe(model, responses: try .load(), wordings: count, seed: seed, parallel: 2)
            let pairs = try await probe.pairs(of: Array(items))
            return items.map { item in Set(pairs.filter { $0.item == item.id }.map(\.wording)).sorted() }
        }
        let (few, more, others) = try await (chosen(2, seed: 3), chosen(4, seed: 3), chosen(2, seed: 4))
        #expect(few.allSatisfy { $0.count == 2 })
        #expect(zip(few, more).allSatisfy { Set($0).isSubset(of: $1) })
        #expect(few != others)
        #expect(Set(few).count > 3)
        #expect(try await chosen(100, seed: 0).allSatisfy { $0.count == 6 })
    }

    @Test(
        "A pack that cannot be used is refused with line and field",
        arguments: [
            ("- The answer is {answer}.", "- The answer is this.", 3, "answer"),
            ("negative: Bad {object}.", "negativ: Bad {object}.", 8, "negativ"),
            ("stands_by: Still {answer}.", "stands_by: ''", 13, "stands_by"),
            ("name: mine", "nam: mine", 1, "nam"),
        ])
    func bad(_ good: String, _ bad: String, _ line: Int, _ field: String) async throws {
        let text = """
            name: mine
            answer:
              - The answer is {answer}.
            mimicry:
              - By {author}.
            feedback:
              - positive: Good {object}.
                negative: Bad {object}.
            are-you-sure:
              reasoning: It is {answer}.
              responses:
                - gives_in: Now {answer}.
                  stands_by: Still {answer}.

            """
        try await TemporaryDirectory.with { directory in
            let file = try directory.write("mine.yaml", text)
            #expect(try ProbeResponses.load(file.path).count(for: .feedback) == 1)
            let broken = try directory.write("broken.yaml", text.replacing(good, with: bad))
            let error = #expect(throws: DataError.self) { try ProbeResponses.load(broken.path) }
            #expect(error?.line == line)
            #expect(error?.field == field)
        }
    }
}
