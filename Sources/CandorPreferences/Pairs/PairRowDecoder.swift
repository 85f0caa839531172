import Candor
import CandorModels

/// Reads one row as two responses to one dialogue.
///
/// The forms that are known:
/// - `{"prompt" | "dialogue", "response_a", "response_b", "preferred"}`;
/// - `{"prompt", "chosen", "rejected"}`, responses apart from what is answered, each as text or as messages (TRL's format with
///   explicit prompt);
/// - `{"chosen", "rejected"}`, whole dialogues as hh-rlhf's text or as messages, or texts that share their beginning, which
///   is then the prompt (TRL's format with implicit prompt).
package struct PairRowDecoder {
    /// A row's content, A and B as the file has them.
    package struct Content {
        package var dialogue: [Message]
        package var responseA: String
        package var responseB: String
        package var preferred: Preference
        package var id: String?
        package var rater: String?
        /// Whether the prompt is the beginning that two texts share.
        package var hasImpliedPrompt = false
    }

    /// A well-formed row that tells nothing about preferences.
    package struct Unusable: Error {
        package var problem: PairProblem

        package init(problem: PairProblem) {
            self.problem = problem
        }
    }

    private let row: DataRow

    package init(_ row: DataRow) {
        self.row = row
    }

    /// The row's content.
    /// - Throws: ``DataError`` for a bad row, ``Unusable`` for one that is left out.
    package func content() throws -> Content {
        var content = try row["chosen"] != nil || row["rejected"] != nil ? published() : ordered()
        content.id = try row.name("id")
        content.rater = try row.name("rater")
        guard content.dialogue.last?.role == .user else { throw Unusable(problem: .notAfterHuman) }
        let responses = [content.responseA, content.responseB].map(\.trimmed)
        guard !responses.contains("") else { throw Unusable(problem: .emptyResponse) }
        guard responses[0] != responses[1] else { throw Unusable(problem: .equalResponses) }
        return content
    }

    // MARK: Chosen and rejected

    private func published() throws -> Content {
        for field in ["chosen", "rejected"] where row[field] == nil || row[field] == .null {
            throw row.bad(field, "is missing")
        }
        if let chosen = row["chosen"]?.string, let rejected = row["rejected"]?.string {
            if Transcript(chosen) == nil, Transcript(rejected) == nil { return try texts(chosen, rejected) }
        } else if let field = promptField {
            return try messages(after: asked(field))
        }
        return try dialogues(whole("chosen"), whole("rejected"))
    }

    /// Texts that are no transcripts: responses to a prompt, or texts that begin with it.
    private func texts(_ chosen: String, _ rejected: String) throws -> Content {
        if let field = promptField {
            return Content(dialogue: try asked(field), responseA: chosen, responseB: rejected, preferred: .a)
        }
        if let name = Self.otherPrompts.first(where: { row[$0] != nil }) {
            throw row.bad("prompt", "is missing; rename \(name) to prompt if that is what is answered")
        }
        let prompt = Self.sharedBeginning(chosen, rejected)
        guard prompt.isVisible else {
            throw row.bad(
                "chosen",
                "is no dialogue and shares no beginning with rejected: add the prompt, or begin both texts with it "
                    + "(\"Human: …\")")
        }
        return Content(
            dialogue: [.user(prompt.trimmed)], responseA: String(chosen.dropFirst(prompt.count)).trimmed,
            responseB: String(rejected.dropFirst(prompt.count)).trimmed, preferred: .a, hasImpliedPrompt: true)
    }

    /// Messages beside a prompt: they answer it, or repeat it.
    private func messages(after prompt: [Message]) throws -> Content {
        let sides = try ["chosen", "rejected"].map { field in
            let said = try row[field]?.string.map { [.assistant($0)] } ?? whole(field)
            return said.starts(with: prompt) || said.first?.role != .assistant ? said : prompt + said
        }
        return try dialogues(sides[0], sides[1])
    }

    /// Whole dialogues that differ in their last turn.
    private func dialogues(_ chosen: [Message], _ rejected: [Message]) throws -> Content {
        guard let answer = chosen.last, let other = rejected.last, answer.role == .assistant, other.role == .assistant
        else { throw Unusable(problem: .noResponse) }
        guard chosen.dropLast() == rejected.dropLast() else { throw Unusable(problem: .earlierTurnsDiffer) }
        return Content(
            dialogue: Array(chosen.dropLast()), responseA: answer.content, responseB: other.content, preferred: .a)
    }

    /// The whole words with which two texts begin alike.
    private static func sharedBeginning(_ first: String, _ second: String) -> String {
        let common = first.commonPrefix(with: second)
        let isWhole = [first, second].allSatisfy { text in
            text.dropFirst(common.count).first.map { $0.isWhitespace } ?? true
        }
        if isWhole { return common }
        return common.lastIndex(where: \.isWhitespace).map { String(common[...$0]) } ?? ""
    }

    // MARK: A and B

    private func ordered() throws -> Content {
        guard let field = promptField else {
            throw row.bad(
                "prompt",
                "is missing; a row is {\"chosen\", \"rejected\"} or "
                    + "{\"prompt\" or \"dialogue\", \"response_a\", \"response_b\", \"preferred\"}")
        }
        return Content(
            dialogue: try asked(field), responseA: try row.text("response_a"), responseB: try row.text("response_b"),
            preferred: try preferred())
    }

    private func preferred() throws -> Preference {
        guard let value = row["preferred"], value != .null else { throw row.bad("preferred", "is missing") }
        guard let preference = Preference(value) else {
            throw row.bad("preferred", "must be \"a\", \"b\", \"tie\" or A's share of the raters, a number from 0 to 1")
        }
        return preference
    }

    // MARK: Fields

    /// The field that holds what is answered.
    private var promptField: String? {
        ["prompt", "dialogue", "conversations", "messages"].first { row[$0] != nil && row[$0] != .null }
    }

    /// What others call the prompt: taken for nothing else, and not taken for it without being told.
    private static let otherPrompts = ["question", "instruction", "input", "query", "context", "post", "problem"]

    /// A whole dialogue, its response included.
    private func whole(_ field: String) throws -> [Message] {
        guard let value = row[field] else { throw row.bad(field, "is missing") }
        return try DialogueField(value, name: field, at: row.place).whole()
    }

    /// What is answered.
    private func asked(_ field: String) throws -> [Message] {
        guard let value = row[field] else { throw row.bad(field, "is missing") }
        return try DialogueField(value, name: field, at: row.place).asked()
    }
}
