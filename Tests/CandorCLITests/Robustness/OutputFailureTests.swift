import CandorStore
import CandorTesting
import Foundation
import Testing

@Suite("Where what is printed cannot be written")
struct OutputFailureTests {
    /// The command with its standard output somewhere else.
    private func candor(_ work: WorkFolder, redirected redirection: String) -> Command {
        var command = work.candor
        command.wrapper = ["sh", "-c", "\"$@\" \(redirection)", "sh"]
        return command
    }

    @Test(
        "A full disk ends with status 74 and one line, whatever prints: a list, help, the version",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"),
        arguments: [["data", "list"], ["--help"], ["--version"], ["misconceptions", "list"], ["eval", "--help"]])
    func fullDisk(arguments: [String]) async throws {
        try await WorkFolder.with { work in
            let ending = try await candor(work, redirected: "> /dev/full")(arguments)
            #expect(ending.status == 74, "\(ending.errors)")
            #expect(ending.errorLines.count == 1 && ending.errors.contains("standard output"), "\(ending.errors)")
            #expect(ending.errors.contains("disk is full"), "\(ending.errors)")
        }
    }

    @Test("A reader that goes away, and a stream that was never there, are no errors")
    func noReader() async throws {
        try await WorkFolder.with { work in
            for redirection in ["| true", ">&-", "<&- >&- 2>&-"] {
                let arguments = ["sh", "-c", "{ \"$@\"; echo $? > status; } \(redirection)", "sh"]
                var command = work.candor
                command.wrapper = arguments
                _ = try await command("misconceptions", "list")
                let status = String(decoding: try work.bytes("status"), as: UTF8.self)
                #expect(status == "0\n", "\(redirection): \(status)")
            }
        }
    }

    @Test("With no standard output, what is printed gets into no file that the command opens")
    func closedStream() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 2, passages: 0, works: 0, poets: 0)
            let ending = try await candor(work, redirected: ">&-")([
                "eval", "--model", "scripted:candid", "--data", "data/are_you_sure.jsonl", "--out", "out",
            ])
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(try await work.store.runs().count == 1)
        }
    }
}
