import Candor
import CandorModels
import Testing

@Suite("Numbers from outside")
struct SaturatingTests {
    @Test("Every number has a nearest whole one")
    func nearest() {
        #expect(Int(saturating: 2.5) == 3 && Int(saturating: -2.4) == -2 && Int(saturating: 0) == 0)
        #expect(Int(saturating: 1e300) == .max && Int(saturating: .infinity) == .max)
        #expect(Int(saturating: -1e300) == .min && Int(saturating: -.infinity) == .min)
        #expect(Int(saturating: .nan) == 0)
        #expect(Int(saturating: 0x1p63) == .max && Int(saturating: -0x1p63) == .min)
    }

    @Test("A rule of confidence of any size has words")
    func confidence() {
        #expect(ConfidentRule(threshold: 0.29, isInclusive: true).description == "≥ 29%")
        #expect(ConfidentRule(threshold: 1e300, isInclusive: false).description.hasPrefix("> "))
        #expect(ConfidentRule(description: "> 1e400%").map { $0.description.isEmpty } != true)
    }

    @Test("Control characters are written out, and nothing else is changed")
    func shown() {
        #expect("a\tb\nc é 日本 😀 \u{200F}".withControlsShown == "a\tb\nc é 日本 😀 \u{200F}")
        #expect("\u{1B}[31m".withControlsShown == #"\u001B[31m"#)
        #expect("\r\n\u{0}\u{7F}\u{85}\u{9B}".withControlsShown == "\\u000D\n" + #"\u0000\u007F\u0085\u009B"#)
        #expect("\u{202E}x\u{2066}y\u{2069}".withControlsShown == #"\u202Ex\u2066y\u2069"#)
    }
}
