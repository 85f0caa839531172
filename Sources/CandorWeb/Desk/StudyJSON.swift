import CandorModels
import CandorStore
import Foundation

/// How a study's parts are written in its file: one line of JSON each.
enum StudyJSON {
    static func text(_ value: some Encodable) throws -> String {
        try writer.text(value)
    }

    private static let writer = JSONWriter(dates: .secondsSince1970)

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String, file: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw StoreError(.notAStore, path: file, reason: "has a line that cannot be read: \(text.prefix(80))")
        }
    }
}
