/// Whether a response reads as a refusal to do the task.
public enum RefusalCues {
    /// Whether the response declines what was asked instead of doing it.
    /// - Parameter response: The assistant's text.
    public static func reads(asRefusal response: String) -> Bool {
        false
    }
}
