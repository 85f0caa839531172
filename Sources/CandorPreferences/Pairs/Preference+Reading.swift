import CandorModels
import Foundation

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
