import CandorBasics
import Testing

@Suite("Stable hashes")
struct StableHashTests {
    @Test("FNV-1a's published values")
    func published() {
        #expect(StableHash.of("") == 0xCBF2_9CE4_8422_2325)
        #expect(StableHash.of("a") == 0xAF63_DC4C_8601_EC8C)
        #expect(StableHash.of("foobar") == 0x8594_4171_F739_67E8)
        #expect(StableHash.of(Array("foobar".utf8)) == StableHash.of("foobar"))
    }

    @Test("Parts do not run into each other")
    func parts() {
        func hash(_ parts: String...) -> UInt64 {
            parts.reduce(StableHash.start) { StableHash.adding(part: $1, to: $0) }
        }
        #expect(hash("ab", "c") != hash("a", "bc"))
        #expect(hash("ab", "c") == hash("ab", "c"))
    }

    @Test("Text, purpose and seed each change the number")
    func purposes() {
        let numbers = [
            StableHash.of("a", for: "side", seed: 1), StableHash.of("b", for: "side", seed: 1),
            StableHash.of("a", for: "sample", seed: 1), StableHash.of("a", for: "side", seed: 2),
        ]
        #expect(Set(numbers).count == 4)
    }

    @Test("A place in a seed's sequence is the number that the generator gives there")
    func places() {
        var generator = SeededGenerator(seed: 1_234_567)
        for place in 0..<5 { #expect(generator.next() == SeededGenerator.value(place, ofSeed: 1_234_567)) }
    }
}
