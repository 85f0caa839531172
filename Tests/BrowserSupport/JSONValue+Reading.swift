import Candor
import CandorModels
import Foundation

extension JSONValue {
    /// The number, if it is one.
    package var number: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    /// The value in JSON, which is also an expression of a script.
    package var source: String {
        let data = try? JSONEncoder().encode(self)
        return String(decoding: data ?? Data("null".utf8), as: UTF8.self)
    }

    /// The string itself, or the source of any other value.
    package var text: String { string ?? source }
}
