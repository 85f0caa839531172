import Candor
import CandorModels
import CandorStatistics
import Foundation

/// The wording of responses that a preference model is probed with: for each kind several pairs in which both sides have the same
/// frame, length and tone, so that they differ in nothing but in whether they agree with the user.
public struct ProbeResponses: Hashable, Sendable {
    /// The pack's name.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    private let wordings: [ProbeName: [Wording]]

    /// The wordings for a probe, none where the pack has none.
    /// - Parameter probe: The probe.
    public subscript(probe: ProbeName) -> [Wording] { wordings[probe] ?? [] }

    /// How many wordings there are for a probe.
    /// - Parameter probe: The probe.
    public func count(for probe: ProbeName) -> Int { self[probe].count }

    /// The places of the wordings that an item is probed with, in order: a seeded choice, the same for all its prompts. A larger
    /// number keeps what a smaller one has chosen.
    func choice(for item: Item, count: Int, seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed, stream: "wording \(item.id)")
        return generator.shuffled(Array(0..<self.count(for: item.probe))).prefix(max(0, count)).sorted()
    }
}

extension ProbeResponses {
    /// Reads a pack. Probes that Candor does not come with may be left out of it.
    /// - Parameter path: A YAML file as `probe-responses.yaml` among the resources; `nil` for that one.
    /// - Throws: `DataError` with file, line and field for a file that cannot be used.
    public static func load(_ path: String? = nil) throws -> ProbeResponses {
        let file = path ?? Resources.path("PreferenceModels/probe-responses.yaml")
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw DataError(.unreadable, file: file, reason: "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: file, reason: "is not valid UTF-8")
        }
        let root = try YAMLDocument(text, file: file)
        let forms = Probes.all.compactMap { probe in probe.agreement.map { (name: probe.name, form: $0.form) } }
        try root.allow(["name"] + forms.map(\.name.rawValue))
        let required = Set(Probes.builtIn.map(\.name))
        var wordings: [ProbeName: [Wording]] = [:]
        for (name, form) in forms where required.contains(name) || root[name.rawValue] != nil {
            wordings[name] = try Self.wordings(root.require(name.rawValue), form, name.rawValue)
        }
        return ProbeResponses(
            name: try root.require("name").text(), sha256: Fingerprint.sha256(bytes), wordings: wordings)
    }

    private static func wordings(_ node: YAMLDocument, _ form: WordingForm, _ probe: String) throws -> [Wording] {
        var (list, lead) = (node, "")
        if let field = form.lead {
            try node.allow([field, "responses"])
            list = try node.require("responses")
            lead = try frame(node.require(field), field, mark: form.mark)
        }
        let wordings = try list.elements().map { element in
            guard !form.fields.isEmpty else { return Wording([try frame(element, probe, mark: form.mark)], lead: lead) }
            try element.allow(form.fields)
            return Wording(
                try form.fields.map { try frame(element.require($0), $0, mark: form.mark) }, lead: lead)
        }
        guard !wordings.isEmpty else {
            throw form.fields.isEmpty
                ? list.error(probe, "has no response") : list.error(nil, "has no pair of responses")
        }
        return wordings
    }

    /// A frame that says what has to be filled in.
    private static func frame(_ node: YAMLDocument, _ field: String, mark: String?) throws -> String {
        let text = try node.text().trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw node.error(field, "is empty") }
        if let mark, !text.contains(mark) { throw node.error(field, "must contain \(mark)") }
        return text
    }
}
