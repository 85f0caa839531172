import Foundation

/// Which of a head's outputs is the score.
///
/// One class: its output. Several: the log-odds of the class that the user names against all others,
/// z_k − log Σ exp z_j over j ≠ k, which for two classes is the difference of their outputs. It does not change when a server
/// subtracts a constant from all outputs of a text, as a single output would.
struct RewardHead: Sendable {
    /// The class that counts: its name, or its number from 0.
    var label: String?

    /// The score of one text.
    /// - Throws: ``AttemptFailure`` if an output is not a finite number, or the class to use is not known.
    func score(_ outputs: [RewardOutput]) throws(AttemptFailure) -> Double {
        let values = outputs.compactMap(\.value)
        guard values.count == outputs.count, values.allSatisfy(\.isFinite) else {
            throw AttemptFailure(unreadable: "a score is not a finite number", isPassing: false)
        }
        guard values.count > 1 else {
            guard let only = values.first else {
                throw AttemptFailure(unreadable: "a score is missing", isPassing: false)
            }
            return only
        }
        guard let label else {
            throw AttemptFailure(
                refused: "the model gives \(values.count) numbers for a text\(Self.names(outputs)); say which class "
                    + "is the score with ?label= after the base URL, unless it is an embedding model")
        }
        guard let chosen = index(of: label, in: outputs) else {
            throw AttemptFailure(
                refused: "the model has no class '\(label)' among its \(values.count)\(Self.names(outputs))")
        }
        return Self.logOdds(of: chosen, in: values)
    }

    /// Names go before numbers: a server that names its classes gives them in any order.
    private func index(of label: String, in outputs: [RewardOutput]) -> Int? {
        guard outputs.contains(where: { $0.label != nil }) else {
            return Int(label).flatMap { outputs.indices.contains($0) ? $0 : nil }
        }
        return outputs.firstIndex { $0.label == label } ?? outputs.firstIndex { $0.label == "LABEL_\(label)" }
    }

    private static func logOdds(of chosen: Int, in values: [Double]) -> Double {
        let others = values.indices.filter { $0 != chosen }.map { values[$0] }
        let largest = others.max() ?? 0
        let sum = others.reduce(0) { $0 + exp($1 - largest) }
        return values[chosen] - largest - log(sum)
    }

    private static func names(_ outputs: [RewardOutput]) -> String {
        let names = outputs.compactMap(\.label).sorted().prefix(8)
        return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    }
}
