import Foundation

/// An error that Candor knows: it says in words what is wrong and what to do, and with what status a command that it ends exits.
///
/// ```swift
/// struct RosterError: CandorError {
///     var errorDescription: String? { "roster.csv: nobody is on it; add a row per rater" }
///     var exitStatus: ExitStatus? { .data }
/// }
/// ```
public protocol CandorError: LocalizedError {
    /// The status of a command that the error ends; `nil` where only whoever threw the error below it knows.
    var exitStatus: ExitStatus? { get }
}
