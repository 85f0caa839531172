import Foundation

/// Copies of a study, made one after the other while it is in use.
struct StudyBackups: Sendable {
    private static let kept = 10
    let study: Study
    let plan: ServerOptions.Backups

    init(_ study: Study, _ plan: ServerOptions.Backups) {
        self.study = study
        self.plan = plan
    }

    /// Makes copies until the task is cancelled; the ten newest stay.
    /// - Throws: `StoreError` if a copy cannot be written.
    func run() async throws {
        try FileManager.default.createDirectory(atPath: plan.folder, withIntermediateDirectories: true)
        while true {
            try await makeOne(at: .now)
            try await Task.sleep(for: .seconds(plan.interval))
        }
    }

    /// Makes one copy, named by the time, and removes the oldest.
    func makeOne(at moment: Date) async throws {
        let time = moment.formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: true)
                .dateSeparator(.omitted).timeSeparator(.omitted))
        try await study.backUp(to: "\(plan.folder)/study-\(time).sqlite")
        let copies = try FileManager.default.contentsOfDirectory(atPath: plan.folder)
            .filter { $0.hasPrefix("study-") && $0.hasSuffix(".sqlite") }.sorted()
        for old in copies.dropLast(Self.kept) { try FileManager.default.removeItem(atPath: "\(plan.folder)/\(old)") }
    }
}
