extension DecodingError {
    /// The field and what is wrong with it.
    var summary: String {
        switch self {
        case .keyNotFound(let key, _): "the field \(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            ([context.codingPath.map(\.stringValue).joined(separator: ".")].filter { !$0.isEmpty }
                + [context.debugDescription]).joined(separator: ": ")
        @unknown default: "cannot be read"
        }
    }
}
