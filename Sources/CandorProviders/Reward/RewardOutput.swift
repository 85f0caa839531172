/// The output of one class of a head.
struct RewardOutput: Hashable, Sendable {
    /// The class's name, where the server tells it.
    var label: String?
    /// The output; `nil` is how servers write what is no number.
    var value: Double?
}
