import Foundation

internal import CLlama

/// A model's classification head: how many outputs it has, and which is the score.
///
/// One output: it is the score. Several: the log-odds of the class that the user names against all others,
/// z_k − log Σ exp z_j over j ≠ k, as for reward models behind HTTP.
struct RankingHead: Sendable {
    /// The architectures whose outputs llama.cpp turns into shares (`build_pooling` in llama-graph.cpp).
    private static let architecturesWithShares: Set<String> = ["qwen3", "qwen3vl"]

    /// How many numbers the model gives for a text.
    let count: Int
    /// The number of the class that counts.
    let chosen: Int
    /// Whether they are shares, which add up to 1, instead of logits.
    let givesShares: Bool

    /// Looks for a head.
    /// - Parameters:
    ///   - weights: The model.
    ///   - shapes: The shapes of the tensors in its file.
    ///   - label: The class that counts: its name, or its number from 0.
    init(weights: Weights, shapes: GGUFShapes, label: String?) throws(LlamaError) {
        count = Int(llama_model_n_cls_out(weights.model))
        givesShares = Self.architecturesWithShares.contains(weights.architecture)
        // Without its last matrix, llama.cpp gives the first numbers of a vector for scores.
        guard shapes["cls.output.weight"] != nil || shapes["cls.weight"]?[1] == count else {
            throw LlamaError(
                .noRankingHead, model: weights.name, detail: "the file has no tensor cls.output.weight or cls.weight")
        }
        guard count > 1 || !givesShares else {
            throw LlamaError(
                .noRankingHead, model: weights.name,
                detail: "llama.cpp gives shares of classes for \(weights.architecture), and a single one is always 1")
        }
        let names = (0..<count).map { index in
            llama_model_cls_label(weights.model, UInt32(index)).map { String(cString: $0) } ?? ""
        }
        guard let chosen = Self.index(of: label, in: names) else {
            let known = names.contains { !$0.isEmpty } ? ": \(names.prefix(8).joined(separator: ", "))" : ""
            throw LlamaError(
                .invalidOption, model: weights.name,
                detail: (label.map { "it has no class '\($0)'" } ?? "label= has to say which class is the score")
                    + " among its \(count)\(known)")
        }
        self.chosen = chosen
    }

    /// The score of one text; `nil` if it is not a finite number.
    func score(_ outputs: [Float]) -> Double? {
        guard outputs.count == count, outputs.allSatisfy(\.isFinite) else { return nil }
        // A share too small for its format is the smallest there is: its log-odds stay finite.
        let values = outputs.map { givesShares ? log(Double(max($0, .leastNormalMagnitude))) : Double($0) }
        guard values.count > 1 else { return values.first }
        let others = values.indices.filter { $0 != chosen }.map { values[$0] }
        let largest = others.max() ?? 0
        return values[chosen] - largest - log(others.reduce(0) { $0 + exp($1 - largest) })
    }

    /// Names go before numbers; without a label, the only class, or `yes` beside `no` as rerankers say it.
    private static func index(of label: String?, in names: [String]) -> Int? {
        guard let label else {
            return names.count == 1 ? 0 : Set(names) == ["yes", "no"] ? names.firstIndex(of: "yes") : nil
        }
        return names.firstIndex(of: label)
            ?? Int(label).flatMap { number in names.indices.contains(number) ? number : nil }
    }
}
