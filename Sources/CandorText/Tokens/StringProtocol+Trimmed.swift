extension StringProtocol {
    /// The text without white space at its ends. Foundation's way to do it converts the whole text to UTF-16 first, which takes
    /// most of the time of reading a file of pairs.
    package var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
