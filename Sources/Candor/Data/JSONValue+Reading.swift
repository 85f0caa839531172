import CandorModels

extension JSONValue {
    /// A text, or a number as it is usually written; `nil` for anything else, and for a number so large that a file's digits
    /// may not have been kept.
    package var plainText: String? {
        switch self {
        case .string(let text): return text
        case .number(let number):
            guard number.magnitude <= 0x1p53 else { return nil }
            return Int(exactly: number).map(String.init) ?? String(number)
        default: return nil
        }
    }

    /// The texts of an array, or a single text as a list of one; numbers count as their text.
    var plainTexts: [String]? {
        guard case .array(let elements) = self else { return plainText.map { [$0] } }
        let texts = elements.compactMap(\.plainText)
        return texts.count == elements.count ? texts : nil
    }

    /// What kind of value it is, in words.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool(let flag): String(flag)
        case .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
