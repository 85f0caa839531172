/// Which texts are read together, and in which order their tokens are computed.
///
/// Texts are sorted, so that those which begin alike are neighbours; a token that neighbours share is computed once and
/// belongs to the sequences of all of them. What is wanted of a text is never shared: its rows are its own.
struct ReadingPlan: Sendable {
    /// A token to compute.
    struct Entry: Hashable, Sendable {
        /// The token.
        let token: Token
        /// Its place in the text.
        let position: Int
        /// The sequences that it belongs to.
        let sequences: Range<Int>
        /// The text that wants its row, by its number.
        let reading: Int?
    }

    /// The tokens that are computed with one another's memory, which is emptied in between.
    private(set) var rounds: [[Entry]] = []

    /// Plans.
    /// - Parameters:
    ///   - readings: The texts, none longer than `tokens`.
    ///   - sequences: How many texts there may be in a round, at least 1.
    ///   - tokens: How many tokens a round may have, those shared counted once.
    ///   - sharesPrefixes: Whether a token may belong to several sequences.
    init(_ readings: [Reading], sequences: Int, tokens: Int, sharesPrefixes: Bool = true) {
        let order = readings.indices.sorted { readings[$0].tokens.lexicographicallyPrecedes(readings[$1].tokens) }
        var round: [(reading: Int, shared: Int)] = []
        var room = tokens
        for index in order {
            var shared = sharesPrefixes ? Self.shared(readings[index], round.last.map { readings[$0.reading] }) : 0
            if readings[index].tokens.count - shared > room || round.count == sequences {
                rounds.append(Self.entries(of: round, readings))
                (round, room, shared) = ([], tokens, 0)
            }
            round.append((index, shared))
            room -= readings[index].tokens.count - shared
        }
        if !round.isEmpty { rounds.append(Self.entries(of: round, readings)) }
    }

    /// How many tokens at the beginning a text shares with its predecessor.
    private static func shared(_ reading: Reading, _ predecessor: Reading?) -> Int {
        guard let predecessor else { return 0 }
        let common = SequenceState.commonPrefix(reading.tokens[...], predecessor.tokens[...])
        return min(common, reading.wanted.lowerBound, predecessor.wanted.lowerBound)
    }

    /// Each text's tokens after those that it shares with its predecessor; a token belongs to its text and to the
    /// following ones as long as they share it.
    private static func entries(of round: [(reading: Int, shared: Int)], _ readings: [Reading]) -> [Entry] {
        round.indices.flatMap { sequence in
            let (index, shared) = round[sequence]
            let reading = readings[index]
            var end = round.endIndex
            return (shared..<reading.tokens.count).map { position in
                let others = round[(sequence + 1)..<end]
                end = others.firstIndex { $0.shared <= position } ?? end
                return Entry(
                    token: reading.tokens[position], position: position, sequences: sequence..<end,
                    reading: reading.wanted.contains(position) ? index : nil)
            }
        }
    }
}
