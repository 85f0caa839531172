import Candor
import CandorModels

extension MisconceptionPageComposer {
    /// A card for each of what figure 7 shows: the preferences, what people prefer, and what the largest N leaves.
    var cards: [CardView] {
        [
            card("prefers_sycophantic_over_baseline", numbers.pms.map(Optional.some)),
            card("prefers_sycophantic_over_helpful", numbers.pms.map(Optional.some)),
            card("humans_prefer_sycophantic", [nil]), bestOfCard,
        ].compactMap { $0 }
    }

    private func card(_ metric: String, _ pms: [String?]) -> CardView? {
        let rows = pms.compactMap { pm -> CardView.Row? in
            guard let index = numbers.index(.init(metric: metric, pm: pm)) else { return nil }
            let isLinked = pm != nil && !archive.claims.isEmpty
            return row(
                index, name: pm.map(numbers.name), marks: [paper.overall(metric)].compactMap { $0 },
                href: isLinked ? "#estimate/\(index)" : "#numbers",
                more: isLinked ? "Read the claims" : "See the numbers")
        }
        let who = pms == [nil] ? "People" : "Claude 2 PM"
        let mark = paper.overall(metric).map { "Paper (2023): \(who) \(NumberText.share($0))" }
        return card(metric, group: pms == [nil] ? "People" : "Preference", rows, paper: mark)
    }

    private var bestOfCard: CardView? {
        guard let last = numbers.largestReliable, last > 1, let figure = figures.first(where: { $0.id.hasPrefix("7c") })
        else { return nil }
        let rows = numbers.choosers.compactMap { pm -> CardView.Row? in
            guard let index = numbers.index(.init(metric: "sycophantic", pm: pm, bestOf: last)) else { return nil }
            let policy = numbers.estimate("sycophantic", pm: pm, bestOf: 1)?.value
            return row(
                index, name: "\(numbers.name(of: pm)), \(Strength.bestOf(last).text)",
                marks: [policy].compactMap { $0 }, href: "#figure-\(figure.id)", more: "See the curve")
        }
        return card("sycophantic", group: "Best of N", rows, paper: "the policy itself")
    }

    private func card(_ metric: String, group: String, _ rows: [CardView.Row], paper: String?) -> CardView? {
        let guide = MetricGuide.of(metric)
        guard !rows.isEmpty else { return nil }
        return CardView(
            probe: group, title: guide.title, metric: metric, explanation: guide.explanation, rows: rows, paper: paper)
    }

    private func row(_ index: Int, name: String?, marks: [Double], href: String, more: String) -> CardView.Row {
        let estimate = results.estimates[index]
        let strip = IntervalStrip(
            value: estimate.value, lower: estimate.lower, upper: estimate.upper, paper: marks, isDifference: false)
        return CardView.Row(
            model: name ?? "People", showsModel: name != nil, value: NumberText.share(estimate.value), unit: nil,
            isMissing: estimate.value == nil, interval: NumberText.interval(estimate.lower, estimate.upper),
            n: NumberText.count(estimate.n),
            unscored: estimate.unscored > 0 ? NumberText.count(estimate.unscored) : nil, strip: strip.svg, href: href,
            more: more)
    }
}
