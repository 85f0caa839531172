/// Words about a plan, in which its values are named by their keys: as experiment files have them, or as a command names them.
///
/// ```swift
/// throw LabError(.usage, "\(key: "max_unscored") must be from 0 to 1")
/// ```
package struct PlanWords: ExpressibleByStringInterpolation, Hashable, Sendable {
    fileprivate enum Part: Hashable, Sendable {
        case text(String)
        case key(String)
    }

    private var parts: [Part]

    /// Words without a key.
    package init(stringLiteral text: String) { parts = [.text(text)] }

    package init(stringInterpolation: StringInterpolation) {
        // Equal words are equal however they were put together.
        parts = stringInterpolation.parts.reduce(into: []) { joined, part in
            guard case .text(let text) = part else { return joined.append(part) }
            guard case .text(let before) = joined.last else {
                if !text.isEmpty { joined.append(part) }
                return
            }
            joined[joined.count - 1] = .text(before + text)
        }
    }

    /// The words, with every key as something names it.
    /// - Parameter name: Names a key, for example `max_unscored` as `--max-unscored`.
    package func text(naming name: (String) -> String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .key(let key): name(key)
            }
        }.joined()
    }

    /// The words, with keys as experiment files have them.
    package var text: String { text { $0 } }

    package static func + (left: PlanWords, right: PlanWords) -> PlanWords { "\(left)\(right)" }

    package static func + (left: PlanWords, right: String) -> PlanWords { "\(left)\(right)" }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }

        package mutating func appendInterpolation(key: String) { parts.append(.key(key)) }

        package mutating func appendInterpolation(_ words: PlanWords) { parts += words.parts }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            parts.append(.text(value.description))
        }
    }
}
