import CandorBasics
import Testing

@Suite("Bytes in hexadecimal")
struct HexadecimalTests {
    @Test("Two digits a byte, leading zeros kept, letters small")
    func digits() {
        #expect([0, 9, 10, 0x1F, 0xAB, 0xFF].hexadecimal == "00090a1fabff")
        #expect([UInt8]().hexadecimal.isEmpty)
    }
}
