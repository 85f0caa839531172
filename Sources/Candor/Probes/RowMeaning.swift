import CandorModels

/// What a row means to a probe.
///
/// Conditions come from the row's `metadata` alone; one that a file lacks is never invented.
public struct RowMeaning: Sendable {
    /// The data set.
    public var dataset: String
    /// The text or question that all conditions of the item share: with the data set it makes the item's id.
    public var subject: String
    /// What the user implies.
    public var condition: Condition
    /// What a judge needs to know.
    public var gold: Gold
    /// The turns in the place of the row's own; `nil` for those, word for word.
    public var prompt: Dialogue?
    /// Whether the row is run: a variation may leave conditions out.
    public var isRun = true

    /// Creates a meaning.
    /// - Parameters:
    ///   - dataset: The data set.
    ///   - subject: The text or question that all conditions of the item share.
    ///   - condition: What the user implies.
    ///   - gold: What a judge needs to know.
    public init(dataset: String, subject: String, condition: Condition, gold: Gold) {
        self.dataset = dataset
        self.subject = subject
        self.condition = condition
        self.gold = gold
    }
}

/// What tells, in a row, that it feeds a probe. A sign in the metadata goes before one in a template; of several probes whose sign
/// a row carries, the last one is meant.
public enum RowSign: Hashable, Sendable {
    /// The row's metadata have this key.
    case metadata(String)
    /// The row's prompt template contains this text.
    case template(String)

    func isCarried(by row: EvaluationRow) -> Bool {
        switch self {
        case .metadata(let key): row.metadata[key] != nil
        case .template(let text): row.template?.contains(text) ?? false
        }
    }

    var isMetadata: Bool { if case .metadata = self { true } else { false } }
}

extension ProbeName {
    /// The probe that a file's name speaks of, `nil` if it speaks of none; of several the one with the longest sign.
    /// - Parameter path: A path; only its last part counts.
    public init?(ofFile path: String) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let name = file.lowercased().replacing("_", with: "-")
        let known = Probes.all.filter { name.contains($0.fileSign) }
        guard let match = known.max(by: { $0.fileSign.count < $1.fileSign.count }) else { return nil }
        self = match.name
    }

    /// The probe that a row's metadata speaks of, `nil` if it speaks of none.
    public init?(ofRow row: EvaluationRow) {
        let signs = Probes.all.flatMap { probe in
            probe.rowSigns.filter { $0.isCarried(by: row) }.map { (probe.name, $0) }
        }
        guard let match = signs.last(where: { $0.1.isMetadata }) ?? signs.last else { return nil }
        self = match.0
    }
}
