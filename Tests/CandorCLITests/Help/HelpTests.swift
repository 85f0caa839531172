import Foundation
import Testing

@Suite("Help, completion and doctor")
struct HelpTests {
    @Test(
        "Every command explains itself with examples",
        arguments: [
            "", "eval", "run", "report", "runs", "compare", "plan", "judge", "judge check", "judge sample", "data",
            "data list",
            "data get", "data check", "models", "doctor", "pm", "pm check", "pm probe", "pm train", "pm compare",
            "optimise", "optimise best-of-n", "optimise sweep", "optimise train", "misconceptions",
            "misconceptions list",
            "misconceptions difficulty", "misconceptions respond", "misconceptions compare",
            "study", "study create", "study serve", "study status", "study export", "study simulate",
        ])
    func examples(command: String) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor(command.split(separator: " ").map(String.init) + ["--help"])
            #expect(ending.status == 0)
            #expect(ending.errors.isEmpty)
            #expect(ending.output.contains("EXAMPLES"))
            let example = ["candor", command].joined(separator: " ").trimmingCharacters(in: .whitespaces)
            #expect(ending.output.split(separator: "EXAMPLES").last?.contains("\n  \(example)") == true)
        }
    }

    @Test("Completions are made for three shells", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor("--generate-completion-script", shell)
            #expect(ending.status == 0)
            for word in ["eval", "fail-if", "sample", "doctor"] { #expect(ending.output.contains(word), "\(word)") }
        }
    }

    @Test("The version is that of the results")
    func version() async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor("--version")
            #expect(ending.status == 0)
            try work.writeData(questions: 2, passages: 0, works: 0, poets: 0)
            let run = try await work.candor(
                "eval", "--model", "scripted:candid", "--data", "data/are_you_sure.jsonl", "--out", "out")
            #expect(run.status == 0, "\(run.errors)")
            #expect(try work.results().candor + "\n" == ending.output)
        }
    }

    @Test("The doctor says what is there and what mends what is missing")
    func doctor() async throws {
        try await WorkFolder.with { work in
            var candor = work.candor
            candor.environment = ["ANTHROPIC_API_KEY": "sk-something"]
            let ending = try await candor("doctor")
            #expect(ending.status == 0)
            #expect(ending.errors.isEmpty)
            let lines = ending.output.split(separator: "\n")
            #expect(lines.allSatisfy { $0.hasPrefix("ok ") || $0.hasPrefix("missing ") })
            func line(_ name: String) throws -> Substring { try #require(lines.first { $0.contains(name) }) }
            #expect(try line("key for openai").contains("export OPENAI_API_KEY="))
            #expect(try line("key for anthropic").hasPrefix("ok "))
            #expect(try line("store").contains("candor.sqlite will be made"))
            #expect(try line("sentiment lexicon").hasPrefix(Command.hasLexicon ? "ok " : "missing "))
            for line in lines where line.hasPrefix("missing ") { #expect(line.contains("→ ")) }

            try work.write("candor.sqlite", text: String(repeating: "no database\n", count: 100))
            let broken = try await candor("doctor")
            #expect(broken.output.contains("missing  store"))
        }
    }

    @Test("The kinds of models, the suites and the data that can be fetched are listed")
    func lists() async throws {
        try await WorkFolder.with { work in
            let models = try await work.candor("models")
            #expect(models.output.contains("prefixed:PACK:PM"))
            #expect(models.status == 0)
            for kind in ["llama:", "openai:", "anthropic:", "scripted:"] { #expect(models.output.contains(kind)) }
            let data = try await work.candor("data", "list")
            #expect(data.status == 0)
            for name in ["questions-are-you-sure", "works-mimicry", "sycophancy-eval"] {
                #expect(data.output.contains(name))
            }
            let check = try await work.candor("data", "check", "poems-feedback")
            #expect(check.status == 0)
            #expect(check.output.contains("40 items"))
        }
    }
}
