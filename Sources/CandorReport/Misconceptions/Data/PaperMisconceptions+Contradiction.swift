import CandorModels

extension PaperMisconceptions {
    /// That the paper's figures do not agree with each other, with the numbers; empty should any be missing.
    package var contradiction: String {
        let pairs = [("7c", nil, "over all claims"), ("7d", claims.count, "for the hardest")].compactMap {
            figure, difficulty, words -> String? in
            guard let own = last(figure, Self.oracle),
                let other = sycophanticByFigure23(Self.oracle, difficulty: difficulty)
            else { return nil }
            return "\(NumberText.error(other)) against \(NumberText.share(own)) \(words)"
        }
        guard pairs.count == 2, let largest = bestOf.last else { return "" }
        return
            "The paper’s own figures contradict each other: at N = \(NumberText.count(largest)) figure 23 has the "
            + "oracle leave fewer responses sycophantic than figures 7c and 7d do, \(pairs.joined(separator: " and ")). The caption "
            + "of 7c says truthful where its axis says sycophantic; the axis fits the text and is followed here."
    }
}
