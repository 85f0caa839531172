import ArgumentParser
import Candor
import Candor
import CandorBasics
import CandorLab

/// One of a few values that have names, as it stands on the command line: help lists the names, and shells complete them.
///
/// Every text is taken at first, so that the command says itself, in a line, what is wrong with a name that there is not, and which one
/// may have been meant.
struct Choice<Value: RawRepresentable & CaseIterable & Sendable>: ExpressibleByArgument, Sendable
where Value.RawValue == String {
    /// What was written.
    let text: String

    init(argument: String) { text = argument }

    /// A value, for a default.
    init(_ value: Value) { text = value.rawValue }

    static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
    var defaultValueDescription: String { text }

    /// The value; `nil` where there is none of that name.
    var value: Value? { Value(rawValue: text) }

    /// What is wrong with the name, for example `--format must be png, svg, csv or json; did you mean 'svg'?`.
    private func words(_ flag: String) -> String {
        let names = Self.allValueStrings
        let list = names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "")
        return "\(flag) must be \(list)" + Spelling.hint(for: text, among: names)
    }

    /// The value, for a command that runs.
    /// - Parameter flag: What it is called on the command line.
    /// - Throws: `LabError` that lists the names.
    func value(of flag: String) throws -> Value {
        guard let value else { throw LabError(.usage, words(flag)) }
        return value
    }

    /// Refuses a name that there is not, as the parser of the command line wants it.
    /// - Parameter flag: What it is called on the command line.
    /// - Throws: `ValidationError` that lists the names.
    func expect(_ flag: String) throws {
        guard value != nil else { throw ValidationError(words(flag)) }
    }
}

extension Choice<DialogueTopic> {
    /// The topic.
    /// - Throws: `LabError` that lists the topics.
    func topic() throws -> DialogueTopic { try DialogueTopic.parsed(text) }
}
