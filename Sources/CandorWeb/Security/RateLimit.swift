import Foundation

/// How often something may happen: in a burst, and in the long run.
struct RateLimit: Hashable, Sendable {
    /// What it limits; keys of different limits are apart.
    var name: String
    /// How many at once.
    var burst: Double
    /// How many a second after that.
    var perSecond: Double

    /// Pages and answers of one rater.
    static let rater = RateLimit(name: "rater", burst: 40, perSecond: 5)
    /// New raters from one address: a lecture hall behind one address is let in.
    static let joining = RateLimit(name: "joining", burst: 300, perSecond: 2)
    /// Wrong links and passwords from one address.
    static let guessing = RateLimit(name: "guessing", burst: 20, perSecond: 0.2)
    /// Requests of a researcher.
    static let researcher = RateLimit(name: "researcher", burst: 60, perSecond: 5)
}
