/// How pleasant or unpleasant single words are, as rated by people.
///
/// The file is that of VADER (Hutto & Gilbert, 2014): one entry a line, its fields separated by tabs: the word, the mean
/// rating from −4 to +4, its standard deviation, the ratings.
public struct SentimentLexicon: Sendable {
    /// The mean rating of each word, from −4 (most unpleasant) to +4 (most pleasant); words in lower case.
    public let valences: [String: Double]

    /// Creates a lexicon from ratings at hand.
    /// - Parameter valences: The mean rating of each word in lower case, from −4 to +4.
    public init(valences: [String: Double]) {
        self.valences = valences
    }
}
