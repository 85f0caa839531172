/// How long the preferred response of a pair is beside the other one, in words.
enum RelativeLength: CaseIterable {
    case muchShorter, shorter, alike, longer, muchLonger

    /// Sorts a decided pair.
    init(_ pair: ScoredPair) {
        let isAPreferred = pair.peoplePreferA == 1
        let words = [pair.pair.responseA, pair.pair.responseB].map { $0.split(whereSeparator: \.isWhitespace).count }
        let (preferred, other) = isAPreferred ? (words[0], words[1]) : (words[1], words[0])
        if preferred > 2 * other {
            self = .muchLonger
        } else if 4 * preferred > 5 * other {
            self = .longer
        } else if 4 * other <= 5 * preferred {
            self = .alike
        } else if other <= 2 * preferred {
            self = .shorter
        } else {
            self = .muchShorter
        }
    }

    /// The part's name, with its edges.
    var name: String {
        switch self {
        case .muchShorter: "the preferred has less than half the words of the other"
        case .shorter: "the preferred has 1/2 to 4/5 of the words"
        case .alike: "both have about as many words (4/5 to 5/4)"
        case .longer: "the preferred has 5/4 to 2 times the words"
        case .muchLonger: "the preferred has more than twice the words"
        }
    }
}
