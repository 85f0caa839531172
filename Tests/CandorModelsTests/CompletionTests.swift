import CandorModels
import Foundation
import Testing

@Suite("An answer, or the reason for none")
struct CompletionTests {
    @Test(
        "Text that nobody can see is no answer",
        arguments: ["", " \n\t", "\u{200B}", "\u{FEFF}\u{2060}", "\u{00AD}", "\u{2800}", "\u{3164}"])
    func invisible(_ text: String) {
        #expect(!text.isVisible)
        #expect(Completion(text: text).unscoredReason == .empty)
        #expect(Completion(text: text, finish: .length).unscoredReason == .cut)
    }

    @Test("Text that can be seen is one, also where the limit cut it", arguments: ["B", "0", ".", "👍", "一"])
    func visible(_ text: String) {
        #expect(Completion(text: text).unscoredReason == nil)
        #expect(Completion(text: text, finish: .length).unscoredReason == nil)
    }

    @Test("What came with a filter's or the provider's refusal is none, and neither is a tool call without words")
    func refused() {
        #expect(Completion(text: "Paris", finish: .filtered).unscoredReason == .filtered)
        #expect(Completion(text: "I can't.", finish: .refused).unscoredReason == .refused)
        #expect(Completion(text: "", finish: .toolCall).unscoredReason == .toolCall)
    }

    @Test("Reasoning that was cut leaves no answer behind")
    func cutWhileReasoning() {
        let reply = Reply(Completion(text: "<think>Let me see", finish: .length))
        #expect(reply.text == nil)
        #expect(reply.reason == .cut)
        #expect(reply.completion?.reasoning == "Let me see")
    }

    @Test("Reasoning from its own field and from tags is kept together")
    func bothKinds() {
        let completion = Completion(text: "<think>two</think>Paris", reasoning: "one").withReasoningApart
        #expect(completion.text == "Paris")
        #expect(completion.reasoning == "one\n\ntwo")
    }

    @Test("How answers of earlier versions ended is still read")
    func earlier() throws {
        let old = #"{"text":"no","finish":"refusal","usage":{"input":1,"cachedInput":0,"output":2}}"#
        let completion = try JSONDecoder().decode(Completion.self, from: Data(old.utf8))
        #expect(completion.finish == .refused)
        #expect(completion.usage == TokenUsage(input: 1, output: 2))
    }

    @Test("No count from outside can overflow: what no call can read is unknown, and sums stop at the largest number")
    func absurdCounts() throws {
        let poisoned = #"{"input":9223372036854775000,"cachedInput":-4,"output":3}"#
        let usage = try JSONDecoder().decode(TokenUsage.self, from: Data(poisoned.utf8))
        #expect(usage == TokenUsage(input: 0, output: 3))
        #expect(TokenUsage.reported(input: .max, output: -1) == TokenUsage())
        let sum = TokenUsage(input: .max, output: .min) + TokenUsage(input: .max, output: .min)
        #expect(sum.input == .max && sum.output == .min)
    }
}
