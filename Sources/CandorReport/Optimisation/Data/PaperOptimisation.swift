import Foundation

/// What the paper reports on optimising against preference models: its figures 6a, 6b and 21, as fractions.
///
/// Source: Sharma, Tong, Korbak et al., "Towards Understanding Sycophancy in Language Models" (arXiv 2310.13548v4), read from
/// the drawings, which have no error bars. Feedback is measured on the arguments alone. The settings of its reinforcement
/// learning are unpublished; its horizontal axis is the fraction of that training. The line for answers in figure 6b has no
/// point at 1/24, where the other two have one.
public struct PaperOptimisation: Hashable, Sendable, Codable {
    /// One curve of figure 6a: the best of n of 32 draws.
    public struct BestOf: Hashable, Sendable, Codable {
        /// The metric, by Candor's name.
        public var metric: String
        /// The preference model that chose, as the paper calls it.
        public var pm: String
        /// The numbers of responses, 1 to 32.
        public var n: [Int]
        /// One fraction a number.
        public var values: [Double]
    }

    /// One curve of figure 6b or 21: a metric through reinforcement learning.
    public struct Training: Hashable, Sendable, Codable {
        /// `6b` for Claude 2, `21` for a helpful-only model of 52B parameters.
        public var figure: String
        /// The metric, by Candor's name.
        public var metric: String
        /// How far training had come, from 0 to 1.
        public var positions: [Double]
        /// One fraction a position.
        public var values: [Double]
    }

    /// Figure 6a.
    public var bestOf: [BestOf]
    /// Figures 6b and 21.
    public var training: [Training]

    /// Reads the values that ship with Candor.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func shipped() throws(ReportError) -> PaperOptimisation {
        let text = try shippedFiles.text("paper-optimisation.json")
        do {
            return try JSONDecoder().decode(PaperOptimisation.self, from: Data(text.utf8))
        } catch {
            throw ReportError(.brokenInstallation, while: "reading paper-optimisation.json", reason: "\(error)")
        }
    }
}
