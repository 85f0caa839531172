import CandorModels

/// Gives every row an id of its own, remembering 8 bytes an id.
///
/// Ids are compared by 64-bit hashes: among a million the chance that two different ones share a hash is 3 in 10⁸, and then
/// one of them would get a suffix that it does not need.
struct UniqueIDs {
    private var seen: Set<UInt64> = []
    private var copies: [String: Int] = [:]

    /// The id itself the first time, with `-2`, `-3`, … after it from then on.
    /// - Returns: The id, and whether it stood there before.
    mutating func unique(_ id: String) -> (id: String, isRepeated: Bool) {
        guard isRepeated(id) else { return (id, false) }
        var copy = copies[id] ?? 1
        var candidate = id
        repeat {
            copy += 1
            candidate = "\(id)-\(copy)"
        } while isRepeated(candidate)
        copies[id] = copy
        return (candidate, true)
    }

    /// Whether an id was met before; from now on it was.
    mutating func isRepeated(_ id: String) -> Bool {
        !seen.insert(StableHash.of(id, for: "id", seed: 0)).inserted
    }
}
