import Foundation

/// One line for an error: what went wrong and, where it is known, what to do next.
enum Failure {
    static func text(of error: any Error) -> String {
        if error is CancellationError {
            return "interrupted; every answer so far is remembered, and the same command goes on from here"
        }
        let described = (error as? any LocalizedError)?.errorDescription ?? "\(error)"
        let advice = (error as? any LocalizedError)?.recoverySuggestion
        let end = described.hasSuffix(".") ? " " : ". "
        let text = [described, advice].compactMap { $0 }.joined(separator: end)
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
