import ArgumentParser

/// The scale of a prior on the command line: a number, or `auto` for the one that predicts held-out pairs best.
struct PriorScale: ExpressibleByArgument, Sendable {
    /// What was written.
    let text: String

    init(argument: String) { text = argument }

    static let automatic = PriorScale(argument: "auto")
    static var defaultCompletionKind: CompletionKind { .list([automatic.text]) }
    var defaultValueDescription: String { text }

    /// The number; `nil` for `auto`.
    var number: Double? { Double(text) }

    /// - Throws: `ValidationError` where it is neither.
    func expect() throws {
        guard text == Self.automatic.text || number.map({ $0 > 0 && $0.isFinite }) == true else {
            throw ValidationError("--prior-scale must be auto or a number above 0")
        }
    }
}
