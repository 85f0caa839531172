import CandorModels
import Foundation

/// Which of two responses was preferred.
public enum Preference: Hashable, Sendable {
    /// The first.
    case a
    /// The second.
    case b
    /// Neither.
    case tie
    /// The first by this share of the raters, 0 to 1.
    case share(Double)

    /// The share that prefers the first, ½ for a tie.
    public var shareOfA: Double {
        switch self {
        case .a: 1
        case .b: 0
        case .tie: 0.5
        case .share(let share): share
        }
    }

    /// Whether one response is preferred to the other, so that the preference tells which is which.
    public var isDecided: Bool { abs(shareOfA - 0.5) > 1e-9 }

    /// Whether this is another preference with the responses the other way round; no tie is.
    public func isTurned(from other: Preference) -> Bool {
        isDecided && abs(shareOfA + other.shareOfA - 1) < 1e-9
    }

    /// The same preference with the responses the other way round.
    public var swapped: Preference {
        switch self {
        case .a: .b
        case .b: .a
        case .tie: .tie
        case .share(let share): .share(1 - share)
        }
    }
}

extension Preference: Codable {
    /// Reads `"a"`, `"b"`, `"tie"` or a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let name = try? container.decode(String.self) else {
            let share = try container.decode(Double.self)
            guard (0...1).contains(share) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "a share lies between 0 and 1")
            }
            self = .share(share)
            return
        }
        switch name.lowercased() {
        case "a": self = .a
        case "b": self = .b
        case "tie": self = .tie
        default:
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(name)' is not \"a\", \"b\", \"tie\" or a share")
        }
    }

    /// Writes the same.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .a: try container.encode("a")
        case .b: try container.encode("b")
        case .tie: try container.encode("tie")
        case .share(let share): try container.encode(share)
        }
    }
}

extension Preference {
    /// Reads a preference as files write it, whatever the case: `"a"`, `"b"`, `"tie"`, or A's share as a number or its text.
    /// - Parameter value: A field of a row.
    /// - Returns: `nil` for anything else, a share outside of 0 to 1 among it.
    init?(_ value: JSONValue) {
        switch value {
        case .string(let text): self.init(text)
        case .number(let share): self.init(share: share)
        default: return nil
        }
    }

    /// Reads a preference from text.
    init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespaces)
        switch text.lowercased() {
        case "a": self = .a
        case "b": self = .b
        case "tie": self = .tie
        default:
            // Tables with semicolons have decimal commas.
            guard let share = Double(text) ?? Double(text.replacing(",", with: ".")) else { return nil }
            self.init(share: share)
        }
    }

    /// A share, `nil` when it is none.
    init?(share: Double) {
        guard (0...1).contains(share) else { return nil }
        self = .share(share)
    }
}
