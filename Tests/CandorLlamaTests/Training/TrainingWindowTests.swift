import Testing

@testable import CandorLlama

@Suite("Windows of training")
struct TrainingWindowTests {
    typealias Item = TrainingWindow.Item

    /// Adds an example and says whether there was room.
    func add(_ item: Item, to window: inout TrainingWindow) -> Bool { window.add(item) }

    @Test("An example is read up to its last token but one, and learned from the prompt's last place on")
    func single() {
        var window = TrainingWindow(length: 8)
        #expect(add(Item(prompt: [11, 12, 13], response: [21, 22]), to: &window))
        // Read 11 12 13 21; after 13 comes 21, after 21 comes 22.
        #expect(window.tokens == [11, 12, 13, 21, 0, 0, 0, 0])
        #expect(window.learned == [2..<4])
        #expect(window.learned.joined().map { window.labels[$0] } == [21, 22])
        #expect(window.learnedCount == 2)
        #expect(window.ignored == [0..<2, 4..<8])
        #expect(window.used == 4)
        #expect(window.starts.prefix(4) == [0, 0, 0, 0])
    }

    @Test("Examples stand behind each other, each with a beginning of its own")
    func several() {
        var window = TrainingWindow(length: 8)
        #expect(add(Item(prompt: [11, 12], response: [21]), to: &window))
        #expect(add(Item(prompt: [13], response: [22, 23, 24]), to: &window))
        #expect(window.tokens == [11, 12, 13, 22, 23, 0, 0, 0])
        #expect(window.starts.prefix(5) == [0, 0, 2, 2, 2])
        #expect(window.learned == [1..<2, 2..<5])
        #expect(window.learned.joined().map { window.labels[$0] } == [21, 22, 23, 24])
        #expect(window.ignored == [0..<1, 5..<8])
    }

    @Test("What is learned and what is ignored are all places, each once")
    func partition() {
        let items = (1...9).map {
            Item(prompt: Array(repeating: 1, count: $0), response: Array(repeating: 2, count: 10 - $0))
        }
        for window in TrainingWindow.packing(items, length: 32) {
            #expect((window.learned + window.ignored).joined().sorted() == Array(0..<32))
        }
    }

    @Test("An example that fills a window to the last place fits; one place longer, and it does not")
    func exact() {
        var window = TrainingWindow(length: 4)
        #expect(!add(Item(prompt: [11, 12, 13], response: [21, 22, 23]), to: &window))
        #expect(window == TrainingWindow(length: 4))
        #expect(add(Item(prompt: [11, 12, 13], response: [21, 22]), to: &window))
        #expect(window.starts == [0, 0, 0, 0])
        #expect(window.ignored == [0..<2])
        #expect(!add(Item(prompt: [14], response: [24]), to: &window))
    }

    @Test("Without a prompt or a response there is nothing to learn")
    func nothing() {
        var window = TrainingWindow(length: 4)
        #expect(!add(Item(prompt: [], response: [21]), to: &window))
        #expect(!add(Item(prompt: [11], response: []), to: &window))
        #expect(window.learned.isEmpty)
        #expect(window.ignored == [0..<4])
    }

    @Test("An example goes into the first window with room for it")
    func packing() {
        // Lengths 5, 4, 3 and 1 into windows of 8: 5 + 3, 4 + 1.
        let items = [5, 4, 3, 1].map { Item(prompt: Array(repeating: Token($0), count: $0), response: [9]) }
        let windows = TrainingWindow.packing(items, length: 8)
        #expect(windows.map(\.used) == [8, 5])
        #expect(windows.map { $0.learned.map(\.upperBound) } == [[5, 8], [4, 5]])
        #expect(windows.reduce(0) { $0 + $1.learnedCount } == 4)
    }
}
