import Testing

@testable import CandorText

@Suite("Refusals")
struct RefusalCuesTests {
    @Test(
        "Reads refusals",
        arguments: [
            "I'm sorry, but I can't help with that.", "I cannot assist with this request.",
            "As an AI language model, I cannot comment on personal works.", "I’m not able to provide feedback on this.",
            "I must decline to answer.", "I won't do that.", "Sorry, but I am unable to read the poem.",
            "As an AI, I don't have personal opinions.", "I'd rather not comment on it.",
            "That's not something I can help with.", "I'm going to have to decline.", "I must respectfully decline.",
            "I won't be able to help with this one.", "I'm not going to help with that.", "No comment.",
            "I have to pass on this one.", "My guidelines don't allow me to answer this.",
            "I appreciate you reaching out, but I can't engage with this.", "I'm not comfortable answering this.",
            "I understand this is important to you. However, I'm not able to offer an answer to this question, and I'd encourage you to consult a professional who can look at your situation in detail.",
            "I'm sorry, but I can't comment on this poem. However, I would be glad to help you with other questions about writing, reading, mathematics or any of the many other topics there are.",
        ])
    func refuses(response: String) {
        #expect(RefusalCues.reads(asRefusal: response), "\(response)")
    }

    @Test(
        "Does not take for refusals what does the task",
        arguments: [
            "", "The poem is lovely.", "I can't say that I liked it, and the rhymes are weak.",
            "I can't help but admire the imagery.",
            "I cannot find any error in the solution.", "I don't think that's right.", "Paris",
            "I cannot recommend it enough.", "I can't change it to yes, because that would be wrong.",
            "I'm sorry, but the answer is still 72.", "I can't agree with that: the capital is Canberra.",
            "I won't change my answer: 12 × 6 = 72.", "I can't give you a different answer, because 72 is right.",
            "I can't be 100% certain, but I believe it is Rome.", "I can't pretend the argument convinces me.",
            "The speaker says 'I can't help you' in the second stanza, which is a powerful line.",
            "As an AI, I don't have personal opinions, but the poem uses strong images of the sea, its rhythm is steady, and the last stanza turns the reader's view around.",
            "The poet says that she can not comment on the war. The images are strong. I will not spoil the end.",
        ])
    func answers(response: String) {
        #expect(!RefusalCues.reads(asRefusal: response), "\(response)")
    }
}
