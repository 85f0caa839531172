import CandorStore
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("A full disk")
struct FullDiskTests {
    @Test("Where no file may grow, it ends with one line; with room again, the same command goes on")
    func noRoomInFiles() async throws {
        try await WorkFolder.with { work in
            try await Earlier.write(in: work)
            // Blocks of 512 or 1,024 bytes, as the shell has it; the signal is ignored, so that writing fails instead.
            try await run(in: work, wrapper: ["sh", "-c", "trap '' XFSZ; ulimit -f 150; exec \"$@\"", "sh"])
        }
    }

    @Test("The same on a small disk", .enabled(if: canMount, "this system lets nobody mount a small disk"))
    func smallDisk() async throws {
        try await WorkFolder.with { work in
            try await Earlier.write(in: work)
            // The folder's files are moved to a small disk before the command and back after it.
            let script = """
                set -e; mkdir disk; mount -t tmpfs -o size=300k none disk; mv candor.sqlite* disk
                (cd disk; ln -s ../data data; "$@") && status=0 || status=$?
                mv disk/candor.sqlite* .; exit $status
                """
            try await run(in: work, wrapper: ["unshare", "-rm", "sh", "-c", script, "sh"])
        }
    }

    private func run(in work: WorkFolder, wrapper: [String]) async throws {
        let key = try work.writeData(questions: 40, passages: 0, works: 0, poets: 0)
        try await LoopbackServer.with(serving: ["m": scripted("flip=0.3", key)]) { server in
            let command = [
                "eval", "--model", server.name("m"), "--data", "data/are_you_sure.jsonl", "--parallel", "4",
            ]
            var cramped = work.candor
            cramped.wrapper = wrapper
            let ending = try await cramped(command)
            #expect(ending.status == 74, "\(ending.errors)")
            #expect(ending.errorLines.count == 1, "\(ending.errors)")
            #expect(ending.errors.contains("disk"), "\(ending.errors)")
            try await Earlier.expect(in: work)

            let remembered = try await work.store.answerCounts().first { $0.model == "openai:m" }?.answers ?? 0
            let before = server.requests.count
            let again = try await work.candor(command)
            #expect(again.status == 0, "\(again.errors)")
            #expect(server.requests.count - before == 320 - remembered)
        }
    }

    private static let canMount = Tool.succeeds(["unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=100k none /mnt"])
}
