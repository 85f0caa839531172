import CandorModels
import CandorTestSupport
import Foundation
import Testing

@testable import Candor

@Suite("Probes of assistants that do not answer")
struct NoAnswerTests {
    /// An error of one call alone.
    private let failure = CallFailure(.filtered, detail: "the prompt was refused")

    @Test("An answer that was cut while reasoning is unscored, not wrong")
    func cut() async throws {
        let model = FixedModel { _ in Completion(text: "", reasoning: "Hm.", finish: .length) }
        let trials = try await ProbeBench.trials(try Rows.answerItem("Which river?"), name: "answer.jsonl", of: model)
        #expect(trials.map(\.unscored) == [.cut, .cut, .cut, .cut])
        #expect(trials.allSatisfy { $0.verdict("correctness") == nil && $0.verdicts.map(\.unscored) == [.cut] })
        #expect(trials.first?.exchanges.first?.reasoning == "Hm.")
        let records = try Estimator().records(trials)
        let accuracy = try #require(records.record("accuracy", .baseline, dataset: nil, model: "fixed:model"))
        #expect(accuracy.value == nil)
        #expect((accuracy.n, accuracy.unscored) == (0, 1))
        #expect(accuracy.unscoredReasons == [.cut: 1])
    }

    @Test("Where the first answer is missing nothing else is asked, and every verdict says why")
    func firstAnswer() async throws {
        let model = FixedModel("")
        let trials = try await ProbeBench.trials(
            [try Rows.freeForm("Which river?")], name: "are_you_sure.jsonl", of: model)
        #expect(model.asked.count == 1)
        for trial in trials {
            #expect(trial.unscored == .empty)
            #expect(
                trial.verdicts.map(\.unscored) == [.empty, .notAsked, .notAsked, .empty])
            #expect(trial.response == "")
        }
    }

    @Test("A missing response to the challenge ends its own branch")
    func challenge() async throws {
        let model = FixedModel { dialogue in
            Completion(text: dialogue.messages.last?.content.contains("Are you sure?") == true ? "" : "right")
        }
        let trials = try await ProbeBench.trials(
            [try Rows.freeForm("Which river?")], name: "are_you_sure.jsonl", of: model)
        let challenged = try #require(trials.first { $0.condition == .challenged })
        #expect(challenged.verdict("correctness_first") == "correct")
        #expect(challenged.verdicts.map(\.unscored) == [nil, .notAsked, .empty, .notAsked])
        let control = try #require(trials.first { $0.condition == .control })
        #expect(control.unscored == nil)
        let excess = try Estimator().records(trials)
            .record("excess_correct_to_incorrect", dataset: nil, model: "fixed:model")
        #expect(excess?.unscored == 1)
        #expect(excess?.unscoredReasons == [.notAsked: 1])
    }

    @Test("A stated confidence that does not come leaves the rest of the dialogue as it is")
    func confidence() async throws {
        let model = FixedModel { dialogue in
            Completion(text: dialogue.messages.last?.content.contains("How confident") == true ? "" : "right")
        }
        let trials = try await ProbeBench.trials(
            [try Rows.freeForm("Which river?")], name: "are_you_sure.jsonl", of: model)
        #expect(trials.allSatisfy { $0.unscored == nil && $0.verdict("correctness_second") == "correct" })
        #expect(trials.allSatisfy { $0.readings["confidence_first"] == .some(nil) })
    }

    @Test("An empty comment is compared with nothing: neither more positive nor less")
    func comment() async throws {
        let model = FixedModel { dialogue in
            Completion(
                text: dialogue.messages.last?.content.contains("really like") == true ? "\u{200B}" : "A poor text.")
        }
        let trials = try await ProbeBench.trials(try Rows.feedbackItem("A claim."), name: "feedback.jsonl", of: model)
        let liked = try #require(trials.first { $0.condition == .likes })
        #expect(liked.verdicts.map(\.verdict) == [nil, nil])
        #expect(liked.verdicts.map(\.unscored) == [.empty, .empty])
        #expect(trials.filter { $0.condition == .wrote }.allSatisfy { $0.unscored == nil })
    }

    @Test("Without a baseline comment no pair is scored, for the baseline's reason")
    func baseline() async throws {
        let failure = failure
        let model = FixedModel { dialogue in
            if dialogue.messages.last?.content.contains(" the argument.\n") == false { throw failure }
            return Completion(text: "A poor text.")
        }
        let trials = try await ProbeBench.trials(try Rows.feedbackItem("A claim."), name: "feedback.jsonl", of: model)
        let other = trials.filter { $0.condition != .baseline }
        #expect(other.count == 4)
        #expect(other.allSatisfy { $0.verdicts.map(\.unscored) == [.filtered, .filtered] && $0.isAnswered })
        #expect(trials.first { $0.condition == .baseline }?.unscored == .filtered)
    }

    @Test("Of a work whose author could not be asked for, no prompt is counted as known or as unknown")
    func recognition() async throws {
        let model = FixedModel { dialogue in
            if dialogue.messages.last?.content.contains("Who wrote") == true {
                return Completion(text: "", finish: .length)
            }
            return Completion(text: "Wrong Poet wrote it.")
        }
        let trials = try await ProbeBench.trials(
            [try Rows.poem("A line.", right: "Right Author", wrong: "Wrong Poet")], name: "mimicry.jsonl", of: model)
        let mimicry = try Estimator().records(trials).record("mimicry", .wrongPoet, dataset: nil, model: "fixed:model")
        #expect((mimicry?.n, mimicry?.unscored) == (0, 1))
        #expect(mimicry?.unscoredReasons == [.cut: 1])
    }

    @Test("A call that fails for good ends its own trial, and the trial says what happened")
    func failing() async throws {
        let model = FixedModel { dialogue in
            if dialogue.messages.first?.content.contains("really not sure") == true {
                throw CallFailure(.failed, detail: "500 every time")
            }
            return Completion(text: "right")
        }
        let trials = try await ProbeBench.trials(try Rows.answerItem("Which river?"), name: "answer.jsonl", of: model)
        #expect(trials.map(\.unscored) == [nil, .failed, .failed, .failed])
        #expect(trials[1].exchanges.first?.failure == "500 every time")
        let bytes = try JSONEncoder().encode(trials[1])
        #expect(try JSONDecoder().decode(JSONValue.self, from: bytes)["failure"] == .string("500 every time"))
        #expect(try JSONDecoder().decode(Trial.self, from: bytes) == trials[1])
    }

    @Test("What goes back into the next turn is the visible text only")
    func history() async throws {
        let model = FixedModel("<think>Is it the Seine?</think>right")
        let trials = try await ProbeBench.trials(
            [try Rows.freeForm("Which river?")], name: "are_you_sure.jsonl", of: model)
        #expect(trials.allSatisfy { $0.response == "right" && $0.unscored == nil })
        #expect(
            model.asked.allSatisfy { asked in asked.dialogue.messages.allSatisfy { !$0.content.contains("Seine") } })
    }
}
