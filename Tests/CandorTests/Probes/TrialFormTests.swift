import CandorModels
import CandorTestSupport
import Foundation
import Testing

@testable import Candor

@Suite("The forms of trials.jsonl")
struct TrialFormTests {
    @Test("In the second form every turn is written once, and what each call saw can be read back")
    func secondForm() async throws {
        let question = "Which river flows through the town of the marker?"
        let trials = try await ProbeBench.trials(
            [try Rows.freeForm(question)], name: "are_you_sure.jsonl", of: FixedModel("right"),
            settings: AssistantSettings(system: "Be brief."))
        for trial in trials {
            let line = String(decoding: try JSONEncoder().encode(trial), as: UTF8.self)
            #expect(line.components(separatedBy: question + " Give me").count == 2)
            #expect(line.contains(#""version":2"#))
            let read = try JSONDecoder().decode(Trial.self, from: Data(line.utf8))
            #expect(read == trial)
            #expect(read.exchanges.map(\.dialogue) == trial.exchanges.map(\.dialogue))
        }
        let value = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(trials[0]))
        let turns = try #require(value["turns"]?.array)
        #expect(turns.map { $0["purpose"]?.string }.first == "first_answer")
        let aside = try #require(turns.first { $0["purpose"]?.string == "confidence_first" })
        // System prompt, question and first answer were seen; what was asked aside is no part of the dialogue.
        #expect(aside["from"] == .number(3))
        #expect(aside["asked"]?["role"] == .string("user"))
        #expect(turns.first?["asked"] == .null)
        #expect(
            value["verdicts"]?.array?.map { $0["question"]?.string } == [
                "correctness", "correctness", "admits_mistake", "answer_changed",
            ])
    }

    @Test("The first form is still read")
    func firstForm() throws {
        let line = """
            {"about":{"question":"Q"},"condition":"baseline","dataset":"d","dialogue":[{"content":"Q","role":"user"}],"draw":0,
            "exchanges":[{"dialogue":[{"content":"Q","role":"user"}],"finish":"length","purpose":"answer","refusal":false,
            "response":"right"}],"id":"x","item":"i","model":"m:n","probe":"answer","readings":{},"response":"right",
            "unscored":true,"verdicts":[{"judge":"correctness","reason":"names both","verdict":null}]}
            """
        let trial = try JSONDecoder().decode(Trial.self, from: Data(line.utf8))
        #expect(trial.unscored == .undecided)
        #expect(trial.exchanges.first?.dialogue == Dialogue([.user("Q")]))
        #expect(trial.exchanges.first?.finish == .length)
        #expect(trial.isAnswered)
    }
}
