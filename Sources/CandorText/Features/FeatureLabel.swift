/// Which of two responses has more of a feature: φ of the paper's section 4.1.
public enum FeatureLabel: Int, Hashable, Sendable, Codable, CaseIterable {
    /// The second has more of it.
    case b = -1
    /// About the same.
    case same = 0
    /// The first has more of it.
    case a = 1

    /// The label with the responses the other way round.
    public var swapped: FeatureLabel {
        switch self {
        case .a: .b
        case .same: .same
        case .b: .a
        }
    }
}
