import CandorModels
import Testing

@Suite("Reasoning in tags")
struct TaggedReasoningTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var reasoning: String?
        var visible: String
        var testDescription: String { text }
    }

    @Test(
        "Reasoning at the start of a text is taken out of the answer, whatever the tags",
        arguments: [
            Case(text: "<think>It may be B.</think>\n\nC", reasoning: "It may be B.", visible: "C"),
            Case(text: "<think>\n</think>\n\nParis", reasoning: "", visible: "Paris"),
            Case(text: "  <thinking>Hm.</thinking> Paris", reasoning: "Hm.", visible: "Paris"),
            Case(text: "[THINK]Two and two.[/THINK]4", reasoning: "Two and two.", visible: "4"),
            Case(text: "<Think>Hm.</Think>Paris", reasoning: "Hm.", visible: "Paris"),
            Case(text: "◁think▷Hm.◁/think▷Paris", reasoning: "Hm.", visible: "Paris"),
            Case(text: "<|START_THINKING|>Hm.<|END_THINKING|>Paris", reasoning: "Hm.", visible: "Paris"),
            Case(text: "<think>one</think><think>two</think>Paris", reasoning: "one\n\ntwo", visible: "Paris"),
            Case(text: "The prompt opened it.</think>\nParis", reasoning: "The prompt opened it.", visible: "Paris"),
            Case(text: "<think>It was cut before", reasoning: "It was cut before", visible: ""),
            Case(
                text:
                    "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Paris<|return|>",
                reasoning: "Hm.", visible: "Paris"),
            Case(text: "<|channel|>analysis<|message|>Hm, it was c", reasoning: "Hm, it was c", visible: ""),
        ])
    func tags(_ one: Case) {
        let parts = TaggedReasoning(one.text)
        #expect(parts.reasoning == one.reasoning)
        #expect(parts.visible == one.visible)
    }

    @Test(
        "A tag that an answer speaks of, or an answer without any, stays as it is",
        arguments: [
            "Paris", "a < b and [x]", "The tag <think> opens, and </think> closes it.", "<b>Paris</b>", "",
            "I think </b> closes bold text.",
        ])
    func untouched(_ text: String) {
        #expect(TaggedReasoning(text).visible == text)
        #expect(TaggedReasoning(text).reasoning == nil)
    }
}
