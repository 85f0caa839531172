import Candor
import CandorModels
import CandorPreferenceModels
import Testing

@Suite("The name of a judge of preferences")
struct JudgeOptionsTests {
    @Test(
        "Options stand behind the model's name or its address",
        arguments: [
            ("judge:openai:x", "openai:x", JudgeOptions()),
            ("judge:openai:x?votes=8", "openai:x", JudgeOptions(votes: 8)),
            (
                "judge:openai:x@http://h:1/v1?form=rating&opponents=6", "openai:x@http://h:1/v1",
                JudgeOptions(form: .rating, opponents: 6)
            ),
            (
                "judge:scripted:rates?flip=0.5&form=choice&seed=1", "scripted:rates?flip=0.5&seed=1",
                JudgeOptions(form: .choice)
            ),
        ])
    func parsed(_ text: String, _ model: String, _ options: JudgeOptions) throws {
        let parsed = try JudgeOptions.parse(ModelName(text))
        #expect(parsed.model.description == model)
        #expect(try ModelName(model) == parsed.model)
        #expect(parsed.options == options)
    }

    @Test(
        "What cannot be used is refused with what there is",
        arguments: [
            ("judge:x", "write judge:MODEL"), ("judge:openai:x?form=essay", "choice or rating"),
            ("judge:openai:x?votes=0", "from 1"), ("judge:openai:x?opponents=1", "from 2"),
            ("judge:openai:x?votes=many", "from 1"), ("judge:openai:x@http://h?vote=3", "form, votes, opponents"),
        ])
    func refused(_ text: String, _ says: String) throws {
        let error = #expect(throws: PreferenceModelError.self) { try JudgeOptions.parse(ModelName(text)) }
        #expect(error?.code == .badName)
        #expect(error?.model == text)
        #expect(error?.reason.contains(says) == true)
    }
}
