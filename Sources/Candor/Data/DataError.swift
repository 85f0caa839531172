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
    /// The field, for example `base.correct_letter`.
    public var field: String?
    /// What is wrong and, where it helps, what to do.
    public var reason: String

    /// Creates an error.
    public init(_ code: Code, file: String, line: Int? = nil, field: String? = nil, reason: String) {
        self.code = code
        self.file = file
        self.line = line
        self.field = field
        self.reason = reason
    }
}

extension DataError: LocalizedError {
    /// `file:line: field: reason`, as compilers write it.
    public var errorDescription: String? {
        let place = [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
        return [place, field, reason].compactMap { $0 }.joined(separator: ": ")
    }
}
