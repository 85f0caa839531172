import Candor
import CandorModels

extension MisconceptionPageComposer {
    /// Every estimate, by metric, in the results' order.
    var metrics: [MisconceptionPageView.Metric] {
        var names: [String] = []
        for index in shown where !names.contains(results.estimates[index].metric) {
            names.append(results.estimates[index].metric)
        }
        return names.map { name in metric(name, shown.filter { results.estimates[$0].metric == name }) }
    }

    /// What is left out of the tables; `nil` where nothing is.
    var numbersNote: String? {
        guard shown.count < results.estimates.count else { return nil }
        return "N stands here in powers of two and at its largest: \(NumberText.count(shown.count)) of "
            + "\(NumberText.count(results.estimates.count)) numbers. All are in results.json."
    }

    private var shown: [Int] {
        let numbersOfN = ShownNumbers(largest: numbers.bestOf.last ?? 1)
        return results.estimates.indices.filter { results.estimates[$0].bestOf.map(numbersOfN.contains) ?? true }
    }

    /// More rows than this are folded.
    private static let mostRowsOpen = 24

    private func metric(_ name: String, _ indices: [Int]) -> MisconceptionPageView.Metric {
        let guide = MetricGuide.of(name)
        let estimates = indices.map { results.estimates[$0] }
        let columns = Self.columns.filter { column in
            column.isAlways || estimates.contains { column.text($0, numbers) != "–" }
        }
        var pool = TextPool()
        let marks = estimates.map {
            String(pool.place(of: "Counted: \($0.denominator). \($0.method.capitalizedFirst).") + 1)
        }
        var table = TableView(guide.title, columns: columns.map(\.heading) + [.number("Note")])
        for (index, mark) in zip(indices, marks) {
            let estimate = results.estimates[index]
            table.add(columns.map { $0.text(estimate, numbers) } + [mark], isMarked: estimate.difficulty == nil)
            let place = columns.firstIndex { $0.heading.title == "Value" }
            guard let place, let row = table.rows.indices.last, archive.isLinked(index),
                estimate.n + estimate.unscored > 0
            else { continue }
            table.rows[row].cells[place].href = "#estimate/\(index)"
        }
        return .init(
            title: guide.title, name: name, explanation: guide.explanation,
            isOpen: guide.isHeadline && indices.count <= Self.mostRowsOpen, table: table, notes: pool.texts)
    }

    /// A column of the tables.
    private struct Column: Sendable {
        var heading: TableView.Column
        var isAlways = false
        var text: @Sendable (EstimateRecord, MisconceptionNumbers) -> String
    }

    private static let columns: [Column] = [
        Column(heading: .words("Who"), isAlways: true) { $0.pm.map($1.name) ?? "People" },
        Column(heading: .words("Claims"), isAlways: true) { estimate, _ in
            MisconceptionFigures.words(estimate.difficulty)
        },
        Column(heading: .words("Length")) { estimate, _ in estimate.subset ?? "–" },
        Column(heading: .words("Chosen")) { estimate, _ in Strength(estimate)?.text ?? "–" },
        Column(heading: .number("Value"), isAlways: true) { estimate, _ in NumberText.share(estimate.value) },
        Column(heading: .number("95% interval"), isAlways: true) { estimate, _ in
            NumberText.interval(estimate.lower, estimate.upper)
        },
        Column(heading: .number("SE", "standard error, percentage points"), isAlways: true) { estimate, _ in
            NumberText.error(estimate.standardError)
        },
        Column(heading: .number("n"), isAlways: true) { estimate, _ in NumberText.count(estimate.n) },
        Column(heading: .number("Ties", "equal scores, which count one half")) { estimate, _ in
            estimate.ties.map(NumberText.count) ?? "–"
        },
        Column(heading: .number("Unscored"), isAlways: true) { estimate, _ in NumberText.count(estimate.unscored) },
        Column(heading: .number("Bounds", "what the unscored could make of the value")) { estimate, _ in
            NumberText.interval(estimate.bounds?.first, estimate.bounds?.last)
        },
    ]
}
