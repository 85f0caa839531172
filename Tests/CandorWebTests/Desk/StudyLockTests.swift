import Candor
import CandorLab
import CandorStore
import CandorTesting
import Foundation
import Testing

@testable import CandorWeb

@Suite("One server for one study")
struct StudyLockTests {
    private func study(in folder: TemporaryDirectory) throws -> Study {
        try Study.create(
            path: folder.url.appending(path: "s.sqlite").path, record: StudyTests.record, tasks: StudyTests.tasks)
    }

    @Test("A lock file that is deleted while a study is served lets no second server in")
    func deletedLock() async throws {
        try await TemporaryDirectory.with { folder in
            let study = try study(in: folder)
            try await ServedStudy.serve(study, folder: folder) { _ in
                try FileManager.default.removeItem(at: folder.url.appending(path: "s.sqlite.lock"))
                let error = #expect(throws: StoreError.self) { try StudyServer(study, options: ServerOptions(port: 0)) }
                #expect(error?.code == .busy)
            }
            _ = try StudyServer(study, options: ServerOptions(port: 0))
        }
    }

    @Test("By a hard link no study is served, before or while another server does")
    func hardLink() async throws {
        try await TemporaryDirectory.with { folder in
            let study = try study(in: folder)
            let other = folder.url.appending(path: "other.sqlite").path
            try await ServedStudy.serve(study, folder: folder) { served in
                try FileManager.default.linkItem(atPath: folder.url.appending(path: "s.sqlite").path, toPath: other)
                #expect(throws: StoreError.self) {
                    try StudyServer(Study(path: other), options: ServerOptions(port: 0))
                }
                #expect(try await served.get(served.join).status == 200)
            }
            let error = #expect(throws: StoreError.self) { try StudyServer(study, options: ServerOptions(port: 0)) }
            #expect(error?.code == .unwritable && error?.reason.contains("hard links") == true)
            try FileManager.default.removeItem(atPath: other)
            _ = try StudyServer(study, options: ServerOptions(port: 0))
        }
    }

    @Test(
        "Copies that came to no end are removed: of this attempt at once, of a server that was killed with the next one"
    )
    func partialCopies() async throws {
        try await TemporaryDirectory.with { folder in
            let study = try study(in: folder)
            let copies = folder.url.appending(path: "copies")
            // A folder in the way of the copy: what was written cannot be moved there.
            let blocked = copies.appending(path: "blocked")
            try FileManager.default.createDirectory(
                at: blocked.appending(path: "inside"), withIntermediateDirectories: true)
            await #expect(throws: StoreError.self) { try await study.backUp(to: blocked.path) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: copies.path) == ["blocked"])

            let backups = StudyBackups(study, .init(folder: copies.path, interval: 60))
            try await backups.makeOne(at: Date(timeIntervalSince1970: 1))
            let copy = try #require(
                try FileManager.default.contentsOfDirectory(atPath: copies.path).first { $0.hasPrefix("s.copy-") })
            let left = [copy + ".partial", copy + ".partial-journal"]
            let foreign = ["other" + copy.dropFirst() + ".partial", "s.copy-mine.sqlite.partial"]
            for name in left + foreign { try Data("x".utf8).write(to: copies.appending(path: name)) }
            try await backups.makeOne(at: Date(timeIntervalSince1970: 2))
            let files = try FileManager.default.contentsOfDirectory(atPath: copies.path)
            #expect(files.allSatisfy { !left.contains($0) } && Set(files).isSuperset(of: foreign))
            #expect(files.count { $0.hasPrefix("s.copy-") && $0.hasSuffix(".sqlite") } == 2)
        }
    }
}
