/// A key. Printed, dumped or put into an error by mistake it shows nothing, because it is held in a function.
struct Secret: Sendable {
    private let reveal: @Sendable () -> String

    init(_ value: String) {
        reveal = { value }
    }

    /// The key itself.
    var value: String { reveal() }
}
