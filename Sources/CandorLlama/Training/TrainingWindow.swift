/// As many examples, one after the other, as fit into what one step of the optimiser sees; the rest is padding.
struct TrainingWindow: Hashable, Sendable {
    /// An example as tokens.
    struct Item: Hashable, Sendable {
        /// What the model reads before the response.
        let prompt: [Token]
        /// What it is to write.
        let response: [Token]

        /// How many places it takes: its last token is only written, never read.
        var length: Int { prompt.count + response.count - 1 }
    }

    /// What is read, place by place.
    private(set) var tokens: [Token]
    /// What is to be written after each place; meaningless where nothing is learned.
    private(set) var labels: [Token]
    /// Where the example of each place begins: a place sees no other example. Padding counts as the last example's.
    private(set) var starts: [Int]
    /// The places after which something is learned, an example at a time.
    private(set) var learned: [Range<Int>] = []
    /// How many places are filled.
    private(set) var used = 0

    /// An empty window.
    /// - Parameter length: How many places it has.
    init(length: Int) {
        tokens = Array(repeating: 0, count: length)
        labels = tokens
        starts = Array(repeating: 0, count: length)
    }

    /// How many tokens are learned.
    var learnedCount: Int { learned.reduce(0) { $0 + $1.count } }

    /// The places after which nothing is learned.
    var ignored: [Range<Int>] {
        let bounds = [0] + learned.flatMap { [$0.lowerBound, $0.upperBound] } + [tokens.count]
        return stride(from: 0, to: bounds.count, by: 2).map { bounds[$0]..<bounds[$0 + 1] }.filter { !$0.isEmpty }
    }

    /// Puts an example behind the others, if there is room.
    /// - Returns: Whether there was.
    mutating func add(_ item: Item) -> Bool {
        let end = used + item.length
        guard end <= tokens.count, !item.prompt.isEmpty, !item.response.isEmpty else { return false }
        let text = item.prompt + item.response
        for (place, offset) in zip(used..<end, 0...) {
            tokens[place] = text[offset]
            labels[place] = text[offset + 1]
        }
        for place in used..<tokens.count { starts[place] = used }
        learned.append((used + item.prompt.count - 1)..<end)
        used = end
        return true
    }

    /// Fills windows: every example, in order, goes into the first one with room for it.
    /// - Parameters:
    ///   - items: The examples, none longer than a window.
    ///   - length: How many places a window has.
    static func packing(_ items: [Item], length: Int) -> [TrainingWindow] {
        var windows: [TrainingWindow] = []
        for item in items {
            if windows.indices.contains(where: { windows[$0].add(item) }) { continue }
            var window = TrainingWindow(length: length)
            if window.add(item) { windows.append(window) }
        }
        return windows
    }
}
