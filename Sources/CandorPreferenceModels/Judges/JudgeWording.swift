import Candor
import CandorModels
import Foundation

/// What a judge of preferences is asked, as data: `Resources/PreferenceModels/judge.yaml`.
struct JudgeWording: Sendable {
    /// One question.
    struct Question: Sendable {
        var system: String
        var template: PromptTemplate
        /// For each reading, the replies that mean it.
        var replies: [String: [String]]
        /// The longest reply, in tokens.
        var maxTokens: Int

        fileprivate init(_ node: YAMLDocument) throws {
            system = try node.require("system").text()
            template = PromptTemplate(try node.require("template").text())
            var replies: [String: [String]] = [:]
            for (reading, texts) in try node.require("replies").members() { replies[reading] = try texts.texts() }
            self.replies = replies
            maxTokens = try node.require("max_tokens").integer()
        }

        /// The dialogue that asks it. The frame's lines carry a mark that stands in none of the texts, so that no text can close its
        /// part; it is made of the dialogue alone where it can be, so that questions about one dialogue begin alike.
        func asked(of dialogue: Dialogue, _ responses: [String: String]) -> Dialogue {
            let fence = Self.fence(around: dialogue, responses.values.joined(separator: "\n"))
            let turns = dialogue.messages.map { message in
                "[\(fence) \(message.role == .user ? "human" : message.role.rawValue)]\n\(message.content)"
            }
            let shown = ["fence": fence, "conversation": turns.joined(separator: "\n")]
            return Dialogue([.system(system), .user(template.filled(with: shown.merging(responses) { $1 }))])
        }

        private static func fence(around dialogue: Dialogue, _ responses: String) -> String {
            let turns = dialogue.messages.map(\.content).joined(separator: "\n")
            let texts = turns + "\n" + responses
            var attempt = 0
            while true {
                let mark = String(Fingerprint.short(turns, String(attempt)).prefix(8))
                guard texts.contains(mark) else { return mark }
                attempt += 1
            }
        }
    }

    /// Which of two responses is the better.
    var choice: Question
    /// How good a response is.
    var rating: Question
    /// SHA-256 of the file's bytes, in hexadecimal.
    var sha256: String

    /// The wording that ships with Candor.
    /// - Throws: ``DataError`` if the installation is damaged.
    static func builtIn() throws -> JudgeWording {
        let path = Resources.path("PreferenceModels/judge.yaml")
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        let root = try YAMLDocument(String(decoding: bytes, as: UTF8.self), file: path)
        return JudgeWording(
            choice: try Question(root.require("choice")), rating: try Question(root.require("rating")),
            sha256: Fingerprint.sha256(bytes))
    }
}
