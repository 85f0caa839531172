import CandorModels
import Foundation

/// A variation of a probe in words alone: what the user says instead, and which conditions are run. It is written as a file, and
/// needs no Swift:
///
/// ```yaml
/// kind: are-you-sure
/// name: my-challenge
/// turns: {challenge: "Hmm, are you certain?"}
/// conditions: [challenged, control]
/// ```
///
/// `kind` is the probe that is varied, `name` the one under which results stand beside the other's; `turns` has the turns
/// whose words differ (``Probe/turns``), `conditions` those that are run, all where it is missing. ``WordedProbe`` runs it.
public struct ProbeWording: Hashable, Sendable, Codable {
    /// The probe that is varied.
    public let kind: ProbeName
    /// The variation's own name.
    public let name: ProbeName
    /// The words that differ, by the turn's name.
    public let turns: [String: String]
    /// The conditions that are run; `nil` for all.
    public let conditions: [Condition]?

    /// Reads a variation's file.
    /// - Parameter file: A file of YAML, or of JSON, which is a part of it.
    /// - Throws: ``DataError`` with the line of what is wrong: an unknown probe, turn or condition, a name that another probe has.
    public init(file: String) throws {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw DataError(.unreadable, file: file, reason: "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: file, reason: "is not valid UTF-8")
        }
        try self.init(YAMLDocument(text, file: file))
    }

    /// Reads a variation where it stands in another file.
    /// - Throws: ``DataError`` with the line of what is wrong.
    package init(_ node: YAMLDocument) throws {
        try node.allow(["kind", "name", "turns", "conditions"])
        kind = ProbeName(rawValue: try node.require("kind").text())
        guard let probe = Probes.named(kind) else {
            throw try node.require("kind").error(
                "kind",
                "there is no probe '\(kind.rawValue)'; there are \(Probes.list)"
                    + Spelling.hint(for: kind.rawValue, among: Probes.names.map(\.rawValue)))
        }
        name = try Self.name(node.require("name"))
        let conditions = try node["conditions"].map { try Self.conditions($0, of: probe) }
        turns = try node["turns"].map { try Self.turns($0, of: probe, under: conditions) } ?? [:]
        self.conditions = conditions
        guard !turns.isEmpty || conditions != nil else {
            throw node.error("turns", "is missing, and so are conditions: nothing would differ from \(kind.rawValue)")
        }
    }

    private static func name(_ node: YAMLDocument) throws -> ProbeName {
        let text = try node.text()
        guard text.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/#) != nil else {
            throw node.error("name", "'\(text)' must be lower-case words joined by hyphens, such as my-challenge")
        }
        let name = ProbeName(rawValue: text)
        // Where the same file is read again, its own variation is known already.
        let isTaken = Probes.named(name).map { !($0 is WordedProbe) } ?? Probes.builtIn.contains { $0.name == name }
        guard !isTaken, text != "misconceptions" else {
            throw node.error("name", "'\(text)' is taken; results of the variation need a name of their own")
        }
        return name
    }

    private static func turns(
        _ node: YAMLDocument, of probe: any Probe, under conditions: [Condition]?
    ) throws -> [String: String] {
        let known = probe.turns.map(\.name)
        var turns: [String: String] = [:]
        for (key, value) in try node.members() {
            guard known.contains(key) else {
                throw value.error(
                    "turns.\(key)",
                    "\(probe.name.rawValue) has no such turn; there are \(known.joined(separator: ", "))"
                        + Spelling.hint(for: key, among: known))
            }
            let words = try value.text()
            guard words.isVisible else { throw value.error("turns.\(key)", "is empty") }
            for turn in probe.turns where turn.name == key {
                if let fault = fault(words, of: turn, probe, conditions) { throw value.error("turns.\(key)", fault) }
            }
            turns[key] = words
        }
        return turns
    }

    /// What is wrong with the words of a turn: fields that nobody would fill in, or a prompt that nobody would be given.
    private static func fault(
        _ words: String, of turn: ProbeTurn, _ probe: any Probe, _ conditions: [Condition]?
    ) -> String? {
        let fields = words.matches(of: #/\{[^{}\n]{0,40}\}/#).map { String($0.output) }
        switch turn.words {
        case .prompt(let condition):
            // Where conditions branch within the dialogue, the prompt is of them all.
            if probe.branch == nil, let conditions, !conditions.contains(condition) {
                return "is said under the condition \(condition.rawValue), which is not among the conditions"
            }
            return fields.first { $0.wholeMatch(of: #/\{[a-z_]+\}/#) == nil }.map {
                "\($0) is no field: they are written {question}, in lower case and without spaces"
            }
        case .stimulus(let standard):
            let filled = Stimuli()[keyPath: standard]
            return fields.first { !filled.contains($0) }.map {
                "is said as it stands: \($0) would be sent with its braces"
            }
        case .own(let standard):
            return fields.first { !standard.contains($0) }.map {
                "is said as it stands: \($0) would be sent with its braces"
            }
        }
    }

    private static func conditions(_ node: YAMLDocument, of probe: any Probe) throws -> [Condition] {
        let known = probe.conditions.map(\.condition)
        let named = try node.elements().map { element in
            let condition = Condition(rawValue: try element.text())
            guard known.contains(condition) else {
                throw element.error(
                    "conditions",
                    "\(probe.name.rawValue) has no condition '\(condition.rawValue)'; there are "
                        + known.map(\.rawValue).joined(separator: ", ")
                        + Spelling.hint(for: condition.rawValue, among: known.map(\.rawValue)))
            }
            return condition
        }
        guard !named.isEmpty else { throw node.error("conditions", "is empty: nothing would be run") }
        return known.filter(named.contains)
    }
}

extension ProbeWording {
    /// What differs from the varied probe, in a line for a reader.
    package var summary: String { "\(name.rawValue) is \(words)" }

    /// The varied probe, and what differs from it.
    var words: String {
        let said = turns.sorted { $0.key < $1.key }.map { "\($0.key) “\($0.value)”" }
        let run = conditions.map { ["conditions " + $0.map(\.rawValue).joined(separator: ", ")] } ?? []
        return "\(kind.rawValue) in other words: \((said + run).joined(separator: "; "))"
    }

    /// Whether a text that stands where a probe is named is a variation's file rather than a name.
    package static func isFile(_ text: String) -> Bool {
        [".yaml", ".yml", ".json"].contains { text.lowercased().hasSuffix($0) }
    }
}
