import CandorModels
import CandorTesting
import Dispatch
import GRDB
import Synchronization
import Testing

@testable import CandorStore

@Suite("Many writers")
struct ConcurrencyTests {
    @Test("Answers that come together are committed together")
    func groupCommit() async throws {
        try await TemporaryDirectory.with { folder in
            let store = try Store(path: folder.storePath)
            let commits = CommitCounter()
            store.database.add(transactionObserver: commits, extent: .databaseLifetime)
            let started = DispatchSemaphore(value: 0)
            try await withThrowingTaskGroup { group in
                for index in 0..<200 {
                    group.addTask {
                        started.signal()
                        try await store.remember(Completion(text: "\(index)"), to: Self.call(index))
                    }
                }
                // As long as this transaction lasts, all others gather behind it.
                try await store.database.write { database in
                    try database.execute(sql: "UPDATE answer SET received = received")
                    for _ in 0..<200 { started.wait() }
                }
                try await group.waitForAll()
            }
            #expect(commits.count < 100, "200 answers took \(commits.count) commits")
            #expect(try await store.answerCounts().map(\.answers) == [200])
            for index in [0, 99, 199] {
                #expect(try await store.answer(to: Self.call(index))?.text == "\(index)")
            }
        }
    }

    @Test("Two who have opened the same file lose nothing to each other")
    func twoStores() async throws {
        try await TemporaryDirectory.with { folder in
            let stores = [try Store(path: folder.storePath), try Store(path: folder.storePath)]
            try await withThrowingTaskGroup { group in
                for index in 0..<100 {
                    group.addTask {
                        // Every third call is made by both.
                        try await stores[index % 2].remember(Completion(text: "\(index)"), to: Self.call(index))
                        if index.isMultiple(of: 3) {
                            try await stores[1 - index % 2].remember(Completion(text: "\(index)"), to: Self.call(index))
                        }
                    }
                }
                try await group.waitForAll()
            }
            for store in stores {
                #expect(try await store.answerCounts().map(\.answers) == [100])
                let check = try await store.database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
                #expect(check == "ok")
            }
        }
    }

    private static func call(_ index: Int) -> Call {
        Call(to: CountingModel(), dialogue: question("\(index)"), sampling: Sampling(), draw: 0)
    }
}

/// Counts commits.
private final class CommitCounter: TransactionObserver, Sendable {
    private let commits = Mutex(0)
    var count: Int { commits.withLock { $0 } }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ db: Database) { commits.withLock { $0 += 1 } }
    func databaseDidRollback(_ db: Database) {}
}
