import CandorModels

/// A dialogue written as one text, as hh-rlhf is published: each turn begins a paragraph with `Human:` or `Assistant:`.
///
/// The words count as a turn's beginning only at the start of the text and after an empty line. Elsewhere, and so in
/// "…called drag kings.  Human: Then how…", they are part of what is said, as they are in the published file.
package struct Transcript {
    /// The turns, their text trimmed of the white space that the format puts around it; a turn may be empty.
    var turns: [Message]

    /// Splits a text.
    /// - Parameter text: The text.
    /// - Returns: `nil` if the text does not begin with a turn.
    package init?(_ text: String) {
        let text = text.utf8.contains(UInt8(ascii: "\r")) ? text.replacing("\r\n", with: "\n") : text
        let opening = text.utf8.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }
        guard Self.markers.contains(where: { opening.starts(with: $0.bytes) }) else { return nil }
        let starts = Self.starts(in: text, from: opening.startIndex)
        turns = starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1].marker.lowerBound : text.endIndex
            let said = text[starts[index].marker.upperBound..<end]
            return Message(starts[index].role, said.trimmed)
        }
    }

    private struct Start {
        var role: Role
        var marker: Range<String.Index>
    }

    private static let markers: [(role: Role, bytes: [UInt8])] = [
        (.user, Array("Human:".utf8)), (.assistant, Array("Assistant:".utf8)),
    ]

    /// Every marker that stands at the opening of the text or of a paragraph: found by its colon, which is rare.
    private static func starts(in text: String, from opening: String.Index) -> [Start] {
        var starts: [Start] = []
        let bytes = text.utf8
        var search = opening
        while let colon = bytes[search...].firstIndex(of: UInt8(ascii: ":")) {
            search = bytes.index(after: colon)
            let before = bytes[opening..<search]
            for (role, marker) in markers where before.suffix(marker.count).elementsEqual(marker) {
                let lower = bytes.index(search, offsetBy: -marker.count)
                guard lower == opening || bytes[opening..<lower].suffix(2).elementsEqual([0x0A, 0x0A]) else { continue }
                starts.append(Start(role: role, marker: lower..<search))
            }
        }
        return starts
    }
}
