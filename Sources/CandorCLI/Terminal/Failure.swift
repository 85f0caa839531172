import Candor
import CandorLab
import CandorStore
import Foundation

/// One line for an error: what went wrong and, where it is known, what to do next. The reasons of a file of which no row
/// can be used have lines of their own.
enum Failure {
    /// - Parameters:
    ///   - error: What went wrong.
    ///   - name: What the user calls a value of a plan, by its key.
    static func text(of error: any Error, naming name: (String) -> String = FlagName.of) -> String {
        if error is CancellationError {
            return "interrupted; every answer so far is remembered, and the same command goes on from here"
        }
        if let error = error as? DataError { return withFlag(error.lines.joined(separator: "\n")) }
        if let error = error as? StoreError { return withFlag("\(error.path): \(error.reason)") }
        let described =
            (error as? LabError)?.words.text(naming: name) ?? (error as? any LocalizedError)?.errorDescription
            ?? words(error)
        let advice = (error as? any LocalizedError)?.recoverySuggestion
        let end = described.last.map { ".!?".contains($0) } ?? false ? " " : ". "
        let text = [described, advice].compactMap { $0 }.joined(separator: end)
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// What a library advises, with the flag that does it.
    private static func withFlag(_ text: String) -> String {
        let flags = ["name another store": "--store", "name the store": "--store", "name the probe": "--probe"]
        return flags.first { text.hasSuffix($0.key) }.map { "\(text) with \($0.value)" } ?? text
    }

    /// What the system says of a file, without the system's way of printing it.
    private static func words(_ error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        let reason = (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
        return "\(error.filePath ?? "a file"): cannot be read or written" + (reason.map { " (\($0))" } ?? "")
    }
}
