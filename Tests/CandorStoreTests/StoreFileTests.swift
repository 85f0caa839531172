import CandorModels
import CandorTesting
import Foundation
import GRDB
import Testing

@testable import CandorStore

@Suite("The store's file")
struct StoreFileTests {
    @Test("A file that is no SQLite file is refused and left as it is")
    func noDatabase() async throws {
        try await TemporaryDirectory.with { folder in
            let text = String(repeating: "These are notes, no database.\n", count: 100)
            let file = try folder.write("candor.sqlite", text)
            let error = #expect(throws: StoreError.self) { try Store(path: folder.storePath) }
            #expect(error?.code == .notAStore)
            #expect(error?.errorDescription?.contains("name another store") == true)
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
        }
    }

    @Test("A file of a byte is somebody's and stays; an empty one becomes a store")
    func tiny() async throws {
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("candor.sqlite", "x")
            #expect(throws: StoreError.self) { try Store(path: folder.storePath) }
            #expect(try String(contentsOf: file, encoding: .utf8) == "x")
            try folder.write("candor.sqlite", "")
            _ = try Store(path: folder.storePath)
        }
    }

    @Test("A path that cannot be opened is refused")
    func unwritable() async throws {
        try await TemporaryDirectory.with { folder in
            try folder.write("file", "")
            for path in ["nowhere/candor.sqlite", "file/candor.sqlite", "."] {
                let error = #expect(throws: StoreError.self) {
                    try Store(path: folder.url.appending(path: path).path(percentEncoded: false))
                }
                #expect(error?.code == .unwritable, "\(path)")
            }
        }
    }

    @Test("Several that make the same file a store at once all open it")
    func together() async throws {
        try await TemporaryDirectory.with { folder in
            for attempt in 0..<150 {
                let path = folder.url.appending(path: "\(attempt).sqlite").path(percentEncoded: false)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 { group.addTask { _ = try Store(path: path) } }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test("Somebody else's SQLite file is refused and gets no tables of ours")
    func foreignDatabase() async throws {
        try await TemporaryDirectory.with { folder in
            try DatabaseQueue(path: folder.storePath).write { try $0.execute(sql: "CREATE TABLE answer (recipe TEXT)") }
            let bytes = FileManager.default.contents(atPath: folder.storePath)
            let error = #expect(throws: StoreError.self) { try Store(path: folder.storePath) }
            #expect(error?.code == .notAStore)
            let tables = try DatabaseQueue(path: folder.storePath).read {
                try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            #expect(!tables.contains("run"))
            #expect(FileManager.default.contents(atPath: folder.storePath) == bytes)
        }
    }
}

@Suite("Runs")
struct RunTests {
    private func run(_ id: String, started: String = "2026-01-01T00:00:00Z") -> StoredRun {
        StoredRun(id: id, models: "m", probes: "answer", started: started, finished: nil, plan: "{}")
    }

    @Test("A run that begins again keeps the time of its first beginning")
    func begin() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            _ = try await store.begin(run("a"))
            let again = try await store.begin(run("a", started: "2026-02-02T00:00:00Z"))
            #expect(again == run("a"))
            #expect(try await store.findings(of: "a") == nil)
        }
    }

    @Test("What a run found is replaced by what it finds again, trials in order")
    func finish() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            _ = try await store.begin(run("a"))
            for lines in [["x", "y", "z"], ["b", "a"]] {
                try await store.finish(
                    "a", at: "2026-01-01T00:00:09Z", results: "{}", trials: lines.map { ($0, "line \($0)") })
            }
            let found = try #require(try await Store(path: folder.storePath).findings(of: "a"))
            #expect(found.results == "{}")
            #expect(found.trials == ["line b", "line a"])
            #expect(try await store.run("a").finished == "2026-01-01T00:00:09Z")
        }
    }

    @Test("An ended run has its files where they lie when it ends, not where it was last tried")
    func folders() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            func named(_ folder: String?) -> StoredRun {
                var run = run("a")
                run.folder = folder
                return run
            }
            _ = try await store.begin(named("tried"))
            _ = try await store.begin(named("out"))
            try await store.finish("a", at: "2026-01-01T00:00:09Z", results: "{}", trials: [])
            #expect(try await store.begin(named("refused")).folder == "refused")
            #expect(try await store.run("a").folder == "out")
            try await store.finish("a", at: "2026-01-01T00:00:09Z", results: "{}", trials: [], folder: "again")
            #expect(try await store.run("a").folder == "again")
        }
    }

    @Test("The latest run is the one last worked on that has ended")
    func latest() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            for id in ["a", "b", "c"] { _ = try await store.begin(run(id)) }
            let none = await #expect(throws: StoreError.self) { try await store.run("latest") }
            #expect(none?.code == .noSuchRun)
            for id in ["b", "a"] {
                try await store.finish(id, at: "2026-01-01T00:00:09Z", results: "{}", trials: [])
            }
            #expect(try await store.run("latest").id == "a")
            #expect(try await store.runs().map(\.id) == ["a", "b", "c"])
            let missing = await #expect(throws: StoreError.self) { try await store.run("d") }
            #expect(missing?.errorDescription?.contains("no run 'd'") == true)
        }
    }
}
