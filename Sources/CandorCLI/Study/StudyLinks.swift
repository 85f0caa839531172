import Candor
import CandorStudy
import CandorLab

/// The addresses of a study, and its key.
struct StudyLinks {
    let study: Study
    /// Where raters reach the server, without a slash at its end.
    let address: String

    private var base: String { address.hasSuffix("/") ? String(address.dropLast()) : address }

    /// Prints the addresses.
    /// - Parameters:
    ///   - raters: Those whose links are printed too.
    ///   - withKey: Whether the researcher's key is printed, which belongs in no log.
    func show(raters: [Rater], withKey: Bool = true) {
        let output = Terminal.output
        let record = study.record
        output.line()
        output.line("For everybody:       \(base)\(record.joinPath)")
        output.line("For the researcher:  \(base)/researcher")
        guard withKey else { return }
        output.line("The researcher's key: \(record.researcherKey)")
        output.line("Completion code:     \(record.design.completionCode ?? "none")")
        let invited = raters.filter { $0.externalID == nil }
        guard !invited.isEmpty else { return }
        output.line("For one rater each:")
        for rater in invited { output.line("  \(rater.id)  \(base)/r/\(rater.token)") }
    }
}
