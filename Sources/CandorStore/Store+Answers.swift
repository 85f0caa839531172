import CandorDigest
import CandorModels
import Foundation
import GRDB

extension Store {
    /// The answer to a call, if it is remembered. One without visible text from an earlier version, which did not know why it
    /// had none, counts as not remembered.
    /// - Parameter call: What was asked.
    /// - Throws: ``StoreError``.
    public func answer(to call: Call) async throws -> Completion? {
        try await recall(call).completion
    }

    /// What is remembered of a call.
    struct Recalled: Sendable {
        /// The answer.
        var completion: Completion?
        /// Whether something is remembered that is asked again all the same.
        var isStale = false
        /// What the call failed of for ever.
        var refusal: CallFailure?
    }

    /// Looks a call up.
    /// - Parameter call: What was asked.
    /// - Throws: ``StoreError``.
    func recall(_ call: Call) async throws -> Recalled {
        let key = try CallKey(call).text
        let found = try await mapping {
            try await database.read { database in
                let answer = try Row.fetchOne(
                    database.cachedStatement(sql: "SELECT completion, form FROM answer WHERE key = ?"), arguments: [key]
                )
                let refusal =
                    answer == nil
                    ? try String.fetchOne(
                        database.cachedStatement(sql: "SELECT failure FROM refusal WHERE key = ?"), arguments: [key])
                    : nil
                return (
                    completion: answer?["completion"] as String?, form: answer?["form"] as Int?, refusal: refusal
                )
            }
        }
        do {
            var recalled = Recalled()
            recalled.completion = try found.completion.map {
                try JSONDecoder().decode(Completion.self, from: Data($0.utf8))
            }
            recalled.refusal = try found.refusal.map {
                try JSONDecoder().decode(CallFailure.self, from: Data($0.utf8))
            }
            if let answer = recalled.completion, found.form == nil, !answer.withReasoningApart.text.isVisible {
                recalled = Recalled(isStale: true)
            }
            return recalled
        } catch {
            throw StoreError(.notAStore, path: path, reason: "the answer \(key) cannot be read back")
        }
    }

    /// Remembers an answer; the first one written stays, unless it is one that is asked again.
    /// - Parameters:
    ///   - completion: The answer.
    ///   - call: What was asked.
    ///   - replaces: Whether it takes the place of one that is remembered.
    /// - Throws: ``StoreError``.
    public func remember(_ completion: Completion, to call: Call, replacing replaces: Bool = false) async throws {
        let key = try CallKey(call)
        let answer = AnswerWriter.Answer(
            key: key.text, model: call.model.description, call: key.canonical,
            completion: try JSONWriter.line.text(completion),
            received: Date.now.formatted(.iso8601), replaces: replaces, address: completion.address)
        try await writer.write(answer)
    }

    /// How many answers are remembered, by model.
    /// - Throws: ``StoreError``.
    public func answerCounts() async throws -> [(model: String, answers: Int)] {
        try await mapping {
            try await database.read { database in
                try Row.fetchAll(database, sql: "SELECT model, COUNT(*) FROM answer GROUP BY model ORDER BY model")
                    .map { (model: $0[0], answers: $0[1]) }
            }
        }
    }
}

/// What an answer is remembered under: SHA-256 over the call's canonical JSON.
struct CallKey {
    let canonical: String
    let text: String

    init(_ call: Call) throws {
        let bytes = try JSONWriter.line.bytes(call)
        canonical = String(decoding: bytes, as: UTF8.self)
        text = SHA256.hash(data: bytes).hexadecimal
    }
}
