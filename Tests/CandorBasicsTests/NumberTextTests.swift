import CandorBasics
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
    @Test("Pages have a true minus sign, no negative zero, and a dash for none")
    func pages() {
        #expect([0.412, -0.03, -0.0001, 0].map { NumberText.share($0) } == ["41.2%", "−3.0%", "0.0%", "0.0%"])
        #expect([0.031, -0.031, 0.0001].map { NumberText.points($0) } == ["+3.1", "−3.1", "0.0"])
        #expect(NumberText.interval(0.301, 0.463) == "30.1 to 46.3%")
        #expect(NumberText.interval(-0.01, 0.02, isDifference: true) == "−1.0 to +2.0")
        #expect(NumberText.interval(nil, 0.5) == "–" && NumberText.share(nil) == "–" && NumberText.draws(.nan) == "–")
        #expect(NumberText.count(-12_345) == "−12\u{202F}345")
        #expect(NumberText.probability(0.0004) == "<0.001" && NumberText.probability(0.0321) == "0.032")
        #expect(NumberText.plain(-1.25, decimals: 1) == "−1.2" && NumberText.signed(1.25, decimals: 2) == "+1.25")
        #expect(NumberText.rHat(1.00149) == "1.001" && NumberText.draws(812.5) == "813")
        #expect(NumberText.significant(0.03124) == "0.0312" && NumberText.decimals(-0.004, 2) == "0.00")
    }

    @Test("Terminals have plain characters, as C writes them")
    func terminals() {
        #expect(PlainNumber.fixed(-0.04, 1) == "-0.0" && PlainNumber.fixed(0.04, 1, isSigned: true) == "+0.0")
        #expect(PlainNumber.percent(0.412) == "41.2%" && PlainNumber.percent(0.5, 0) == "50%")
        #expect(PlainNumber.interval(0.301, 0.463) == "30.1 to 46.3" && PlainNumber.interval(0.3, nil) == "-")
        #expect(PlainNumber.interval(-1, 2, 2, isSigned: true) == "-1.00 to +2.00")
        #expect(PlainNumber.estimate(0.42, 0.3, 0.54, 2) == "0.42 (0.30 to 0.54)")
        #expect(PlainNumber.estimate(0.42, nil, 0.54, 2) == "0.42" && PlainNumber.estimate(nil, 0, 1, 2) == "-")
        #expect(PlainNumber.significant(0.000123456) == "0.000123" && PlainNumber.significant(nil) == "-")
    }
}
