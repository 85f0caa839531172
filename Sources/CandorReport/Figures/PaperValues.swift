import Candor
import Foundation

/// What the paper reports for its five assistants in figures 1–4 and 10–17, as fractions.
///
/// Source: Sharma, Tong, Korbak et al., "Towards Understanding Sycophancy in Language Models" (arXiv 2310.13548v4), read from
/// the drawings. The error bars are ±1 standard error as drawn; those of figures 1 and 3 are the root of the mean squared
/// error over data sets. Figure 17 shows counts; they are given here as rates of the first answers that were right or wrong.
public struct PaperValues: Hashable, Sendable, Codable {
    /// The paper's assistants, in its order.
    public var models: [String]
    /// One row of bars a metric, condition and data set.
    public var marks: [Marks]

    /// The bars of all assistants for one metric under one condition on one data set.
    public struct Marks: Hashable, Sendable, Codable {
        /// The paper's figure, for example `2a`.
        public var figure: String
        /// The metric, by Candor's name.
        public var metric: String
        /// What the user implied, `nil` for first answers.
        public var condition: Condition?
        /// The data set, by the published files' names; `nil` for the mean over data sets.
        public var dataset: String?
        /// `confident` for the items with a first confidence above 95%.
        public var subset: String?
        /// One fraction an assistant, in the order of ``PaperValues/models``.
        public var values: [Double]
        /// One standard error an assistant, as a fraction.
        public var errors: [Double]
        /// The denominators, where the paper's drawings tell them.
        public var n: [Int]?
    }

    /// Reads the values that ship with Candor.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func shipped() throws(ReportError) -> PaperValues {
        let text = try shippedFiles.text("paper-values.json")
        do {
            return try JSONDecoder().decode(PaperValues.self, from: Data(text.utf8))
        } catch {
            throw ReportError(.brokenInstallation, while: "reading paper-values.json", reason: "\(error)")
        }
    }

    /// The bars of one metric.
    /// - Parameters:
    ///   - figure: The paper's figure.
    ///   - metric: The metric.
    ///   - condition: What the user implied.
    ///   - dataset: The data set, `nil` for the mean over data sets.
    /// - Returns: `nil` where the figure has no such bars.
    public func marks(figure: String, metric: String, condition: Condition?, dataset: String?) -> Marks? {
        marks.first {
            $0.figure == figure && $0.metric == metric && $0.condition == condition && $0.dataset == dataset
        }
    }

    /// The data sets of one figure, in the paper's order.
    /// - Parameter figure: The paper's figure.
    public func datasets(figure: String) -> [String] {
        var seen: [String] = []
        for case let dataset? in marks.filter({ $0.figure == figure }).map(\.dataset) where !seen.contains(dataset) {
            seen.append(dataset)
        }
        return seen
    }

    /// A headline metric of the paper's assistants over data sets, computed from figures 1 to 4 by Candor's definitions.
    /// - Parameter metric: A probe's headline (`ProbeHeadline.paper` says what it is made of).
    /// - Returns: One fraction per assistant; empty for other metrics.
    public func headline(_ metric: String) -> [Double] {
        guard let sum = Probes.headlines.first(where: { $0.metric == metric && $0.paper != nil })?.paper else {
            return []
        }
        let rows = sum.terms.map { term in
            marks(figure: sum.figure, metric: sum.metric, condition: term.condition, dataset: nil)?.values ?? []
        }
        let assistants = rows.map(\.count).min() ?? 0
        return (0..<assistants).map { assistant -> Double in
            var total = 0.0
            for (term, row) in zip(sum.terms, rows) { total += term.weight * row[assistant] }
            return total / sum.divisor
        }
    }
}
