import Candor
import CandorModels
import CandorTestSupport
import CandorTesting
import Testing

@Suite("Preference data as trainers have them")
struct PreferenceFormatsTests {
    private typealias Turn = [String: String]
    private let question: Turn = ["role": "user", "content": "Why is it late?"]
    private func answer(_ text: String) -> [Turn] { [["role": "assistant", "content": text]] }

    private func expect(
        _ row: [String: Any], _ messages: [Message] = [.user("Why is it late?")], good: String = "Good.",
        bad: String = "Bad.", implied: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let read = try await PairFiles.pairs([Rows.line(row)])
        let pair = try #require(read.pairs.first, sourceLocation: sourceLocation)
        #expect(pair.dialogue.messages == messages, sourceLocation: sourceLocation)
        #expect(pair.winner == good, sourceLocation: sourceLocation)
        #expect(pair.inFileOrder == (good, bad), sourceLocation: sourceLocation)
        #expect(read.counts.impliedPrompts == implied, sourceLocation: sourceLocation)
    }

    @Test("Conversational, with the prompt beside the responses or within them")
    func conversational() async throws {
        let (good, bad) = (answer("Good."), answer("Bad."))
        try await expect(["prompt": [question], "chosen": good, "rejected": bad])
        try await expect(["chosen": [question] + good, "rejected": [question] + bad])
        try await expect(["prompt": "Why is it late?", "chosen": [question] + good, "rejected": [question] + bad])
        try await expect(["prompt": [question], "chosen": [question] + good, "rejected": [question] + bad])
        try await expect(["prompt": "Why is it late?", "chosen": good, "rejected": bad])
        try await expect(["prompt": [question], "chosen": good[0], "rejected": "Bad."])
        let longer =
            [["role": "system", "content": "Be kind."], ["role": "user", "content": "Hi"]] + answer("Hello.")
        let turns: [Message] = [.system("Be kind."), .user("Hi"), .assistant("Hello."), .user("Why is it late?")]
        try await expect(["prompt": longer + [question], "chosen": good, "rejected": bad], turns)
        try await expect(["chosen": longer + [question] + good, "rejected": longer + [question] + bad], turns)
    }

    @Test("Plain, with the prompt beside the responses or as the words with which both begin")
    func plain() async throws {
        try await expect(["prompt": "Why is it late?", "chosen": "Good.", "rejected": "Bad."])
        try await expect(
            ["chosen": "Why is it late? Good.", "rejected": "Why is it late? Bad."], implied: 1)
        try await expect(
            ["chosen": "The sky is blue.", "rejected": "The sky is black."], [.user("The sky is")], good: "blue.",
            bad: "black.", implied: 1)
        try await expect(
            [
                "chosen": "Human: Why is it late?\n\nAssistant: Good.",
                "rejected": "Human: Why is it late?\n\nAssistant: Bad.",
            ])
    }

    @Test("ShareGPT's names, and contents in parts")
    func otherNames() async throws {
        let parts: [String: Any] = ["role": "user", "content": [["type": "text", "text": "Why is it late?"]]]
        try await expect(["prompt": [parts], "chosen": answer("Good."), "rejected": answer("Bad.")])
        try await expect([
            "conversations": [["from": "human", "value": "Why is it late?"]],
            "chosen": ["from": "gpt", "value": "Good."], "rejected": ["from": "gpt", "value": "Bad."],
        ])
    }

    /// A row that is none of these, the field at fault, and what is said.
    private static let wrong: [(row: String, field: String?, says: String)] = [
        (#"{"chosen": "Yes.", "rejected": "No."}"#, "chosen", "shares no beginning"),
        (#"{"chosen": "Yesterday.", "rejected": "Yes."}"#, "chosen", "shares no beginning"),
        (#"{"question": "Q", "chosen": "It is so.", "rejected": "It is not."}"#, "prompt", "rename question to prompt"),
        (#"{"prompt": "Q", "chosen": "x"}"#, "rejected", "is missing"),
        (#"{"prompt": "Q", "chosen": null, "rejected": "y"}"#, "chosen", "is missing"),
        (#"{"prompt": "Q", "chosen": [], "rejected": "y"}"#, "chosen", "must be text or a list"),
        (
            #"{"prompt": "Q", "chosen": [{"role": "tool", "content": "x"}], "rejected": "y"}"#, "chosen[0].role",
            "'tool' is no role"
        ),
        (
            #"{"prompt": [{"role": "user", "content": [{"type": "image_url"}]}], "chosen": "x", "rejected": "y"}"#,
            "prompt[0].content[0]", "pictures"
        ),
    ]

    @Test("A row of no such form says what is missing", arguments: wrong)
    func refused(row: String, field: String?, says: String) async throws {
        let error = try #require(await #expect(throws: DataError.self) { try await PairFiles.pairs([row]) })
        #expect(error.field == field && error.reason.contains(says), "\(error)")
    }

    @Test("Conversations that say nothing about a preference are left out and counted")
    func leftOut() async throws {
        let (good, bad) = (answer("Good."), answer("Bad."))
        let other = [["role": "user", "content": "Else?"]]
        let read = try await PairFiles.pairs([
            Rows.line(["prompt": [question], "chosen": good, "rejected": good]),
            Rows.line(["chosen": [question] + good, "rejected": other + bad]),
            Rows.line(["prompt": [question] + good, "chosen": good, "rejected": bad]),
            Rows.line(["prompt": [question], "chosen": [question], "rejected": bad]),
            Rows.line(["prompt": [question], "chosen": answer(" "), "rejected": bad]),
        ])
        #expect(read.pairs.isEmpty)
        #expect(
            read.counts.leftOut == [
                .equalResponses: 1, .earlierTurnsDiffer: 1, .notAfterHuman: 1, .noResponse: 1, .emptyResponse: 1,
            ])
    }
}
