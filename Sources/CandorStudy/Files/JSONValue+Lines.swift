import CandorModels
import Foundation

extension [JSONValue] {
    /// One value a line, keys sorted, so that the same values give the same bytes.
    func jsonLines() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    }
}
