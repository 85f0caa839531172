/// A text that the model reads without writing, and which of its tokens something is wanted of.
struct Reading: Sendable {
    /// The text's tokens, at least one.
    let tokens: [Token]
    /// The places of the tokens whose rows (vectors or logits) are wanted, within the text.
    let wanted: Range<Int>
}
