import CandorModels

extension Double {
    /// A coordinate or a length in a drawing: one decimal.
    var svg: String { PlainNumber.fixed(self, 1) }
}
