import Foundation

/// The one way in which values become the JSON of files: keys sorted, so that equal values are equal bytes.
package enum JSONText {
    /// A file of its own, indented, with a line break at its end.
    package static func file(_ value: some Encodable) throws -> String {
        try text(value, [.prettyPrinted]) + "\n"
    }

    /// A line of a `.jsonl` file, without the line break.
    package static func line(_ value: some Encodable) throws -> String { try text(value, []) }

    private static func text(_ value: some Encodable, _ form: JSONEncoder.OutputFormatting) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = form.union([.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
