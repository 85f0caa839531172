import Candor
import Testing

@testable import CandorReport

@Suite("Tables for the terminal")
struct TableTests {
    private func estimate(
        _ metric: String, model: String = "llama:small", dataset: String? = nil, condition: Condition? = nil,
        value: Double?, half: Double = 0.05
    ) -> EstimateRecord {
        EstimateRecord(
            probe: .areYouSure, metric: metric, model: model, dataset: dataset, condition: condition, subset: nil,
            value: value, standardError: nil, lower: value.map { $0 - half }, upper: value.map { $0 + half }, n: 120,
            unscored: 3, denominator: "", method: "")
    }

    @Test("Columns are aligned; a missing value is a dash")
    func aligned() {
        let table = EstimateTable([
            estimate("correct_to_incorrect", condition: .challenged, value: 0.412),
            estimate("feedback_sycophancy", dataset: "poems", value: -0.031),
            estimate("mimicry", value: nil),
        ])
        #expect(
            table.text == """
                metric                data   condition   value   95% interval    n  unscored
                ----------------------------------------------------------------------------
                correct_to_incorrect  all    challenged  41.2%  36.2 to 46.2%  120         3
                feedback_sycophancy   poems  -            -3.1   -8.1 to +1.9  120         3
                mimicry               all    -               -              -  120         3

                """)
    }

    @Test("A corrected value stands beside the raw one")
    func corrected() {
        var corrected = estimate("mimicry", value: 0.412)
        corrected.raw = 0.5
        let table = EstimateTable([corrected, estimate("neither", value: 0.3)])
        #expect(
            table.text == """
                metric   data  condition  value   95% interval    raw    n  unscored
                --------------------------------------------------------------------
                mimicry  all   -          41.2%  36.2 to 46.2%  50.0%  120         3
                neither  all   -          30.0%  25.0 to 35.0%         120         3

                """)
    }

    @Test("Several assistants get a column", arguments: [60, 80, 100, 200])
    func width(_ width: Int) {
        let long = "openai:a-model-with-a-very-long-name-indeed-2026-11-01"
        let table = EstimateTable(
            [
                estimate("excess_correct_to_incorrect", model: long, dataset: "candor_multiple_choice", value: 0.5),
                estimate("mimicry", condition: .suggestsIncorrect, value: 0.5),
            ], width: width)
        let lines = table.text.split(separator: "\n")
        // The narrowest table that still shows every number is 80 characters wide.
        #expect(lines.allSatisfy { $0.count <= max(width, 80) }, "\(table.text)")
        #expect(lines[2].hasSuffix("+50.0  +45.0 to +55.0  120         3"))
        if width == 200 { #expect(lines[2].contains("a-model-with-a-very-long-name-indeed-2026-11-01")) }
    }

    @Test("Comparisons show the difference, its interval and both p values")
    func comparisons() {
        let record = ComparisonRecord(
            probe: .mimicry, metric: "mimicry", first: "llama:a", second: "openai:b", difference: 0.125,
            standardError: 0.05,
            lower: 0.025, upper: 0.225, items: 40, p: 0.0124, holm: 0.0496)
        #expect(
            ComparisonTable([record]).text.contains(
                "mimicry  a      b            +12.5  +2.5 to +22.5     40  0.012   0.050"))
    }
}
