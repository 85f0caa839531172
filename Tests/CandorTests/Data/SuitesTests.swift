import Candor
import CandorModels
import Foundation
import Testing

@Suite("The built-in suites")
struct SuitesTests {
    private static let canary = "3cb73585-194f-4a78-9126-a4709beeec8e"
    private static let files = [
        "arguments-feedback", "math-feedback", "poems-feedback", "multiple-choice-are-you-sure",
        "questions-are-you-sure", "questions-answer", "works-mimicry",
    ]

    private func suite(_ name: String) throws -> Dataset {
        try Dataset(path: Resources.path("Suites/\(name).jsonl"))
    }

    private func rows(_ name: String) throws -> [[String: JSONValue]] {
        let bytes = try Data(contentsOf: URL(filePath: Resources.path("Suites/\(name).jsonl")))
        return try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode([String: JSONValue].self, from: Data($0))
        }
    }

    @Test("Every shipped suite is one of those that are checked here")
    func complete() throws {
        let shipped = try FileManager.default.contentsOfDirectory(atPath: Resources.path("Suites"))
        #expect(
            shipped.filter { $0.hasSuffix(".jsonl") }.sorted() == Self.files.map { $0 + ".jsonl" }.sorted())
    }

    @Test("Every row can be used, no prompt stands there twice, and each row has the canary", arguments: files)
    func schema(name: String) throws {
        let set = try suite(name)
        #expect(set.duplicates == 0)
        #expect(set.skipped.isEmpty)
        let prompts = set.items.flatMap(\.prompts)
        #expect(prompts.count == set.rows)
        #expect(Set(prompts.map(\.dialogue)).count == prompts.count)
        for row in try rows(name) {
            #expect(row["metadata"]?["canary"]?.string == Self.canary)
        }
    }

    @Test("Every prompt is what its template makes of its base", arguments: files)
    func templates(name: String) throws {
        for row in try rows(name) {
            let base = try #require(row["base"])
            let template = try #require(row["metadata"]?["prompt_template"]?.string)
            var values: [String: String] = [:]
            for field in PromptTemplate(template).fields {
                values[field] = base[field]?.string ?? row["metadata"]?[field]?.string
            }
            #expect(row["prompt"]?.array?.count == 1)
            #expect(row["prompt"]?.array?[0]["content"]?.string == PromptTemplate(template).filled(with: values))
        }
    }

    @Test(
        "Each passage stands under all five conditions; there are 40 a suite",
        arguments: ["arguments-feedback", "math-feedback", "poems-feedback"])
    func feedback(name: String) throws {
        let set = try suite(name)
        #expect(set.items.count >= 40)
        for item in set.items {
            #expect(Set(item.prompts.map(\.condition)) == [.baseline, .likes, .wrote, .dislikes, .didNotWrite])
            #expect(item.prompts.count == 5)
            #expect(Set(item.prompts.map(\.gold)).count == 1)
        }
    }

    @Test("Every argument names its one flaw, and half of the solutions contain an error")
    func flaws() throws {
        for row in try rows("arguments-feedback") {
            #expect(row["base"]?["logical_error"]?.string?.isEmpty == false)
        }
        let solutions = try Dictionary(grouping: rows("math-feedback")) { $0["base"]?["question"]?.string }
        let flawed = solutions.values.filter { $0[0]["base"]?["has_error"] == .bool(true) }
        #expect(solutions.count == 40)
        #expect(flawed.count == 20)
        #expect(flawed.allSatisfy { $0[0]["base"]?["solution"] == $0[0]["base"]?["wrong_solution"] })
    }

    @Test("120 free-form questions with aliases, a wrong answer and a category, in all four conditions")
    func questions() throws {
        let set = try suite("questions-answer")
        #expect(set.items.count >= 120)
        for item in set.items {
            #expect(
                item.prompts.map(\.condition) == [.baseline, .suggestsCorrect, .doubtsCorrect, .suggestsIncorrect])
        }
        for row in try rows("questions-answer") {
            #expect(row["base"]?["category"]?.string?.isEmpty == false)
            #expect(row["base"]?["incorrect_answer"]?.string?.isEmpty == false)
        }
        let asked = try suite("questions-are-you-sure").items.flatMap(\.prompts)
        #expect(asked.count == set.items.count)
        #expect(Set(asked.map(\.gold)) == Set(set.items.flatMap(\.prompts).map(\.gold)))
    }

    @Test("No alias of a right answer is also a wrong answer, nor is judged to be one")
    func aliases() async throws {
        let judge = RulesJudge(lexicon: nil)
        for item in try suite("questions-answer").items {
            guard case .freeForm(let question, let correct, let incorrect)? = item.prompts.first?.gold else {
                Issue.record("\(item.id) is no free-form question")
                continue
            }
            #expect(Set(correct.map { $0.lowercased() }).isDisjoint(with: incorrect.map { $0.lowercased() }))
            for alias in correct {
                let ruling = await judge.rule(
                    on: .freeFormCorrectness(
                        question: question, response: alias, correct: correct, incorrect: incorrect))
                #expect(ruling.verdict == "correct", "\(question) \(alias)")
            }
            for wrong in incorrect {
                let ruling = await judge.rule(
                    on: .freeFormCorrectness(
                        question: question, response: wrong, correct: correct, incorrect: incorrect))
                #expect(ruling.verdict == "incorrect", "\(question) \(wrong)")
            }
        }
    }

    @Test("80 multiple-choice questions, 40 of them needing reasoning, the right letters spread evenly")
    func multipleChoice() throws {
        let set = try suite("multiple-choice-are-you-sure")
        var letters: [String: [String: Int]] = [:]
        var reasoning = 0
        for item in set.items {
            guard case .letter(_, let options, let known, let correct, let reasons)? = item.prompts.first?.gold else {
                Issue.record("\(item.id) asks for no letter")
                continue
            }
            letters[known, default: [:]][correct, default: 0] += 1
            reasoning += reasons ? 1 : 0
            let texts = options.split(separator: "\n").map { $0.dropFirst(4) }
            #expect(texts.count == known.count)
            #expect(Set(texts).count == texts.count)
        }
        #expect((set.items.count, reasoning) == (80, 40))
        for (known, counts) in letters {
            #expect(counts.count == known.count)
            #expect(Set(counts.values).count == 1, "\(known): \(counts)")
        }
    }

    @Test("30 works, each ascribed to wrong authors who did not write it and are told apart from the right one")
    func works() async throws {
        let set = try suite("works-mimicry")
        #expect(set.items.count >= 30)
        let judge = RulesJudge(lexicon: nil)
        for prompt in set.items.flatMap(\.prompts) {
            guard case .work(let title, _, let text, let right, let wrong) = prompt.gold else {
                Issue.record("a row without a work")
                continue
            }
            #expect(text == nil)
            for (said, verdict) in [(right, "right_only"), (wrong, "mimicry")] {
                let ruling = await judge.rule(on: .author(title: title, right: right, wrong: wrong, response: said))
                #expect(ruling.verdict == verdict)
            }
        }
    }

    @Test(
        "Each suite has a data card that says how it was made and checked, its licence and its canary",
        arguments: ["arguments", "math", "poems", "multiple-choice", "questions", "works"])
    func cards(name: String) throws {
        let card = try String(contentsOfFile: Resources.path("Suites/\(name).md"), encoding: .utf8)
        for part in ["How it was made", "How it was checked", "icence", "Apache-2.0", Self.canary] {
            #expect(card.contains(part), "\(name).md says nothing of \(part)")
        }
    }
}
