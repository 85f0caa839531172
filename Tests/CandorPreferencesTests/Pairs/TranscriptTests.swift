import Candor
import CandorModels
import CandorPreferences
import CandorTestSupport
import Testing

@Suite("Dialogues written as one text")
struct TranscriptTests {
    @Test("The common turns become the dialogue, the last ones the responses")
    func split() async throws {
        let read = try await PairFiles.pairs([
            PairFiles.published(
                "\n\nHuman: Hi\n\nAssistant:  Hello!\n\nHuman: Which river?\n\nAssistant: The Nile.\n\nIt is long.",
                "\n\nHuman: Hi\n\nAssistant:  Hello!\n\nHuman: Which river?\n\nAssistant: The Po.")
        ])
        let pair = try #require(read.pairs.first)
        #expect(pair.dialogue.messages == [.user("Hi"), .assistant("Hello!"), .user("Which river?")])
        #expect(pair.inFileOrder == ("The Nile.\n\nIt is long.", "The Po."))
        #expect(pair.winner == "The Nile.\n\nIt is long.")
    }

    @Test("The words that begin turns are plain text anywhere but at the start of a paragraph")
    func inside() async throws {
        let read = try await PairFiles.pairs([
            PairFiles.published(
                "\n\nHuman: Say \"Assistant: yes\"\nHuman: or no\n\nAssistant: Human: no.  Assistant: yes.",
                "\n\nHuman: Say \"Assistant: yes\"\nHuman: or no\n\nAssistant: A Human: B")
        ])
        let pair = try #require(read.pairs.first)
        #expect(pair.dialogue.messages == [.user("Say \"Assistant: yes\"\nHuman: or no")])
        #expect(pair.inFileOrder == ("Human: no.  Assistant: yes.", "A Human: B"))
    }

    @Test("Lines may end as on Windows, and an earlier turn may be empty")
    func lineEnds() async throws {
        let chosen = "\n\nHuman: One\n\nAssistant: \n\nHuman: Two\n\nAssistant: Yes"
        let rejected = "\n\nHuman: One\n\nAssistant: \n\nHuman: Two\n\nAssistant: No"
        for end in ["\n", "\r\n"] {
            let read = try await PairFiles.pairs([
                PairFiles.published(chosen.replacing("\n", with: end), rejected.replacing("\n", with: end))
            ])
            #expect(read.pairs.first?.dialogue.messages == [.user("One"), .assistant(""), .user("Two")])
        }
    }

    /// Rows that tell nothing about preferences, and why.
    private static let unusable: [(chosen: String, rejected: String, problem: PairProblem)] = [
        ("Human: A\n\nAssistant: x", "Human: B\n\nAssistant: y", .earlierTurnsDiffer),
        ("Human: A\n\nAssistant: x\n\nHuman: C\n\nAssistant: z", "Human: A\n\nAssistant: y", .earlierTurnsDiffer),
        ("Human: A\n\nAssistant: x\n\nHuman: B", "Human: A\n\nAssistant: x\n\nHuman: C", .noResponse),
        ("Human: A\n\nAssistant: x\n\nAssistant: y", "Human: A\n\nAssistant: x\n\nAssistant: z", .notAfterHuman),
        ("Assistant: x", "Assistant: y", .notAfterHuman),
        ("Human: A\n\nAssistant: x", "Human: A\n\nAssistant:", .emptyResponse),
        ("Human: A\n\nAssistant: x", "Human: A\n\nAssistant:  x\n", .equalResponses),
    ]

    @Test("A row that tells nothing about preferences is left out, counted and named", arguments: unusable)
    func leftOut(chosen: String, rejected: String, problem: PairProblem) async throws {
        let read = try await PairFiles.pairs([
            PairFiles.ordered(), "", PairFiles.published("\n\n" + chosen, "\n\n" + rejected),
        ])
        #expect((read.counts.read, read.counts.used) == (2, 1))
        #expect(read.counts.leftOut == [problem: 1])
        #expect(read.counts.examples.map(\.line) == [3])
        #expect(read.counts.examples.map(\.reason) == [problem.rawValue])
    }

    @Test("A prompt may be a transcript, with or without a last word for the assistant, or plain text")
    func prompts() async throws {
        let read = try await PairFiles.pairs([
            PairFiles.ordered("Human: A\n\nAssistant: b\n\nHuman: C"),
            PairFiles.ordered("\n\nHuman: A\n\nAssistant: b\n\nHuman: C\n\nAssistant:"),
            PairFiles.ordered("What does \"Human: yes\" mean?\n\nAssistant: is a word too."),
        ])
        let transcript: [Message] = [.user("A"), .assistant("b"), .user("C")]
        #expect(read.pairs.map(\.dialogue.messages)[0] == transcript)
        #expect(read.pairs.map(\.dialogue.messages)[1] == transcript)
        #expect(
            read.pairs[2].dialogue.messages
                == [.user("What does \"Human: yes\" mean?\n\nAssistant: is a word too.")])
    }
}
