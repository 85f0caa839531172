import Candor
import CandorModels

/// Several responses to every prompt of a probe, out of which preference models are to choose.
///
/// All draws of one prompt are asked for together, so that a model in this process computes the prompt once. Answers and
/// analyses are judged as they come. Comments are not: a comment on its own has nothing beside it, and which two to compare is
/// decided afterwards (``DrawJudging``).
public struct DrawRun: Sendable {
    private let prompts: [Prompt]
    private let draws: Int
    private let run: ProbeRun

    /// A prompt, and the place of the prompt that its comments are compared with.
    private struct Prompt: Sendable {
        var item: Item
        var baseline: Int?
    }

    /// Lays out the draws.
    /// - Parameters:
    ///   - probe: One whose responses can be chosen among (`Probe.drawMeasure`).
    ///   - items: Its items.
    ///   - draws: Responses to each prompt; 1 at temperature 0, where all would be equal.
    ///   - bench: The policy, the judge and the settings.
    ///   - parallel: Responses at once, at least 1.
    public init(_ probe: any Probe, items: [Item], draws: Int, bench: Bench, parallel: Int) {
        var prompts: [Prompt] = []
        for item in items {
            let isCompared = probe.drawMeasure?.isComparison ?? false
            let baselines = item.prompts.map { isCompared ? item.baseline(of: $0) : nil }
            prompts += item.prompts.indices.map { index in
                var single = item
                single.prompts = [item.prompts[index]]
                return Prompt(item: single, baseline: baselines[index].map { prompts.count + $0 })
            }
        }
        self.prompts = prompts
        self.draws = bench.settings.freeFormTemperature == 0 ? 1 : max(1, draws)
        run = ProbeRun(probe, items: prompts.map(\.item), draws: self.draws, bench: bench, parallel: parallel)
    }

    /// Prompts times draws.
    public var count: Int { run.count }

    /// Draws everything.
    /// - Parameter completed: Told of each response.
    /// - Returns: The trials in the order of the prompts, then of the draws; a comment to be compared names the baseline's of
    ///   the same draw in `about`.
    /// - Throws: The first error of a model or a judge; what was answered by then is remembered.
    public func trials(completed: @escaping @Sendable () -> Void = {}) async throws -> [Trial] {
        var trials = try await run.trials(completed: completed)
        for (place, prompt) in prompts.enumerated() {
            guard let baseline = prompt.baseline else { continue }
            for draw in 0..<draws {
                trials[place * draws + draw].about["baseline"] = trials[baseline * draws + draw].id
            }
        }
        return trials
    }
}
