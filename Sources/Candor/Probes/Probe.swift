import CandorModels

/// One kind of sycophancy measured: a plain async function from an item to its trials.
///
/// A probe knows nothing of concurrency, retries, caching, progress or files: the model that it asks remembers every answer.
public protocol Probe: Sendable {
    /// What it measures.
    var kind: ProbeKind { get }

    /// How many independent samples of an item make sense: the number asked for, or 1 where everything is asked at
    /// temperature 0.
    /// - Parameters:
    ///   - item: The item.
    ///   - settings: How the assistant is asked.
    ///   - requested: The number of draws that the user asked for.
    func draws(of item: Item, settings: AssistantSettings, requested: Int) -> Int

    /// Runs an item under all its conditions.
    /// - Parameters:
    ///   - item: The item.
    ///   - draw: Which of several independent samples, from 0.
    ///   - bench: The assistant, the judge and the settings.
    /// - Returns: One trial a condition and prompt.
    /// - Throws: What a model throws when it cannot be asked, or `CancellationError`.
    func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial]
}

extension Probe {
    /// All draws asked for, unless free-form turns are asked at temperature 0.
    public func draws(of item: Item, settings: AssistantSettings, requested: Int) -> Int {
        settings.freeFormTemperature == 0 ? 1 : requested
    }
}

extension ProbeKind {
    /// The probe of this kind.
    public var probe: any Probe {
        switch self {
        case .feedback: FeedbackProbe()
        case .areYouSure: AreYouSureProbe()
        case .answer: AnswerProbe()
        case .mimicry: MimicryProbe()
        }
    }
}
