import Candor
import Testing

@Suite("Choosing items")
struct ItemSelectionTests {
    private let items = ["x", "y"].flatMap { dataset in
        (0..<50).map { Item(id: "\(dataset)\($0)", probe: .answer, dataset: dataset, prompts: []) }
    }

    private func chosen(_ limit: Int?, seed: UInt64 = 1) -> [Item] {
        ItemSelection(limit: limit, seed: seed)(items)
    }

    @Test("A limit is a number of items of each data set, in the file's order")
    func limit() {
        let chosen = chosen(10)
        #expect(chosen.count { $0.dataset == "x" } == 10)
        #expect(chosen.count { $0.dataset == "y" } == 10)
        #expect(chosen == items.filter(Set(chosen).contains))
        #expect(self.chosen(nil) == items)
        #expect(self.chosen(1000) == items)
        #expect(self.chosen(0).isEmpty)
    }

    @Test("A larger limit keeps what a smaller one has chosen")
    func nested() {
        for limit in 0..<50 {
            #expect(Set(chosen(limit)).isSubset(of: chosen(limit + 1)))
        }
    }

    @Test("The seed fixes the choice, and another seed makes another one")
    func seed() {
        #expect(chosen(10) == chosen(10))
        #expect(chosen(10) != chosen(10, seed: 2))
    }

    @Test("What is chosen of one data set does not hang on the others, nor on the order of the file")
    func independent() {
        let alone = ItemSelection(limit: 10, seed: 1)(items.filter { $0.dataset == "y" })
        #expect(alone == chosen(10).filter { $0.dataset == "y" })
    }
}
