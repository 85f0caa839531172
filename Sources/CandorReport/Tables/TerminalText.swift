/// Text for terminals and logs that may know nothing beyond ASCII.
public enum TerminalText {
    /// The text with a plain minus sign, dash and blanks.
    /// - Parameter text: Text as pages have it.
    public static func ascii(_ text: String) -> String {
        text.replacing("−", with: "-").replacing("–", with: "-").replacing("\u{202F}", with: " ")
            .replacing("\u{A0}", with: " ").replacing("β", with: "beta")
    }
}
