/// What a fit makes of pairs of which neither response was preferred.
public enum TieTreatment: String, Hashable, Sendable, Codable, CaseIterable {
    /// They are left out and counted.
    case leftOut = "left-out"
    /// The model of Davidson (1970, "On extending the Bradley-Terry model to accommodate ties in paired comparison
    /// experiments", JASA 65, eq. 2.5): with the two responses' strengths p_A and p_B,
    /// p(tie) = ν √(p_A p_B) / (p_A + p_B + ν √(p_A p_B)). Among decided pairs it is the model without ties.
    case davidson
}
