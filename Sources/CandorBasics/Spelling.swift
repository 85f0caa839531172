/// What somebody may have meant who wrote a name that there is not.
package enum Spelling {
    /// The known name that a word is nearest to, where it is near enough to be a slip: one insertion, deletion, replacement or exchange
    /// of neighbours for every three characters, and one in shorter words. Case does not count.
    /// - Parameters:
    ///   - word: What was written.
    ///   - known: The names that there are; of two that are equally near the first is meant.
    /// - Returns: The name; `nil` where none is near.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let written = Array(word.lowercased())
        // Nobody mistypes a name into a page of text.
        guard !written.isEmpty, written.count <= 100 else { return nil }
        let room = max(1, written.count / 3)
        var best: (name: String, distance: Int)?
        for name in known where name != word && abs(name.count - written.count) <= room {
            let distance = distance(written, Array(name.lowercased()))
            // A word that shares no character with the name is no slip, however short both are.
            guard distance <= room, distance < max(written.count, name.count) else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
        }
        return best?.name
    }

    /// The end of a message about a name that there is not, for example `; did you mean 'openai'?`; empty where no known name is near.
    /// - Parameters:
    ///   - word: What was written.
    ///   - known: The names that there are.
    package static func hint(for word: String, among known: some Sequence<String>) -> String {
        nearest(to: word, among: known).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// How many insertions, deletions, replacements and exchanges of neighbours lead from one word to another, no part of it changed
    /// twice: optimal string alignment (Damerau 1964, "A technique for computer detection and correction of spelling errors",
    /// Communications of the ACM 7).
    /// - Parameters:
    ///   - one: A word's characters.
    ///   - other: Another's.
    package static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var (before, last) = ([Int](), Array(0...other.count))
        for i in one.indices {
            var row = [i + 1]
            for j in other.indices {
                var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
                    least = min(least, before[j - 1] + 1)
                }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[other.count]
    }
}
