import Testing

/// A page whose text does not fill the screen when a test fails.
struct Page: CustomTestStringConvertible, Equatable {
    var text: String

    init(_ text: some StringProtocol) { self.text = String(text) }

    func contains(_ part: String) -> Bool { text.contains(part) }

    var testDescription: String { "a page of \(text.count) characters" }
}
