import Foundation

/// The one way in which Candor writes JSON: keys sorted and slashes as they are, so that equal values are equal bytes.
package struct JSONWriter: Sendable {
    /// Values on one line each.
    package static let line = JSONWriter()
    /// Values over several lines, for people too.
    package static let pages = JSONWriter(isPretty: true)

    private let encoder: JSONEncoder

    /// Lays out a writer.
    /// - Parameters:
    ///   - isPretty: Whether to write over several lines.
    ///   - escapesSlashes: Whether slashes are written as `\/`.
    ///   - dates: How dates are written.
    ///   - oddNumbers: What becomes of numbers that are not finite, which JSON does not know.
    package init(
        isPretty: Bool = false, escapesSlashes: Bool = false, dates: JSONEncoder.DateEncodingStrategy = .deferredToDate,
        oddNumbers: JSONEncoder.NonConformingFloatEncodingStrategy = .throw
    ) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        if !escapesSlashes { encoder.outputFormatting.insert(.withoutEscapingSlashes) }
        encoder.dateEncodingStrategy = dates
        encoder.nonConformingFloatEncodingStrategy = oddNumbers
        self.encoder = encoder
    }

    /// A value as bytes.
    /// - Throws: What the encoder throws, for example for a number that is not finite.
    package func bytes(_ value: some Encodable) throws -> Data { try encoder.encode(value) }

    /// A value as a text without a line's end.
    /// - Throws: As ``bytes(_:)``.
    package func text(_ value: some Encodable) throws -> String { String(decoding: try bytes(value), as: UTF8.self) }

    /// A value as the content of a file, which ends with a line's end.
    /// - Throws: As ``bytes(_:)``.
    package func file(_ value: some Encodable) throws -> String { try text(value) + "\n" }

    /// Values one after the other, each with a line's end.
    /// - Throws: As ``bytes(_:)``.
    package func lines(_ values: [some Encodable]) throws -> String { try values.map(file).joined() }
}
