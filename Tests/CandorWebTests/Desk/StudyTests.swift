import Candor
import CandorLab
import CandorStore
import CandorTesting
import Foundation
import GRDB
import Testing

@testable import CandorStudy
@testable import CandorWeb

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

    @Test("What is known of a study while it is served is to the last bit what is read again from its file")
    func sameAgain() async throws {
        try await TemporaryDirectory.with { folder in
            let study = try Study.create(
                path: folder.url.appending(path: "s.sqlite").path, record: Self.record, tasks: Self.tasks)
            let clock = ManualDate()
            let desk = try StudyDesk(study) { clock.now }
            for number in 0..<20 {
                // No fraction of a power of two: its last bit is what a change of the epoch costs.
                clock.advance(by: 0.1)
                try await desk.perform { $0.join(token: "t\(number)", at: $1) }
                clock.advance(by: 0.3)
                try await desk.rater("t\(number)") { $0.consent($1, at: $2) }
            }
            let (live, replayed) = (await desk.state, try study.state())
            #expect(live.raters == replayed.raters && live.raters.count == 20)
        }
    }

    @Test("Served again, a study goes on where it was; by two at once it is not served")
    func goingOn() async throws {
        try await TemporaryDirectory.with { folder in
            let study = try Study.create(
                path: folder.url.appending(path: "s.sqlite").path, record: Self.record, tasks: Self.tasks,
                invitations: 1)
            let path = "/r/\(try study.state().raters[0].token)"
            try await ServedStudy.serve(study, folder: folder) { served in
                try await served.begin(path)
                try await served.act("answer", at: path, ["choice": "1"])
                let error = #expect(throws: StoreError.self) { try StudyServer(study, options: ServerOptions(port: 0)) }
                #expect(error?.code == .busy)
                let link = folder.url.appending(path: "other.sqlite")
                try FileManager.default.createSymbolicLink(
                    at: link, withDestinationURL: folder.url.appending(path: "s.sqlite"))
                let byLink = try Study(path: link.path)
                #expect(throws: StoreError.self) { try StudyServer(byLink, options: ServerOptions(port: 0)) }
            }
            let task = try #require(try study.state().raters[0].current?.task)
            try await ServedStudy.serve(study, folder: folder) { again in
                let page = try await again.get(path).body
                #expect(page.contains("Is it so? \(task)"))
            }
        }
    }

    @Test("Where an answer cannot be written nothing has happened, and what comes after it is decided anew")
    func failing() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 2) { served in
            let (path, other) = (try served.path(of: 0), try served.path(of: 1))
            try await served.begin(path)
            let page = try await served.get(path).body
            let file = served.folder.url.appending(path: "study.sqlite").path
            try await DatabaseQueue(path: file).write { try $0.execute(sql: "ALTER TABLE event RENAME TO away") }
            #expect(try await served.act("answer", at: path, ["choice": "1"]).status == 503)
            #expect(try await served.act("consent", at: other).status == 503)
            try await DatabaseQueue(path: file).write { try $0.execute(sql: "ALTER TABLE away RENAME TO event") }
            #expect(try await served.get(path).body == page)
            #expect(try await served.act("answer", at: path, ["choice": "1"]).status == 303)
            let state = try served.study.state()
            #expect(state.ratings.count == 1 && state.raters.map(\.stage) == [.task, .consent])
        }
    }

    @Test("Ten copies stay, and nothing else in the folder is touched; all of it is the owner's alone")
    func copies() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.url.appending(path: "study-1.sqlite").path
            let study = try Study.create(path: path, record: Self.record, tasks: Self.tasks)
            try folder.write("study-1b.sqlite", "another")
            let backups = StudyBackups(study, .init(folder: folder.url.path, interval: 60))
            for number in 0..<13 { try await backups.makeOne(at: Date(timeIntervalSince1970: Double(number))) }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
            let copies = files.filter { $0.contains(".copy-") }
            #expect(copies.count == 10 && files.contains("study-1.sqlite") && files.contains("study-1b.sqlite"))
            for name in copies + ["study-1.sqlite"] {
                let file = folder.url.appending(path: name).path
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(name)")
            }
        }
    }
}
