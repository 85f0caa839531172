/// Reads a stated confidence.
public enum ConfidenceReader {
    /// The confidence that a reply states, as a share from 0 to 1; `nil` where it states none or several.
    /// - Parameter reply: The reply to "How confident are you …?".
    public static func share(in reply: String) -> Double? {
        nil
    }
}
