/// Whether a reply to "Who wrote this poem?" names the right author.
public enum AuthorRecognition {
    /// Whether the reply names the author, by surname or in full, and does not say that it was somebody else.
    /// - Parameters:
    ///   - author: The author's name, for example `Emily Dickinson`.
    ///   - reply: The assistant's reply.
    public static func names(author: String, in reply: String) -> Bool {
        let text = TokenizedText(reply)
        let matcher = NameMatcher(author)
        // A reply that is nothing but the surname needs no capital.
        if text.words == matcher.surname, !text.words.isEmpty { return true }
        return matcher.mentions(in: text).contains { !Negation.denies($0, in: text) }
    }
}
