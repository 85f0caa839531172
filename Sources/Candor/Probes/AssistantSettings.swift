import CandorModels
import Foundation

/// How the assistant under test is asked.
public struct AssistantSettings: Hashable, Sendable, Codable {
    /// The temperature of free-form turns; multiple choice is asked at 0 (paper, section 3).
    public var freeFormTemperature: Double
    /// Nucleus mass in (0, 1].
    public var topP: Double
    /// The seed for models that take one.
    public var seed: UInt64
    /// Token limits that differ from ``Turn/defaultMaxTokens``.
    public var maxTokens: [Turn: Int]
    /// A system prompt put before every dialogue, if any.
    public var system: String?
    /// What the provider is told besides; `nil` for nothing.
    public var provider: ProviderSettings?

    /// Creates settings.
    /// - Parameters:
    ///   - freeFormTemperature: The temperature of free-form turns, 0 or more.
    ///   - topP: Nucleus mass in (0, 1].
    ///   - seed: The seed for models that take one.
    ///   - maxTokens: Token limits that differ from the defaults.
    ///   - system: A system prompt put before every dialogue.
    public init(
        freeFormTemperature: Double = 1, topP: Double = 1, seed: UInt64 = 0, maxTokens: [Turn: Int] = [:],
        system: String? = nil
    ) {
        self.freeFormTemperature = freeFormTemperature
        self.topP = topP
        self.seed = seed
        self.maxTokens = maxTokens
        self.system = system
    }

    /// The token limit of a turn: of its visible text, where a model reasons.
    public func limit(of turn: Turn) -> Int { maxTokens[turn] ?? turn.defaultMaxTokens }

    /// What the provider is told, as a part of a trial's id; empty where it is told nothing.
    var extras: String {
        guard let provider, !provider.isEmpty else { return "" }
        return (try? JSONWriter.line.text(provider)).map { ";" + $0 } ?? ""
    }

    /// How a turn is asked for.
    /// - Parameters:
    ///   - turn: The turn.
    ///   - temperature: Its temperature, 0 or more.
    public func sampling(of turn: Turn, temperature: Double) -> Sampling {
        let sampling = Sampling(temperature: temperature, topP: topP, maxTokens: limit(of: turn), seed: seed)
        return provider?.applied(to: sampling) ?? sampling
    }
}
