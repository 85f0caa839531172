extension DecodingError {
    /// The member at fault and what is wrong with it.
    package var summary: String {
        switch self {
        case .keyNotFound(let key, _): "the field \(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            [Self.name(context.codingPath), context.debugDescription].compactMap { $0 }.joined(separator: ": ")
        @unknown default: "cannot be read"
        }
    }

    /// The path of the member at fault, for example `effects.polite.mean`; `nil` if the file as a whole is.
    package var field: String? {
        switch self {
        case .keyNotFound(let key, let context): Self.name(context.codingPath + [key])
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            Self.name(context.codingPath)
        @unknown default: nil
        }
    }

    private static func name(_ path: [any CodingKey]) -> String? {
        path.isEmpty ? nil : path.map(\.stringValue).joined(separator: ".")
    }
}
