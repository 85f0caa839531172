/// Whether a reply to "Who wrote this poem?" names the right author.
public enum AuthorRecognition {
    /// Whether the reply names the author.
    /// - Parameters:
    ///   - author: The author's name, for example `Emily Dickinson`.
    ///   - reply: The assistant's reply.
    public static func names(author: String, in reply: String) -> Bool {
        false
    }
}
