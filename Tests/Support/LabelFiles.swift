import Candor
import CandorPreferences
import CandorTesting
import Foundation

/// Labels files, written for the tests.
package enum LabelFiles {
    /// Reads lines as a labels file.
    package static func file(_ lines: [String], features: [String] = []) async throws -> LabelsFile {
        try await TemporaryDirectory.with { folder in
            let path = try folder.write("labels.jsonl", lines.joined(separator: "\n")).path
            return try LabelsFile(path: path, features: features)
        }
    }

    /// A line with one pair's features, as text.
    package static func line(_ pair: String, _ features: String, preferred: String = "\"a\"") -> String {
        #"{"pair": "\#(pair)", "preferred": \#(preferred), "features": {\#(features)}}"#
    }
}
