import Candor
import CandorServer
import CandorStore
import CandorTesting
import Foundation
import Testing

@Suite("A study in its file")
struct StudyTests {
    static let tasks = (1...3).map { StudyTask.pair("p\($0)") }
    static let record = StudyRecord(
        design: StudyDesign(consent: "c", instructions: "i", thanks: "t", seed: 7), source: "pairs.jsonl",
        sourceHash: "ab", created: Date(timeIntervalSince1970: 5))

    @Test("What is made is read again: design, tasks, secrets and invitations")
    func roundTrip() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.url.appending(path: "s.sqlite").path
            let made = try Study.create(path: path, record: Self.record, tasks: Self.tasks, invitations: 3)
            let read = try Study(path: path)
            #expect(read.record == made.record && read.tasks == Self.tasks)
            let (readRaters, raters) = (try read.state().raters, try made.state().raters)
            #expect(readRaters == raters)
            #expect(try read.state().raters.count == 3)
        }
    }

    @Test("An existing file is not overwritten, and what is no study is said to be none")
    func wrongFiles() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.url.appending(path: "s.sqlite").path
            #expect(throws: StoreError.self) { try Study(path: path) }
            _ = try Study.create(path: path, record: Self.record, tasks: Self.tasks)
            #expect(throws: StoreError.self) {
                try Study.create(path: path, record: Self.record, tasks: Self.tasks)
            }
            let text = try folder.write("text.sqlite", String(repeating: "not a database ", count: 100)).path
            #expect { try Study(path: text) } throws: { ($0 as? StoreError)?.code == .notAStore }
            let store = folder.url.appending(path: "store.sqlite").path
            _ = try Store(path: store)
            #expect { try Study(path: store) } throws: { ($0 as? StoreError)?.code == .notAStore }
        }
    }

    @Test("A copy made while raters answer is a whole study")
    func backup() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            try await served.act("answer", at: path, ["choice": "1"])
            let copy = served.folder.url.appending(path: "copy.sqlite").path
            for _ in 0...1 { try await served.study.backUp(to: copy) }
            try await served.act("answer", at: path, ["choice": "1"])
            #expect(try Study(path: copy).state().ratings.count == 1)
            #expect(try served.study.state().ratings.count == 2)
        }
    }

    @Test("Served again, a study goes on where it was")
    func goingOn() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            try await served.act("answer", at: path, ["choice": "1"])
            let page = try await served.get(path).body
            try await ServedStudy.serve(served.study, folder: served.folder) { again in
                let same = try await again.get(path).body
                #expect(same == page)
            }
        }
    }
}
