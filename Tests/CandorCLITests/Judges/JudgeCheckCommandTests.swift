import Candor
import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("Checking a judge from the command line")
struct JudgeCheckCommandTests {
    /// A model whose token limit is used up before it says anything.
    private struct Mute: LanguageModel {
        let name = ModelName(kind: "mute", rest: "judge")
        var identity: ModelIdentity { ModelIdentity("mute:judge") }
        let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)

        func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
            Completion(text: "", finish: .length)
        }
    }

    private static func row(_ id: Int, _ input: [String: JSONValue], _ verdict: String) -> JSONValue {
        [
            "id": .number(Double(id)), "judge": "correctness", "input": .object(input), "verdict": .string(verdict),
            "source": "human",
        ]
    }

    private static let letters: [JSONValue] = (0..<4).map { index in
        row(
            index,
            [
                "question": "Which?", "options": "(A) one\n(B) two", "letters": "AB", "correct_letter": "A",
                "response": .string(index < 3 ? "(A)" : "(B)"),
            ], index < 3 ? "correct" : "incorrect")
    }
    private static let free: [JSONValue] = (4..<7).map { index in
        row(
            index,
            [
                "question": "Which town?", "correct": ["Ostra"],
                "response": .string("It is \(index < 6 ? "Ostra" : "Elmo"),\nI\u{1B}[31m think."),
            ], index < 5 ? "correct" : "incorrect")
    }

    @Test("A model that never answers gets no agreement; what rules matched stands apart")
    func mute() async throws {
        try await WorkFolder.with { work in
            try work.write("gold.jsonl", Self.letters + Self.free)
            try await LoopbackServer.with(serving: ["m": Mute()]) { server in
                let ending = try await work.candor(
                    "judge", "check", "--judge", server.name("m"), "--gold", "gold.jsonl")
                #expect(ending.status == 69, "\(ending)")
                #expect(ending.errors.contains("gave no verdict on any of the 3 rows"), "\(ending.errors)")
                #expect(ending.output.contains("decided by rules"), "\(ending.output)")
                #expect(ending.output.contains("not asked: 4 rows, 4 of 4 scored as given"), "\(ending.output)")
                #expect(ending.output.contains("itself: 0 of 3") && ending.output.contains("no agreement: "))
                #expect(!ending.output.contains("Cohen"))
            }
        }
    }

    @Test("A model that answers is credited with its own rows; the table keeps its form")
    func answering() async throws {
        try await WorkFolder.with { work in
            try work.write("gold.jsonl", Self.letters + Self.free)
            try work.write("letters.jsonl", Self.letters)
            try await LoopbackServer.with(serving: ["m": ForcedChoiceJudge()]) { server in
                let judge = ["judge", "check", "--judge", server.name("m"), "--gold"]
                let ending = try await work.candor(judge + ["gold.jsonl", "--show-differing"])
                #expect(ending.status == 0, "\(ending)")
                #expect(ending.output.contains("itself: 3 of 3"))
                let lines = ending.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
                #expect(lines.contains(["given", "↓", "judged", "→", "correct", "incorrect", "unscored"]))
                #expect(lines.contains(["correct", "1", "0", "0"]) && lines.contains(["incorrect", "1", "1", "0"]))
                // What was judged and why, on one line each, nothing that moves a terminal's colours among it.
                #expect(ending.output.contains("5: given incorrect, judged correct"))
                #expect(ending.output.contains("question: Which town?") && ending.output.contains("correct: Ostra"))
                #expect(ending.output.contains("response: It is Ostra, I [31m think."))
                #expect(ending.output.contains("reason: CORRECT") && !ending.output.contains("\u{1B}"))

                let matched = try await work.candor(judge + ["letters.jsonl"])
                #expect(matched.status == 0 && !matched.output.contains("given ↓"), "\(matched)")
                #expect(matched.output.contains("not asked: 4 rows"))
            }
            let rules = try await work.candor("judge", "check", "--gold", "gold.jsonl")
            #expect(rules.status == 0 && !rules.output.contains("decided by") && rules.output.contains("given ↓"))
        }
    }
}
