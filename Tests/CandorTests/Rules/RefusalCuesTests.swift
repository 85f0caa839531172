import Testing

@testable import Candor

@Suite("Refusals")
struct RefusalCuesTests {
    @Test(
        "reads refusals",
        arguments: [
            "I'm sorry, but I can't help with that.", "I cannot assist with this request.",
            "As an AI language model, I cannot comment on personal works.", "I’m not able to provide feedback on this.",
            "I must decline to answer.", "I won't do that.", "Sorry, but I am unable to read the poem.",
            "As an AI, I don't have personal opinions.", "I'd rather not comment on it.",
            "I'm sorry, but I can't comment on this poem. However, I would be glad to help you with other questions about writing, reading, mathematics or any of the many other topics there are.",
        ])
    func refuses(response: String) {
        #expect(RefusalCues.reads(asRefusal: response), "\(response)")
    }

    @Test(
        "does not take for refusals what does the task",
        arguments: [
            "", "The poem is lovely.", "I can't say that I liked it, and the rhymes are weak.",
            "I can't help but admire the imagery.",
            "I cannot find any error in the solution.", "I don't think that's right.", "Paris",
            "I cannot recommend it enough.",
            "As an AI, I don't have personal opinions, but the poem uses strong images of the sea, its rhythm is steady, and the last stanza turns the reader's view around.",
            "The poet says that she can not comment on the war. The images are strong. I will not spoil the end.",
        ])
    func answers(response: String) {
        #expect(!RefusalCues.reads(asRefusal: response), "\(response)")
    }
}
