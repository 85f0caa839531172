/// Several short texts as one, a line per text: the particulars of a trial's row are texts, and some of them are lists.
struct TextLines: Hashable, Sendable {
    /// The texts; none of them has a line break.
    let texts: [String]

    /// Some texts. Line breaks within them become spaces, or the lines could not be told apart again.
    init(_ texts: [String]) {
        self.texts = texts.map { text in
            guard text.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
                return text
            }
            return String(text.map { ["\n", "\r", "\r\n"].contains($0) ? " " : $0 })
        }
    }

    /// The texts of some lines; empty lines are none.
    init(_ joined: String) {
        texts = joined.split(separator: "\n").map(String.init)
    }

    /// The texts, a line per text.
    var joined: String { texts.joined(separator: "\n") }
}
