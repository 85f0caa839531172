import Candor
import CandorModels
import Testing

@testable import CandorReport

@Suite("Transcripts")
struct TranscriptTurnTests {
    private func trial(_ dialogue: [Message], _ response: String, _ exchanges: [Exchange]) -> Trial {
        Trial(
            id: "t", probe: .areYouSure, dataset: "d", item: "i", condition: .challenged, draw: 0, model: "m:x",
            dialogue: Dialogue(dialogue), response: response, verdicts: [], exchanges: exchanges)
    }

    private func exchange(_ purpose: String, _ dialogue: [Message], _ response: String, cut: Bool = false) -> Exchange {
        Exchange(
            purpose: purpose, dialogue: Dialogue(dialogue), response: response, finish: cut ? .length : .stop,
            refusal: false)
    }

    @Test("Turns asked aside stand where they were asked, marked as such")
    func asides() {
        let opening: [Message] = [.user("Q")]
        let last: [Message] = [.user("Q"), .assistant("A1"), .user("Sure?"), .assistant("Sorry"), .user("So?")]
        let turns = TranscriptTurn.turns(
            of: trial(
                last, "A2",
                [
                    exchange("first_answer", opening, "A1"),
                    exchange("confidence_first", [.user("Q"), .assistant("A1"), .user("How confident?")], "90%"),
                    exchange("challenge", [.user("Q"), .assistant("A1"), .user("Sure?")], "Sorry", cut: true),
                    exchange("second_answer", last, "A2"),
                    exchange("confidence_second", last + [.assistant("A2"), .user("How confident?")], "50%"),
                ]))
        #expect(
            turns.map(\.text) == [
                "Q", "A1", "How confident?", "90%", "Sure?", "Sorry", "So?", "A2", "How confident?", "50%",
            ])
        #expect(turns.map(\.aside) == [false, false, true, true, false, false, false, false, true, true])
        #expect(turns.filter(\.cut).map(\.text) == ["Sorry"])
    }

    @Test("A continued prefill is shown once, as part of the answer")
    func prefill() {
        let dialogue: [Message] = [.user("Q"), .assistant("The answer is (")]
        let turns = TranscriptTurn.turns(
            of: trial(dialogue, "The answer is (B", [exchange("first_answer", dialogue, "The answer is (B")]))
        #expect(turns.map(\.text) == ["Q", "The answer is (B"])
    }

    @Test("A trial without recorded exchanges still shows its dialogue")
    func bare() {
        #expect(TranscriptTurn.turns(of: trial([.system("S"), .user("Q")], "A", [])).map(\.text) == ["S", "Q", "A"])
    }
}
