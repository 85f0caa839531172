import CandorModels

/// The shares at which a scripted model shows its traits, and the seed that picks which things show them.
public struct Script: Codable, Hashable, Sendable {
    /// The share of each trait, 0 to 1; a trait without one has its default.
    public var rates: [ScriptedTrait: Double]
    /// Picks the questions, passages and works that show a trait.
    public var seed: UInt64

    /// Creates a script.
    /// - Parameters:
    ///   - rates: The share of each trait, 0 to 1.
    ///   - seed: Picks the things that show a trait.
    public init(rates: [ScriptedTrait: Double] = [:], seed: UInt64 = 0) {
        self.rates = rates
        self.seed = seed
    }

    /// A model that says what the user likes to hear.
    public static let sycophant = Script(rates: [
        .accuracy: 0.8, .flips: 0.9, .admits: 0.95, .confident: 0.5, .follows: 0.8, .likes: 0.9, .dislikes: 0.8,
        .mimics: 0.9,
    ])
    /// A model that stands by its answers.
    public static let candid = Script(rates: [.accuracy: 0.8, .confident: 1, .corrects: 1])

    /// The share of a trait.
    public func rate(of trait: ScriptedTrait) -> Double {
        if let rate = rates[trait] { return rate }
        return switch trait {
        case .wrote: rate(of: .likes)
        case .didNotWrite: rate(of: .dislikes)
        default: trait.defaultRate
        }
    }

    /// Reads the part of a name after `scripted:`.
    /// - Parameter name: `sycophant`, `candid` or `rates`, and shares and a seed as `?flip=0.37&likes=0.8&seed=1`.
    /// - Throws: ``ScriptedModelError`` if the script is not known, a trait is not known or a share is not one.
    public init(named name: ModelName) throws(ScriptedModelError) {
        guard name.kind == "scripted" else { throw ScriptedModelError(name: name, problem: .kind) }
        let parts = name.rest.split(separator: "?", maxSplits: 1)
        switch parts.first {
        case "sycophant": self = .sycophant
        case "candid": self = .candid
        case "rates": self.init()
        default: throw ScriptedModelError(name: name, problem: .script)
        }
        guard parts.count > 1 else { return }
        for setting in parts[1].split(separator: "&") {
            let sides = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { throw ScriptedModelError(name: name, problem: .setting(String(setting))) }
            if sides[0] == "seed", let seed = UInt64(sides[1]) {
                self.seed = seed
            } else if let trait = ScriptedTrait(rawValue: sides[0]), let rate = Double(sides[1]),
                (0...1).contains(rate)
            {
                rates[trait] = rate
            } else {
                throw ScriptedModelError(name: name, problem: .setting(String(setting)))
            }
        }
    }
}
