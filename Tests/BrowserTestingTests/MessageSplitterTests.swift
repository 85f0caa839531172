import Foundation
import Testing

@testable import BrowserTesting

@Suite("Messages of a browser are put together out of pieces")
struct MessageSplitterTests {
    @Test("However a pipe cuts them, messages come whole and in order", arguments: [1, 2, 3, 5, 100])
    func pieces(length: Int) {
        let bytes = Data("one\u{0}\u{0}two é\u{0}three\u{0}unfinished".utf8)
        var splitter = MessageSplitter()
        let messages = stride(from: 0, to: bytes.count, by: length).flatMap {
            splitter.take(bytes[$0..<min($0 + length, bytes.count)])
        }
        #expect(messages.map { String(decoding: $0, as: UTF8.self) } == ["one", "", "two é", "three"])
    }
}
