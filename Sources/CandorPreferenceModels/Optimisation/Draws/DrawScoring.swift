import Candor
import CandorModels

/// Has a preference model score every draw of every prompt.
public struct DrawScoring: Sendable {
    private let model: TopicPreferenceModel
    private let parallel: Int

    /// Creates a scoring.
    /// - Parameters:
    ///   - model: The preference model.
    ///   - parallel: Prompts at once, at least 1; the draws of one prompt are always one batch.
    public init(_ model: TopicPreferenceModel, parallel: Int) {
        self.model = model
        self.parallel = parallel
    }

    /// Whether the model scores dialogues of a probe at all.
    /// - Parameter probe: The probe.
    public func applies(to probe: ProbeName) -> Bool { model.model(for: DialogueTopic(probe)) != nil }

    /// The trials with the model's scores of them. A score that is no finite number is `nil`: that response is never chosen,
    /// and counted.
    /// - Parameters:
    ///   - trials: The draws; those of probes that the model does not score stay as they are.
    ///   - completed: Told of each prompt that is done.
    /// - Throws: What the model throws; ``PreferenceModelError`` if it gives another number of scores than asked for.
    public func scored(_ trials: [Trial], completed: @escaping @Sendable () -> Void = {}) async throws -> [Trial] {
        let prompts = DrawnPrompt.places(in: trials).filter { places in
            places.first.map { applies(to: trials[$0].probe) } ?? false
        }
        let pools = try await prompts.boundedMap(atOnce: parallel, completed: completed) { places in
            try await scores(of: places.map { trials[$0] })
        }
        var scored = trials
        for (places, scores) in zip(prompts, pools) {
            for (place, score) in zip(places, scores) {
                scored[place].scores = (scored[place].scores ?? [:]).merging([model.name.description: score]) { $1 }
            }
        }
        return scored
    }

    /// How many prompts there are to score.
    /// - Parameter trials: The draws.
    public func count(_ trials: [Trial]) -> Int {
        Set(trials.filter { applies(to: $0.probe) }.map(DrawnPrompt.init)).count
    }

    private func scores(of draws: [Trial]) async throws -> [Double?] {
        guard let probe = draws.first?.probe, let model = model.model(for: DialogueTopic(probe)) else { return [] }
        // A draw without an answer is not in the pool. What a policy was given to continue is part of its response.
        let answered = draws.indices.filter { draws[$0].isAnswered }
        guard !answered.isEmpty else { return draws.map { _ in nil } }
        let given = try await model.scores(
            of: answered.map { (draws[$0].dialogue.withoutPrefill, draws[$0].response) })
        guard given.count == answered.count else {
            throw PreferenceModelError(
                .noUsableReply, model: model.name.description,
                reason: "gave \(given.count) scores for \(answered.count) responses")
        }
        var scores = [Double?](repeating: nil, count: draws.count)
        for (place, score) in zip(answered, given) where score.isFinite { scores[place] = score }
        return scores
    }
}
