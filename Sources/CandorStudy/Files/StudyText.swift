import Candor
import Foundation

/// What is said to raters around the tasks, in Markdown: texts that ship with Candor, in general words.
///
/// They are a starting point. Who runs a study has them, or rather texts of their own that name who is responsible, approved
/// where that is required before anybody is asked.
public enum StudyText: String, Hashable, Sendable, CaseIterable {
    /// What a rater agrees to: what is stored, that taking part is voluntary, that some of what is read may be false.
    case consent
    /// How to do it.
    case instructions
    /// What is said at the end where some of what was read was false on purpose.
    case thanks
    /// What is said at the end of any other study.
    case plainThanks = "thanks-plain"

    /// The file that ships with Candor.
    public var builtIn: String { Resources.path("Study/\(rawValue).md") }

    /// Reads the text.
    /// - Parameter path: A file of the user's own; `nil` for the one that ships with Candor.
    /// - Throws: `DataError` if there is no such file, or it is empty or no valid UTF-8.
    public func text(path: String? = nil) throws -> String {
        let file = path ?? builtIn
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw DataError(.unreadable, file: file, reason: "no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: file, reason: "is not valid UTF-8")
        }
        guard !text.trimmed.isEmpty else { throw DataError(.empty, file: file, reason: "says nothing") }
        return text
    }
}
