import ArgumentParser
import CandorLab

extension Quantity {
    /// Refuses a number outside the range, as the parser of the command line wants it.
    /// - Throws: `ValidationError`.
    func expect(_ number: Int?) throws {
        guard holds(number) else { throw ValidationError(rule(number).text(naming: FlagName.of)) }
    }
}
