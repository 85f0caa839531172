import CandorStore
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("A store that cannot be written")
struct ReadOnlyStoreTests {
    @Test(
        "Runs, report and compare read it; eval says that it cannot be written",
        .enabled(if: canMount, "this system lets nobody mount a folder read-only"))
    func readOnlyDisk() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 4, passages: 0, works: 0, poets: 0)
            let data = ["--data", "data/are_you_sure.jsonl", "--store", "kept/store.sqlite"]
            try FileManager.default.createDirectory(
                at: work.url.appending(path: "kept"), withIntermediateDirectories: true)
            for model in ["scripted:candid", "scripted:sycophant"] {
                let run = try await work.candor(["eval", "--model", model] + data)
                #expect(run.status == 0, "\(run.errors)")
            }
            var readOnly = work.candor
            readOnly.wrapper = [
                "unshare", "-rm", "sh", "-c",
                "mount --bind kept kept && mount -o remount,bind,ro kept && exec \"$@\"", "sh",
            ]
            let runs = try await readOnly("runs", "--store", "kept/store.sqlite")
            #expect(runs.status == 0, "\(runs.errors)")
            let ids = runs.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
            #expect(ids.count == 2, "\(runs.output)")
            let report = try await readOnly("report", "latest", "--store", "kept/store.sqlite", "--out", "again")
            #expect(report.status == 0, "\(report.errors)")
            let compare = try await readOnly(["compare"] + ids + ["--store", "kept/store.sqlite"])
            #expect(compare.status == 0, "\(compare.errors)")
            let eval = try await readOnly(["eval", "--model", "scripted:candid", "--draws", "2"] + data)
            #expect(eval.status == 73, "\(eval.errors)")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: work.url.appending(path: "kept").path).count == 1)
        }
    }

    @Test(
        "Answers that are still in the log beside it are read too",
        .enabled(if: canMount, "this system lets nobody mount a folder read-only"))
    func withLog() async throws {
        try await WorkFolder.with { work in
            // As a process that was killed leaves it: copied while it is open.
            let store = try Store(path: work.url.appending(path: "s.sqlite").path)
            _ = try await store.begin(
                StoredRun(
                    id: "0123456789ab", models: "m", probes: "answer", started: "2026-01-02T03:04:05Z", finished: nil,
                    plan: "{}"))
            try FileManager.default.createDirectory(
                at: work.url.appending(path: "kept"), withIntermediateDirectories: true)
            for ending in ["", "-wal"] {
                try work.write("kept/s.sqlite\(ending)", bytes: try work.bytes("s.sqlite\(ending)"))
            }
            withExtendedLifetime(store) {}
            #expect(try !work.bytes("kept/s.sqlite-wal").isEmpty)
            var readOnly = work.candor
            readOnly.wrapper = [
                "unshare", "-rm", "sh", "-c",
                "mount --bind kept kept && mount -o remount,bind,ro kept && exec \"$@\"", "sh",
            ]
            let runs = try await readOnly("runs", "--store", "kept/s.sqlite")
            #expect(runs.status == 0 && runs.output.contains("not ended"), "\(runs.output) \(runs.errors)")
        }
    }

    private static let canMount = Tool.succeeds([
        "unshare", "-rm", "sh", "-c", "mount --bind /mnt /mnt && mount -o remount,bind,ro /mnt",
    ])
}
