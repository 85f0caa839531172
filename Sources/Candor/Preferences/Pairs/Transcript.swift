import CandorModels
import Foundation

/// A dialogue written as one text, as hh-rlhf is published: each turn begins a paragraph with `Human:` or `Assistant:`.
///
/// The words count as a turn's beginning only at the start of the text and after an empty line. Elsewhere, and so in
/// "…called drag kings.  Human: Then how…", they are part of what is said, as they are in the published file.
struct Transcript {
    /// The turns, their text trimmed of the white space that the format puts around it; a turn may be empty.
    var turns: [Message]

    /// Splits a text.
    /// - Parameter text: The text.
    /// - Returns: `nil` if the text does not begin with a turn.
    init?(_ text: String) {
        let text = text.contains("\r\n") ? text.replacing("\r\n", with: "\n") : text
        let starts = Self.starts(in: text)
        guard let first = starts.first, first.isAtStart else { return nil }
        turns = starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1].marker.lowerBound : text.endIndex
            let said = text[starts[index].marker.upperBound..<end]
            return Message(starts[index].role, said.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    private struct Start {
        var role: Role
        var marker: Range<String.Index>
        var isAtStart: Bool
    }

    private static let markers: [(role: Role, bytes: [UInt8])] = [
        (.user, Array("Human:".utf8)), (.assistant, Array("Assistant:".utf8)),
    ]

    /// Every colon that ends a marker at the beginning of the text or of a paragraph.
    private static func starts(in text: String) -> [Start] {
        var starts: [Start] = []
        let bytes = text.utf8
        var search = bytes.startIndex
        while let colon = bytes[search...].firstIndex(of: UInt8(ascii: ":")) {
            search = bytes.index(after: colon)
            let before = bytes[..<search]
            for (role, marker) in markers where before.suffix(marker.count).elementsEqual(marker) {
                let lower = bytes.index(search, offsetBy: -marker.count)
                let lead = bytes[..<lower]
                let isAtStart = lead.allSatisfy { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }
                guard isAtStart || lead.suffix(2).elementsEqual([0x0A, 0x0A]) else { continue }
                starts.append(Start(role: role, marker: lower..<search, isAtStart: isAtStart))
            }
        }
        return starts
    }
}
