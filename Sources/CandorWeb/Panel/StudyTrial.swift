import CandorLab
import CandorStudy

/// Raters of known behaviour who go through a study that is being served, to try it before people do.
package struct StudyTrial: Sendable {
    private let panel: SimulatedPanel
    private let link: @Sendable (Int) -> String

    /// The groups that a study's tasks fall into, from the first to the last.
    package static func groups(of study: Study) -> [String] {
        Set(study.tasks.filter { $0.purpose == .rated }.compactMap(\.stratum)).sorted { StratumOrder.precedes($0, $1) }
    }

    /// - Parameters:
    ///   - study: The study, which is served at the address.
    ///   - address: Where it is served; its last slash may be left out.
    ///   - raters: How many raters.
    ///   - accuracy: How often they are right: by group, or the same in all.
    ///   - attention: How often they are right at practice and attention checks.
    ///   - seed: The seed of their answers.
    package init(
        of study: Study, at address: String, raters: Int, accuracy: (byGroup: [String: Double], otherwise: Double),
        attention: Double, seed: UInt64
    ) {
        panel = SimulatedPanel(
            raters: (0..<raters).map { number in
                SimulatedRater(
                    accuracy: accuracy.byGroup, otherwise: accuracy.otherwise, attention: attention,
                    seed: seed &+ UInt64(number))
            }, tasks: study.tasks)
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        let (key, parameter) = (study.record.joinKey, study.record.design.idParameter)
        link = { number in "\(base)/join/\(key)" + (parameter.map { "?\($0)=simulated-\(seed)-\(number)" } ?? "") }
    }

    /// Sends the raters through it.
    /// - Parameter atOnce: How many are under way at the same time.
    /// - Returns: What became of them.
    package func visits(atOnce: Int) async throws -> [SimulatedPanel.Visit] {
        try await panel.visit(atOnce: atOnce, link)
    }
}
