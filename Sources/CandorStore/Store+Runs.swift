import CandorBasics
import Foundation
import GRDB

extension Store {
    /// Notes that a run begins; one that has begun before keeps its times.
    /// - Parameter run: The run.
    /// - Returns: The run as the store has it.
    /// - Throws: ``StoreError``.
    public func begin(_ run: StoredRun) async throws -> StoredRun {
        let now = Self.now
        try await mapping {
            try await database.keep { database in
                try database.execute(
                    sql: """
                        INSERT INTO run (id, models, probes, started, touched, plan, kind, folder)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET touched = excluded.touched,
                            kind = coalesce(excluded.kind, kind), folder = CASE
                                WHEN finished IS NULL THEN coalesce(excluded.folder, folder) ELSE folder END
                        """,
                    arguments: [
                        run.id, run.models, run.probes, run.started, now, run.plan, run.kind, run.folder,
                    ])
            }
        }
        var begun = try await self.run(run.id)
        // Where the files of a run that has ended lie changes when it ends again, not when it is tried.
        begun.folder = run.folder ?? begun.folder
        return begun
    }

    /// Keeps what a run found.
    /// - Parameters:
    ///   - id: The run.
    ///   - finished: When it ended, ISO 8601 in UTC.
    ///   - results: `results.json`.
    ///   - trials: The trials in order, each with its id and its line of `trials.jsonl`.
    ///   - folder: The folder that its files were written to; `nil` leaves what was known.
    /// - Throws: ``StoreError``.
    public func finish(
        _ id: String, at finished: String, results: String, trials: [(id: String, content: String)],
        folder: String? = nil
    ) async throws {
        let now = Self.now
        try await mapping {
            try await database.keep { database in
                try database.execute(
                    sql: """
                        UPDATE run SET finished = ?, results = ?, touched = ?, folder = coalesce(?, folder) WHERE id = ?
                        """,
                    arguments: [finished, results, now, folder, id])
                try database.execute(sql: "DELETE FROM trial WHERE run = ?", arguments: [id])
                let statement = try database.cachedStatement(
                    sql: "INSERT INTO trial (run, position, id, content) VALUES (?, ?, ?, ?)")
                for (position, trial) in trials.enumerated() {
                    try statement.execute(arguments: [id, position, trial.id, trial.content])
                }
            }
        }
    }

    /// The runs, the latest first.
    /// - Throws: ``StoreError``.
    public func runs() async throws -> [StoredRun] {
        try await mapping {
            try await database.read { database in
                try Row.fetchAll(
                    database, sql: StoredRun.query("ORDER BY touched DESC, started DESC, id", in: database)
                ).map(StoredRun.init(row:))
            }
        }
    }

    /// A run by its id.
    /// - Parameter id: The run's id, or `latest`.
    /// - Throws: ``StoreError`` if there is none.
    public func run(_ id: String) async throws -> StoredRun {
        let (condition, arguments): (String, StatementArguments) =
            id == "latest"
            ? ("WHERE finished IS NOT NULL ORDER BY touched DESC, started DESC, id LIMIT 1", [])
            : ("WHERE id = ?", [id])
        let found = try await mapping {
            try await database.read { database in
                try Row.fetchOne(database, sql: StoredRun.query(condition, in: database), arguments: arguments)
                    .map(StoredRun.init(row:))
            }
        }
        guard let found else {
            throw StoreError(
                .noSuchRun, path: path,
                reason: id == "latest"
                    ? "has no finished run"
                    : "has no run '\(id)'; candor runs lists them" + Spelling.hint(for: id, among: ["latest"]))
        }
        return found
    }

    /// What a finished run found.
    /// - Parameter id: The run's id.
    /// - Returns: `results.json` and the lines of `trials.jsonl`; `nil` if the run has not ended.
    /// - Throws: ``StoreError``.
    public func findings(of id: String) async throws -> (results: String, trials: [String])? {
        try await mapping {
            try await database.read { database in
                guard
                    let results = try String.fetchOne(
                        database, sql: "SELECT results FROM run WHERE id = ? AND results IS NOT NULL", arguments: [id])
                else { return nil }
                let trials = try String.fetchAll(
                    database, sql: "SELECT content FROM trial WHERE run = ? ORDER BY position", arguments: [id])
                return (results, trials)
            }
        }
    }

    /// Now, with fractions of a second, so that the latest run is told from the one before.
    private static var now: String {
        Date.now.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
    }
}

extension StoredRun {
    /// Reads runs without what they found, which may be large. A store of an earlier version that cannot be written has no kinds.
    fileprivate static func query(_ condition: String, in database: Database) throws -> String {
        let hasKinds = try database.columns(in: "run").contains { $0.name == "kind" }
        return
            "SELECT id, models, probes, started, finished, plan\(hasKinds ? ", kind, folder" : "") FROM run \(condition)"
    }

    init(row: Row) {
        self.init(
            id: row["id"], models: row["models"], probes: row["probes"], started: row["started"],
            finished: row["finished"], plan: row["plan"], kind: row["kind"], folder: row["folder"])
    }
}
