import CandorTestSupport
import Testing

@testable import CandorStatistics

@Suite("Agreement of judges")
struct AgreementTests {
    /// The textbook table: both yes 20, both no 15, 5 and 10 apart, n = 50: p_o = 0.7, p_e = 0.5, κ = 0.4.
    private func table(_ repetitions: Int = 1) -> [VerdictPair] {
        let cells = [("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)]
        var pairs: [VerdictPair] = []
        for (judged, reference, count) in cells {
            for index in 0..<count * repetitions {
                pairs.append(
                    VerdictPair(cluster: "\(judged)\(reference)\(index)", judged: judged, reference: reference))
            }
        }
        return pairs
    }

    @Test("Raw agreement 0.7 with Wilson's interval, κ 0.4 with the error of Fleiss, Cohen and Everitt")
    func textbook() throws {
        let agreement = Agreement(table())
        #expect(isClose(agreement.agreement.value, 0.7))
        #expect(agreement.agreement.isPlainProportion)
        #expect(isClose(agreement.kappa.value, 0.4))
        // Their formula on this table gives the large-sample variance 0.3936 / (50 · 0.25) · …, worked by hand below.
        let shares = [[0.4, 0.1], [0.2, 0.3]]
        let rows = [0.5, 0.5]
        let columns = [0.6, 0.4]
        var diagonal = 0.0
        var rest = 0.0
        for row in 0..<2 {
            for column in 0..<2 {
                let margin = (columns[row] + rows[column]) * (1 - 0.4)
                if row == column {
                    diagonal += shares[row][column] * (1 - margin) * (1 - margin)
                } else {
                    rest += shares[row][column] * margin * margin
                }
            }
        }
        let centre = 0.4 - 0.5 * (1 - 0.4)
        let variance = (diagonal + rest - centre * centre) / (0.25 * 50)
        // Theirs divides by n, ours by n − 1.
        #expect(isClose(agreement.kappa.standardError, (variance * 50 / 49).squareRoot()))
    }

    @Test("Rows of the confusion matrix are the reference, columns the judge; unscored are counted beside")
    func confusion() {
        let agreement = Agreement(
            table() + (0..<3).map { VerdictPair(cluster: "u\($0)", judged: nil, reference: "no") })
        #expect(agreement.confusion.labels == ["no", "yes"])
        #expect(agreement.confusion.counts == [[15, 5], [10, 20]])
        #expect(agreement.confusion.unscored == [3, 0])
        #expect(agreement.agreement.unscored == 3)
        #expect(agreement.kappa.unscored == 3)
        #expect(isClose(agreement.kappa.value, 0.4))
        #expect(agreement.kappa.n == 50)
    }

    @Test("Perfect agreement: κ = 1 with an interval below it; one label only: no κ; nothing: no value")
    func extremes() throws {
        let perfect = Agreement(
            (0..<20).map { VerdictPair(cluster: "\($0)", judged: "\($0 % 2)", reference: "\($0 % 2)") })
        let interval = try #require(ConfidenceInterval(of: perfect.kappa))
        #expect(isClose(perfect.kappa.value, 1))
        #expect(interval.lower < 0.8 && interval.lower > 0.5)
        let oneLabel = Agreement((0..<20).map { VerdictPair(cluster: "\($0)", judged: "a", reference: "a") })
        #expect(oneLabel.agreement.value == 1)
        #expect(oneLabel.kappa.value == nil)
        #expect(Agreement([]).kappa.value == nil && Agreement([]).agreement.value == nil)
    }

    @Test("Labels that only one side uses count as disagreement")
    func foreignLabels() {
        let agreement = Agreement([
            VerdictPair(cluster: "1", judged: "c", reference: "a"),
            VerdictPair(cluster: "2", judged: "b", reference: "b"),
        ])
        #expect(agreement.confusion.labels == ["a", "b", "c"])
        #expect(agreement.agreement.value == 0.5)
    }
}
