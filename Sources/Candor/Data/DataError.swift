import CandorModels
import Foundation

/// What is wrong with a data file, a prompt pack or a gold file, and where.
public struct DataError: Error, Hashable, Sendable {
    /// What kind of thing is wrong.
    public enum Code: String, Hashable, Sendable {
        /// There is no such file, or it cannot be read.
        case unreadable
        /// The bytes are not what the file's name promises: a truncated gzip stream, a line without end.
        case malformed
        /// A row is no valid text, lacks a field or has one that cannot be used.
        case badRow
        /// Nothing tells which probe a file feeds.
        case unknownProbe
        /// There is nothing to run.
        case empty
    }

    /// What kind of thing is wrong.
    public var code: Code
    /// The file, as the user named it.
    public var file: String
    /// The line, from 1; `nil` where no line is at fault.
    public var line: Int?
    /// The element of the JSON array that the file holds, from 1; `nil` where rows stand one a line.
    public var element: Int?
    /// The field, for example `base.correct_letter`.
    public var field: String?
    /// What is wrong and, where it helps, what to do.
    public var reason: String
    /// How many rows have it, where the error stands for all of one kind.
    public var rows: Int?
    /// What is wrong with the rows of a file of which none can be used: the first of each kind.
    public var causes: [DataError] = []
    /// What a row should be; said last.
    public var advice: String?

    /// Creates an error.
    public init(
        _ code: Code, file: String, line: Int? = nil, element: Int? = nil, field: String? = nil, reason: String
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.element = element
        self.field = field
        self.reason = reason
    }
}

extension DataError: CandorError {
    /// `file:line: field: reason`, as compilers write it; causes and advice follow on lines of their own.
    public var errorDescription: String? { lines.joined(separator: "\n") }

    /// The same line by line: one, unless there are causes or advice.
    public var lines: [String] {
        let others = causes.flatMap(\.lines) + [advice].compactMap { $0 }
        return [line(of: self)] + others.map { "  " + $0 }
    }

    private func line(of error: DataError) -> String {
        let place = [error.file, error.line.map(String.init)].compactMap { $0 }.joined(separator: ":")
        let element = error.element.map { "element \($0)" }
        let text = [place, element, error.field, error.reason].compactMap { $0 }.joined(separator: ": ")
        let count = error.rows.map { $0 == 1 ? " (1 row)" : " (\($0) rows)" } ?? ""
        return (text + count).split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? {
        switch code {
        case .unreadable: .noInput
        case .unknownProbe: .usage
        case .malformed, .badRow, .empty: .data
        }
    }
}
