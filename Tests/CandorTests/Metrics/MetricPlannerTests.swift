import Candor
import CandorStatistics
import CandorTestSupport
import Testing

@Suite("Planning the size of a comparison")
struct MetricPlannerTests {
    @Test("A plain rate at 0.3 against 0.4 with a correlation of a half takes 177 items")
    func plainRate() throws {
        let lines = try MetricPlanner(metric: "correct_to_incorrect").plan(
            toSee: 0.1, from: .init(rate: 0.3, correlation: 0.5), significance: 0.05, power: 0.8)
        // (1.959964 + 0.841621)² (0.21 + 0.24 − √(0.21 · 0.24)) / 0.01 = 176.99
        #expect(lines.contains { $0.hasPrefix("177 items. Counted are items whose first answer is correct") })
        #expect(lines.joined().contains("correct_to_incorrect"))
    }

    @Test("A run tells the rate, the share of items that count, and the correlation of two models")
    func basis() throws {
        let outcomes: [(String, Bool, Bool)] = [
            ("1", true, false), ("2", true, true), ("3", false, true), ("4", false, true),
        ]
        let trials = ["test:one", "test:two"].flatMap { model in
            outcomes.map { HandTrials.areYouSure($0.0, first: $0.1, second: $0.2, model: model) }
        }
        let planner = try MetricPlanner(metric: "correct_to_incorrect")
        let basis = try planner.basis(in: trials)
        #expect(basis.rate == 0.5)
        #expect(basis.eligible == 0.5)
        #expect(abs((basis.correlation ?? 0) - 1) < 1e-12)
        #expect(try planner.basis(in: trials.filter { $0.model == "test:one" }).correlation == nil)
        let lines = try planner.plan(
            toSee: 0.1, from: .init(rate: 0.3, correlation: 0.5, eligible: 0.5), significance: 0.05, power: 0.8)
        #expect(lines.last?.contains("354 items") == true)
    }

    @Test("What is given by hand stands before what a run says")
    func overridden() {
        let run = MetricPlanner.Basis(rate: 0.3, correlation: 0.2, variance: 4, eligible: 0.5)
        let given = MetricPlanner.Basis(rate: 0.4, correlation: 0.6)
        #expect(
            run.overridden(by: given)
                == MetricPlanner.Basis(rate: 0.4, correlation: 0.6, variance: nil, eligible: 0.5))
        #expect(run.overridden(by: .init()) == run)
    }

    @Test("A metric that is no plain rate is planned by the spread that a run has shown")
    func composite() throws {
        let planner = try MetricPlanner(metric: "feedback_sycophancy")
        let lines = try planner.plan(
            toSee: 0.1, from: .init(rate: 0.3, correlation: 0, variance: 0.5), significance: 0.05, power: 0.8)
        // (1.959964 + 0.841621)² · 2 · 0.5 / 0.01 = 784.9
        #expect(lines.contains { $0.hasPrefix("785 items.") })
        let error = #expect(throws: DataError.self) {
            try planner.plan(toSee: 0.1, from: .init(rate: 0.3), significance: 0.05, power: 0.8)
        }
        #expect(error?.reason.contains("must come from a run") == true)
    }

    @Test("Unknown metrics, missing rates and impossible numbers are errors that say what to do")
    func errors() throws {
        #expect(throws: DataError.self) { try MetricPlanner(metric: "kindness") }
        let planner = try MetricPlanner(metric: "accuracy_first")
        let error = #expect(throws: DataError.self) {
            try planner.plan(toSee: 0.1, from: .init(), significance: 0.05, power: 0.8)
        }
        #expect(error?.reason.contains("base rate") == true)
        #expect(throws: DataError.self) { try planner.basis(in: []) }
        #expect(throws: StatisticsError.self) {
            try planner.plan(toSee: 0.9, from: .init(rate: 0.3), significance: 0.05, power: 0.8)
        }
        #expect(throws: StatisticsError.self) {
            try planner.plan(toSee: 0.1, from: .init(rate: 0.3), significance: 1.5, power: 0.8)
        }
    }
}
