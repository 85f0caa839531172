import Candor
import CandorStudy
import CandorTesting
import Foundation

/// Reads text as a file of tasks.
enum StudyFiles {
    static func read(
        _ lines: [String], name: String = "tasks.jsonl", comparingWith truthful: StudyTaskFile.Truthful = .helpful
    ) async throws -> StudyTaskFile {
        try await TemporaryDirectory.with { folder in
            let file = try folder.write(name, lines.joined(separator: "\n") + "\n")
            return try StudyTaskFile(path: file.path, comparingWith: truthful)
        }
    }

    /// The error of a file that cannot be used.
    static func error(_ lines: [String], name: String = "tasks.jsonl") async throws -> DataError? {
        do {
            _ = try await read(lines, name: name)
            return nil
        } catch let error as DataError {
            return error
        }
    }
}
