import CandorModels
import Foundation

@testable import CandorLlama

/// What the models computed by hand have in common: numbers by name, and products with them.
enum TinyLayer {
    /// Numbers that look like none in particular, between −1 and 1; the same for the same name.
    static func numbers(_ name: String, _ count: Int) -> [Float] {
        let seed = name.utf8.reduce(UInt64(17)) { $0 &* 31 &+ UInt64($1) }
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Float(random.nextUniform() * 2 - 1) }
    }

    /// A matrix, rows as long as the vector, times the vector.
    static func product(_ matrix: [Float], _ vector: [Double]) -> [Double] {
        stride(from: 0, to: matrix.count, by: vector.count).map { row in
            vector.indices.reduce(0) { $0 + Double(matrix[row + $1]) * vector[$1] }
        }
    }

    /// The mean of vectors.
    static func mean(_ vectors: [[Double]]) -> [Double] {
        (vectors.first ?? []).indices.map { index in
            vectors.reduce(0) { $0 + $1[index] } / Double(vectors.count)
        }
    }

    /// Layer normalisation: mean 0, variance 1 (Ba et al. 2016).
    static func normalised(_ vector: [Double]) -> [Double] {
        let mean = vector.reduce(0, +) / Double(vector.count)
        return scaled(vector.map { $0 - mean })
    }

    /// Root-mean-square normalisation: mean square 1 (Zhang & Sennrich 2019).
    static func scaled(_ vector: [Double]) -> [Double] {
        let square = vector.reduce(0) { $0 + $1 * $1 } / Double(vector.count)
        return vector.map { $0 / (square + 1e-12).squareRoot() }
    }
}
