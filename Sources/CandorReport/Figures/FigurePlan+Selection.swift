import Candor

extension FigurePlan {
    /// The figures of all known probes: first those over data sets, in the probes' order, then those of the appendix, by number.
    /// - Parameter selection: Which.
    static func plans(_ selection: FigureSelection) -> [(probe: any Probe, plan: FigurePlan)] {
        let all = Probes.all.flatMap { probe in probe.figures.map { (probe: probe, plan: $0) } }
        let main = all.filter { !$0.plan.isAppendix }
        guard selection != .main else { return main }
        let appendix = all.filter(\.plan.isAppendix).enumerated()
            .sorted { ($0.element.plan.number, $0.offset) < ($1.element.plan.number, $1.offset) }
        return main + appendix.map(\.element)
    }

    private var number: Int { Int(id) ?? .max }
}
