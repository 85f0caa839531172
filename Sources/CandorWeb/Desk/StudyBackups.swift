import CandorLab
import CandorStore
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

    /// Makes the folder, readable for its owner alone as the study is.
    /// - Throws: ``ServerError`` with `backups`.
    func prepare() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: plan.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ServerError(.backups, reason: "\(plan.folder): no folder for copies can be made there")
        }
        guard FileManager.default.isWritableFile(atPath: plan.folder) else {
            throw ServerError(.backups, reason: "\(plan.folder): copies cannot be written there")
        }
    }

    /// Makes copies until the task is cancelled; the ten newest stay. One that fails is no reason to stop: the next may not.
    /// - Parameters:
    ///   - revision: A number that changes when something happens: without it there is nothing to copy.
    ///   - report: Told what failed.
    /// - Throws: `CancellationError`.
    func run(revision: @Sendable () async -> Int, report: @Sendable (any Error) -> Void) async throws {
        var copied: Int?
        while true {
            let current = await revision()
            if copied != current {
                do {
                    try prepare()
                    try await makeOne(at: .now)
                    copied = current
                } catch let error as CancellationError {
                    throw error
                } catch {
                    report(error)
                }
            }
            try await Task.sleep(for: .seconds(plan.interval))
        }
    }

    /// Makes one copy, named by the time, and removes the oldest.
    func makeOne(at moment: Date) async throws {
        let time = moment.formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: true)
                .dateSeparator(.omitted).timeSeparator(.omitted))
        let prefix = "\(study.name).copy-"
        // Nothing but what was written here: the name, a time of the same length, the ending.
        func files(_ ending: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: plan.folder).filter { name in
                name.hasPrefix(prefix) && name.hasSuffix(ending)
                    && name.count == prefix.count + time.count + ending.count
            }.sorted()
        }
        // A server that was killed in the middle of a copy has left it behind.
        let partial = ".sqlite" + StudyFile.partialEnding
        for left in try files(partial) + files(partial + "-journal") { remove(left) }
        try await study.backUp(to: "\(plan.folder)/\(prefix)\(time).sqlite")
        for old in try files(".sqlite").dropLast(Self.kept) { remove(old) }
    }

    /// What cannot be removed is no reason not to make the next copy.
    private func remove(_ name: String) { try? FileManager.default.removeItem(atPath: "\(plan.folder)/\(name)") }
}
