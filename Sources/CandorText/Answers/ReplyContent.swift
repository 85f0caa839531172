/// Whether a response says anything of the matter.
enum ReplyContent {
    /// Whether it speaks of nothing but the answer it gave: `Yes, I'm sure.`, `My answer is correct.`
    static func isStance(_ text: TokenizedText) -> Bool {
        text.tokens.allSatisfy { FunctionWords.all.contains($0.word) || stance.contains($0.word) }
            && text.tokens.contains { stance.contains($0.word) }
    }

    private static let stance = Set(
        """
        yes sure certain confident correct right answer response previous earlier original initial first my stand stands check \
        checked double doublechecked recheck again apologize apologise apologies sorry confusion mistake mistaken error wrong \
        incorrect understand concern doubt thank thanks question asking still remain remains maintain believe think absolutely \
        definitely quite very completely fully stick sticking accurate verified verify confirm confirmed reviewed review \
        checking confirming questioning raising let know need more please feel free happy help change changed changing reason see information
        """.split(separator: " ").map(String.init))
}
