/// Text for terminals and logs that may know nothing beyond ASCII.
enum TerminalText {
    /// The text with a plain minus sign and dash.
    static func ascii(_ text: String) -> String {
        text.replacing("−", with: "-").replacing("–", with: "-")
    }
}
