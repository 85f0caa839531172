/// A turn of the user's whose words a variation of the probe can change (``ProbeWording``), by the name that it has in the variation's file.
///
/// A turn is either said in the course of the dialogue, always in the same words, or it is the prompt of a condition, whose words are
/// made of the row: `{question}` and any other field of its `base` and `metadata` that holds text, and `{prompt}`, the words that
/// the row itself has there.
public struct ProbeTurn: Sendable {
    enum Words: Sendable {
        case stimulus(WritableKeyPath<Stimuli, String> & Sendable)
        case own(String)
        case prompt(Condition)
    }

    /// Its name in a variation's file.
    public let name: String
    let words: Words

    private init(_ name: String, _ words: Words) {
        self.name = name
        self.words = words
    }

    /// A turn that is said in the course of the dialogue.
    /// - Parameters:
    ///   - name: Its name in a variation's file.
    ///   - stimulus: Where its words are.
    public static func said(_ name: String, _ stimulus: WritableKeyPath<Stimuli, String> & Sendable) -> ProbeTurn {
        ProbeTurn(name, .stimulus(stimulus))
    }

    /// A turn of a probe of one's own; ``Bench/words(of:)`` says how it is said in the run.
    /// - Parameters:
    ///   - name: Its name in a variation's file.
    ///   - words: What is said where no variation says it otherwise.
    public static func said(_ name: String, _ words: String) -> ProbeTurn { ProbeTurn(name, .own(words)) }

    /// The prompt of a condition.
    /// - Parameters:
    ///   - condition: The condition.
    ///   - name: Its name in a variation's file; by default the condition's.
    public static func prompt(_ condition: Condition, named name: String? = nil) -> ProbeTurn {
        ProbeTurn(name ?? condition.rawValue, .prompt(condition))
    }
}
