import CandorModels
import Foundation

/// Draws one call's tokens: its own seed, its own random numbers, whatever else is computed in the same batch.
struct TokenSampler: Sendable {
    private let temperature: Float
    private let topP: Double
    private var random: SeededGenerator

    /// Prepares for one call.
    /// - Parameters:
    ///   - sampling: The settings; without a seed, 0 is taken.
    ///   - draw: Which of several answers.
    init(_ sampling: Sampling, draw: Int) {
        temperature = Float(sampling.temperature)
        topP = sampling.topP
        random = SeededGenerator(seed: Call.seed(for: sampling.seed ?? 0, draw: draw))
    }

    /// Chooses the next token: at temperature 0 the likeliest, else one drawn from the softmax of logits ÷ temperature,
    /// cut to the nucleus (Holtzman et al., "The curious case of neural text degeneration", ICLR 2020, section 3.1).
    mutating func next(_ logits: Logits) -> Token {
        guard temperature > 0 else { return logits.likeliest }
        let maximum = logits.maximum
        let sums = logits.blockSums(offset: maximum, temperature: temperature)
        let total = sums.reduce(0.0) { $0 + Double($1) }
        let share = random.nextUniform()
        return topP < 1
            ? nucleus(of: logits, maximum: maximum, total: total, share: share)
            : whole(logits, maximum: maximum, sums: sums, target: share * total)
    }

    /// Walks the blocks, then the tokens of one block, until the weights passed exceed the target.
    private func whole(_ logits: Logits, maximum: Float, sums: [Float], target: Double) -> Token {
        var rest = target
        var block = 0
        while block < sums.count - 1, rest >= Double(sums[block]) {
            rest -= Double(sums[block])
            block += 1
        }
        let start = block * Logits.blockLength
        var last = start
        for token in start..<min(start + Logits.blockLength, logits.count) {
            let weight = weight(of: token, in: logits, maximum: maximum)
            guard weight > 0 else { continue }
            last = token
            rest -= weight
            if rest < 0 { break }
        }
        return Token(last)
    }

    /// Looks at the tokens near the top, at twice the distance each time, until they hold the nucleus.
    private func nucleus(of logits: Logits, maximum: Float, total: Double, share: Double) -> Token {
        var distance: Float = 8
        while true {
            let tokens = logits.tokens(from: maximum - distance * temperature).sorted { left, right in
                logits[left] == logits[right] ? left < right : logits[left] > logits[right]
            }
            var mass = 0.0
            var weights: [Double] = []
            for token in tokens {
                weights.append(weight(of: token, in: logits, maximum: maximum))
                mass += weights[weights.count - 1]
                if mass >= topP * total { break }
            }
            if mass >= topP * total || tokens.count == logits.count || distance > 64 {
                return draw(from: tokens, weights: weights, target: share * mass)
            }
            distance *= 2
        }
    }

    private func draw(from tokens: [Int], weights: [Double], target: Double) -> Token {
        var rest = target
        for (token, weight) in zip(tokens, weights) {
            rest -= weight
            if rest < 0 { return Token(token) }
        }
        return Token(tokens[weights.count - 1])
    }

    private func weight(of token: Int, in logits: Logits, maximum: Float) -> Double {
        Double(exp((logits[token] - maximum) / temperature))
    }
}
