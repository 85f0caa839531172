import CandorTesting
import Foundation
import Testing

@Suite("Files that are not meant well")
struct HostileFileTests {
    /// Mapping keys that are aliases of one another, twice as large at each level.
    private static let doubling =
        "a0: &a0 {k: v}\n"
        + (1...29).map { "a\($0): &a\($0) {? *a\($0 - 1) : *a\($0 - 1), ? [*a\($0 - 1)] : *a\($0 - 1)}\n" }.joined()

    @Test("Aliases are refused at once with the line, in experiment files and in prompt packs")
    func aliases() async throws {
        try await WorkFolder.with { work in
            try work.write("lol.yaml", text: Self.doubling + "models: [scripted:candid]\n")
            try work.write("merge.yaml", text: "base: &b {draws: 2}\nmodels: [scripted:candid]\n<<: *b\n")
            for (arguments, place) in [
                (["eval", "lol.yaml"], "lol.yaml:2"), (["eval", "merge.yaml"], "merge.yaml:3"),
                (["eval", "--model", "scripted:candid", "--prompts", "lol.yaml"], "lol.yaml:2"),
            ] {
                let ending = try await work.candor(arguments)
                #expect(ending.status == 65, "\(ending.errors)")
                #expect(ending.errors.contains(place) && ending.errors.contains("alias"), "\(ending.errors)")
                #expect(ending.errorLines.count == 1)
            }
        }
    }

    @Test("A data set that is called like a formula is text in every table")
    func formula() async throws {
        let formulas = ["=HYPERLINK(\"http://x\",\"y\")", "\u{FEFF}=1+1", "\u{200B}@SUM(A1)", "\u{A0}+1+cmd"]
        for formula in formulas {
            try await WorkFolder.with { work in
                try work.write("are_you_sure.jsonl", SampleRows.areYouSure(3, dataset: formula))
                let run = try await work.candor(
                    "eval", "--model", "scripted:candid", "--data", "are_you_sure.jsonl", "--out", "out")
                #expect(run.status == 0, "\(run.errors)")
                let report = try await work.candor("report", "out", "--format", "csv", "--out", "tables")
                #expect(report.status == 0, "\(report.errors)")
                let quoted = formula.replacing("\"", with: "\"\"")
                var guarded = 0
                for file in work.files where file.pathExtension == "csv" {
                    let text = try String(contentsOf: file, encoding: .utf8)
                    for opening in [",", ",\"", "\n", "\n\""] {
                        #expect(!text.contains(opening + quoted), "\(file.lastPathComponent)")
                    }
                    guarded += text.components(separatedBy: "'" + quoted).count - 1
                }
                #expect(guarded > 0)
            }
        }
    }

    #if Llama
        @Test("A model file whose header cannot be right is one line and status 65, its control characters shown")
        func modelFiles() async throws {
            try await WorkFolder.with { work in
                try work.write("blocks.gguf", bytes: ModelHeader(blocks: .max).bytes)
                try work.write("groups.gguf", bytes: ModelHeader(experts: (3, 1, 2)).bytes)
                try work.write("name.gguf", bytes: ModelHeader(architecture: "\u{1B}]0;x\u{07}evil").bytes)
                for (file, says) in [
                    ("blocks.gguf", "4294967295 blocks"), ("groups.gguf", "llama.cpp"),
                    ("name.gguf", #"\u001B]0;x\u0007evil"#),
                ] {
                    let ending = try await work.candor("eval", "--model", "llama:\(file)")
                    #expect(ending.status == 65, "\(file): \(ending.errors)")
                    #expect(ending.errorLines.count == 1 && ending.errors.contains(says), "\(ending.errors)")
                    #expect(!ending.errors.contains("\u{1B}"))
                }
            }
        }

        @Test("A pipe, a folder and a device are no model, and are not waited for")
        func noRegularFile() async throws {
            try await WorkFolder.with { work in
                #expect(mkfifo(work.url.appending(path: "pipe.gguf").path, 0o600) == 0)
                try FileManager.default.createDirectory(
                    at: work.url.appending(path: "folder.gguf"), withIntermediateDirectories: true)
                try FileManager.default.createSymbolicLink(
                    atPath: work.url.appending(path: "zero.gguf").path, withDestinationPath: "/dev/zero")
                for file in ["pipe.gguf", "folder.gguf", "zero.gguf"] {
                    let ending = try await work.candor("eval", "--model", "llama:\(file)")
                    #expect(ending.status == 65, "\(ending.errors)")
                    #expect(ending.errorLines.count == 1 && ending.errors.contains(file), "\(ending.errors)")
                }
            }
        }
    #endif

    @Test("A folder in the way of a report is said to be one, and a store needs a name")
    func messages() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 2, passages: 0, works: 0, poets: 0)
            let arguments = ["eval", "--model", "scripted:candid", "--data", "data/are_you_sure.jsonl"]
            let nameless = try await work.candor(arguments + ["--store", ""])
            #expect(nameless.status == 73 && nameless.errors.contains("--store"), "\(nameless.errors)")
            try FileManager.default.createDirectory(
                at: work.url.appending(path: "out/report.html/inside"), withIntermediateDirectories: true)
            let blocked = try await work.candor(arguments + ["--out", "out"])
            #expect(blocked.status == 73 && blocked.errors.contains("report.html: a folder"), "\(blocked.errors)")
        }
    }

    @Test("A damaged study is called a study, not a store")
    func damagedStudy() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", text: StudyCommandTests.pairs)
            #expect(try await work.candor("study", "create", "s.sqlite", "--pairs", "pairs.jsonl").status == 0)
            var bytes = try work.bytes("s.sqlite")
            bytes.replaceSubrange(4_096..<bytes.count, with: Data(repeating: 0x5A, count: bytes.count - 4_096))
            try work.write("s.sqlite", bytes: bytes)
            let ending = try await work.candor("study", "status", "s.sqlite")
            #expect(ending.status == 65, "\(ending.errors)")
            #expect(ending.errors.contains("study") && !ending.errors.contains("--store"), "\(ending.errors)")
        }
    }
}

#if Llama
    /// The header of a model file without weights, written byte by byte after the format's description in gguf.h.
    private struct ModelHeader {
        var architecture = "llama"
        var blocks: UInt32 = 1
        /// How many there are, how many are used, in how many groups.
        var experts: (UInt32, UInt32, UInt32)?

        var bytes: Data {
            var fields: [Data] = [text("general.architecture") + number(8) + text(architecture)]
            var numbers = [
                ("block_count", blocks), ("embedding_length", 8), ("attention.head_count", 1), ("context_length", 64),
                ("feed_forward_length", 8),
            ]
            if let experts {
                numbers += [
                    ("expert_count", experts.0), ("expert_used_count", experts.1), ("expert_group_count", experts.2),
                ]
            }
            fields += numbers.map { text("\(architecture).\($0.0)") + number(4) + number($0.1) }
            let head = Data("GGUF".utf8) + number(3) + number(UInt64(0)) + number(UInt64(fields.count))
            return fields.reduce(head, +)
        }

        private func number(_ value: UInt32) -> Data { withUnsafeBytes(of: value.littleEndian) { Data($0) } }
        private func number(_ value: UInt64) -> Data { withUnsafeBytes(of: value.littleEndian) { Data($0) } }
        private func text(_ text: String) -> Data { number(UInt64(text.utf8.count)) + Data(text.utf8) }
    }
#endif
