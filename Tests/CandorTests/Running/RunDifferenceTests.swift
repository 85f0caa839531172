import Candor
import CandorModels
import Foundation
import Testing

@Suite("What two runs differ in")
struct RunDifferenceTests {
    private func run(_ change: (inout RunDescription) -> Void = { _ in }) -> RunResults {
        var description = RunDescription(
            id: "one",
            models: [
                .init(
                    name: "test:one", identity: "a", calls: 1, truncated: 0, refusals: 0,
                    usage: TokenUsage(input: 1, output: 1))
            ],
            judge: "rules", prompts: "candor", promptsHash: String(repeating: "9c", count: 32), seed: 1, limit: nil,
            draws: 1, temperature: 1, system: nil, confidentRule: "≥ 95%",
            data: [.init(name: "poems", probe: .feedback, sha256: "ab", rows: 1, duplicates: 0, skipped: 0, items: 1)],
            started: "", finished: "", notes: [])
        change(&description)
        return RunResults(candor: "1", run: description, estimates: [])
    }

    @Test("Runs alike differ in nothing, whatever their ids, times and notes")
    func alike() {
        let other = run {
            $0.id = "two"
            $0.started = "later"
            $0.notes = ["x"]
        }
        #expect(RunDifference.all(between: run(), and: other).isEmpty)
    }

    private static let changes: [(name: String, isUnfair: Bool, change: @Sendable (inout RunDescription) -> Void)] = [
        ("judge", true, { $0.judge = "openai:gpt-4.1" }), ("draws", true, { $0.draws = 2 }),
        ("temperature", true, { $0.temperature = 0 }), ("prompts", true, { $0.promptsHash = "00" }),
        ("data poems (feedback)", true, { $0.data[0].sha256 = "cd" }),
        ("system prompt", false, { $0.system = "Be honest." }),
        ("limit", false, { $0.limit = 5 }), ("seed", false, { $0.seed = 2 }),
        ("identity of test:one", false, { $0.models[0].identity = "b" }),
    ]

    @Test("Each setting is named with both values, and whether it makes the comparison unfair", arguments: 0..<9)
    func settings(_ index: Int) throws {
        let (name, isUnfair, change) = Self.changes[index]
        let found = RunDifference.all(between: run(), and: run(change))
        #expect(found.map(\.name) == [name])
        let difference = try #require(found.first)
        #expect(difference.first != difference.second)
        #expect((difference.concern != nil) == isUnfair)
    }

    @Test("Other words of a variation under one name are a difference, and make the comparison unfair")
    func words() throws {
        func run(saying challenge: String) throws -> RunResults {
            let wording = try JSONDecoder().decode(
                ProbeWording.self,
                from: Data(
                    #"{"kind": "are-you-sure", "name": "certain", "turns": {"challenge": "\#(challenge)"}}"#.utf8))
            return self.run { $0.variations = [wording] }
        }
        let found = RunDifference.all(between: try run(saying: "Hmm?"), and: try run(saying: "Really?"))
        #expect(found.map(\.name) == ["words of certain"])
        #expect(found.first?.first == "are-you-sure in other words: challenge “Hmm?”")
        #expect(found.first?.concern != nil)
        #expect(try RunDifference.all(between: run(saying: "Hmm?"), and: run(saying: "Hmm?")).isEmpty)
    }

    @Test("Data that one run lacks is named without a warning, and another model is no difference")
    func lacking() {
        let found = RunDifference.all(
            between: run(),
            and: run {
                $0.data = []
                $0.models[0].name = "test:two"
            })
        #expect(found == [RunDifference(name: "data poems (feedback)", first: "ab", second: nil, concern: nil)])
    }
}
