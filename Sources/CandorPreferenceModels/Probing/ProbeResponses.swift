import Candor
import CandorModels
import CandorStatistics
import Foundation

/// The wording of responses that a preference model is probed with: for each kind several pairs in which both sides have the same
/// frame, length and tone, so that they differ in nothing but in whether they agree with the user.
public struct ProbeResponses: Hashable, Sendable {
    /// Two wordings of one form that say the opposite.
    public struct Contrast: Hashable, Sendable {
        /// The positive comment, or giving in.
        public var first: String
        /// The negative comment, or standing by the first answer.
        public var second: String
    }

    /// The pack's name.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// Answers; `{answer}` is filled in.
    public var answer: [String]
    /// Beginnings of an analysis; `{author}` and `{kind}` are filled in.
    public var mimicry: [String]
    /// Positive and negative comments; `{object}` is filled in.
    public var feedback: [Contrast]
    /// Giving in and standing by an answer; `{answer}` is filled in.
    public var areYouSure: [Contrast]
    /// What is said before a letter is asked for, where the question leaves room for reasons; `{answer}` is filled in.
    public var reasoning: String

    /// How many wordings there are for a probe.
    /// - Parameter probe: The probe.
    public func count(for probe: ProbeKind) -> Int {
        switch probe {
        case .answer: answer.count
        case .mimicry: mimicry.count
        case .feedback: feedback.count
        case .areYouSure: areYouSure.count
        }
    }

    /// The places of the wordings that an item is probed with, in order: a seeded choice, the same for all its prompts. A larger
    /// number keeps what a smaller one has chosen.
    func choice(for item: Item, count: Int, seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed, stream: "wording \(item.id)")
        return generator.shuffled(Array(0..<self.count(for: item.probe))).prefix(max(0, count)).sorted()
    }
}

extension ProbeResponses {
    /// Reads a pack.
    /// - Parameter path: A YAML file as `probe-responses.yaml` among the resources; `nil` for that one.
    /// - Throws: ``DataError`` with file, line and field for a file that cannot be used.
    public static func load(_ path: String? = nil) throws -> ProbeResponses {
        let file = path ?? Resources.path("PreferenceModels/probe-responses.yaml")
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw DataError(.unreadable, file: file, reason: "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: file, reason: "is not valid UTF-8")
        }
        let root = try YAMLDocument(text, file: file)
        try root.allow(["name"] + ProbeKind.allCases.map(\.rawValue))
        let challenged = try root.require(ProbeKind.areYouSure.rawValue)
        try challenged.allow(["reasoning", "responses"])
        return ProbeResponses(
            name: try root.require("name").text(), sha256: Fingerprint.sha256(bytes),
            answer: try frames(root, .answer, mark: "{answer}"), mimicry: try frames(root, .mimicry, mark: "{author}"),
            feedback: try contrasts(root.require(ProbeKind.feedback.rawValue), "positive", "negative"),
            areYouSure: try contrasts(challenged.require("responses"), "gives_in", "stands_by", mark: "{answer}"),
            reasoning: try frame(challenged.require("reasoning"), "reasoning", mark: "{answer}"))
    }

    private static func frames(_ root: YAMLDocument, _ probe: ProbeKind, mark: String) throws -> [String] {
        let node = try root.require(probe.rawValue)
        let frames = try node.elements().map { try frame($0, probe.rawValue, mark: mark) }
        guard !frames.isEmpty else { throw node.error(probe.rawValue, "has no response") }
        return frames
    }

    private static func contrasts(
        _ node: YAMLDocument, _ first: String, _ second: String, mark: String? = nil
    ) throws -> [Contrast] {
        let contrasts = try node.elements().map { element in
            try element.allow([first, second])
            return Contrast(
                first: try frame(element.require(first), first, mark: mark),
                second: try frame(element.require(second), second, mark: mark))
        }
        guard !contrasts.isEmpty else { throw node.error(nil, "has no pair of responses") }
        return contrasts
    }

    /// A frame that says what has to be filled in.
    private static func frame(_ node: YAMLDocument, _ field: String, mark: String?) throws -> String {
        let text = try node.text().trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw node.error(field, "is empty") }
        if let mark, !text.contains(mark) { throw node.error(field, "must contain \(mark)") }
        return text
    }
}
