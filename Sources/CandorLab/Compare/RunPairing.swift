import Candor

/// Which assistants of two runs are compared with which, each under a name that tells it from the other.
struct RunPairing {
    let pairs: [(first: Comparison.Side, second: Comparison.Side)]

    /// - Parameters:
    ///   - first: The first run's assistants.
    ///   - second: The second run's.
    ///   - choice: How the pairs are chosen.
    ///   - marks: What tells the two runs apart, for names that both have.
    /// - Throws: ``LabError`` for a pair that names an assistant which its run does not have.
    init(
        _ first: [Comparison.Side], _ second: [Comparison.Side], _ choice: RunComparison.Pairing,
        marks: (first: String, second: String)
    ) throws {
        let shared = Set(first.map(\.name)).intersection(second.map(\.name))
        let chosen: [(Comparison.Side, Comparison.Side)]
        switch choice {
        case .likeNames where !shared.isEmpty:
            chosen = first.compactMap { one in second.first { $0.name == one.name }.map { (one, $0) } }
        case .likeNames, .all:
            chosen = first.flatMap { one in second.map { (one, $0) } }
        case .named(let texts):
            chosen = try texts.map { try Self.pair($0, first, second) }
        }
        func named(_ side: Comparison.Side, _ mark: String) -> Comparison.Side {
            shared.contains(side.name)
                ? Comparison.Side(name: "\(side.name) [\(mark)]", trials: side.trials) : side
        }
        pairs = chosen.map { (named($0, marks.first), named($1, marks.second)) }
    }

    /// A model's name may hold an equals sign itself: the one is meant at which both sides are assistants.
    private static func pair(
        _ text: String, _ first: [Comparison.Side], _ second: [Comparison.Side]
    ) throws -> (Comparison.Side, Comparison.Side) {
        for place in text.indices where text[place] == "=" {
            let names = (String(text[..<place]), String(text[text.index(after: place)...]))
            if let one = first.first(where: { $0.name == names.0 }),
                let other = second.first(where: { $0.name == names.1 })
            {
                return (one, other)
            }
        }
        let known = [first, second].map { $0.map(\.name).joined(separator: ", ") }
        throw LabError(
            .usage, "\(key: "pair") '\(text)': write A=B; the first run has \(known[0]); the second has \(known[1])")
    }
}
