import Foundation
import Testing

@Suite("A slip is answered with what may have been meant")
struct SlipTests {
    private static let eval = ["eval", "--model", "scripted:candid"]

    @Test(
        "Choices, names and keys",
        arguments: [
            (["eval", "--model", "opnai:gpt-4.1-mini"], 64, "openai"),
            (eval + ["--judge", "antrhopic:x"], 64, "anthropic"),
            (eval + ["--probe", "are-you-sur"], 64, "are-you-sure"),
            (eval + ["--max-tokens", "chalenge=9"], 64, "challenge"),
            (eval + ["--fail-if", "corect_to_incorrect>0.1"], 64, "correct_to_incorrect"),
            (eval + ["--fail-if", "accuracy[sugests_incorrect]>0.1"], 64, "suggests_incorrect"),
            (eval + ["--data", "works-mimikry"], 66, "works-mimicry"), (["eval", "plan.yaml"], 65, "models"),
            (["run", "kind.yaml"], 65, "best-of-n"), (["report", "latest", "--format", "svgg"], 64, "svg"),
            (["report", "latest", "--figures", "mian"], 64, "main"),
            (["plan", "--metric", "mimickry", "--difference", "1%"], 64, "mimicry"),
            (["data", "get", "sycophancy-evla"], 64, "sycophancy-eval"),
            (["judge", "check", "--gold", "refuts"], 66, "refutes"),
            (["judge", "check", "--judge", "opneai:x"], 64, "openai"),
            (["pm", "check", "oracle:rules", "--pairs", "pairs.jsonl", "--topic", "anwser"], 64, "answer"),
            (["misconceptions", "list", "--field", "phisics"], 64, "physics"),
        ] as [([String], Int32, String)])
    func slips(arguments: [String], status: Int32, meant: String) async throws {
        try await WorkFolder.with { work in
            try work.write("plan.yaml", text: "modles: [scripted:candid]\n")
            try work.write("kind.yaml", text: "kind: bets-of-n\n")
            let ending = try await work.candor(arguments)
            #expect(ending.status == status, "\(ending.errors)")
            #expect(ending.errorLines.count == 1, "\(ending.errors)")
            #expect(ending.errors.hasSuffix("; did you mean '\(meant)'?\n"), "\(ending.errors)")
        }
    }

    @Test(
        "What is wrong with the command line itself",
        arguments: [
            ("--prior", "laplcae", "laplace"), ("--ties", "davdison", "davidson"), ("--sampler", "nutz", "nuts"),
            ("--metric", "diaganal", "diagonal"),
        ])
    func commandLines(flag: String, slip: String, meant: String) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor("preferences", "fit", "pairs.jsonl", flag, slip)
            #expect(ending.status == 64)
            #expect(ending.errors.contains("\(flag) must be "), "\(ending.errors)")
            #expect(ending.errors.contains("; did you mean '\(meant)'?"), "\(ending.errors)")
        }
    }

    @Test("Where nothing is near, nothing is guessed")
    func another() async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor("report", "latest", "--format", "pdf")
            #expect(ending.errors == "candor: --format must be png, svg, csv or json\n")
        }
    }
}

@Suite("Choices in help and completions")
struct ChoiceTests {
    @Test("Help lists what can be chosen, and what is chosen unless one says otherwise")
    func help() async throws {
        try await WorkFolder.with { work in
            let fit = try await work.candor("preferences", "fit", "--help")
            let words = fit.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("(values: laplace, normal, horseshoe; default: laplace)"), "\(fit.output)")
            #expect(words.contains("(values: leave-out, davidson; default: leave-out)"))
            #expect(words.contains("(values: auto, nuts; default: auto)"))
            let report = try await work.candor("report", "--help").output
            let more = report.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(more.contains("(values: png, svg, csv, json)"), "\(report)")
            #expect(more.contains("(values: main, all; default: main)"), "\(report)")
        }
    }

    @Test("zsh completes choices, probes, metrics, files and folders")
    func completions() async throws {
        try await WorkFolder.with { work in
            let script = try await work.candor("--generate-completion-script", "zsh").output
            for list in [
                "('laplace' 'normal' 'horseshoe')", "('png' 'svg' 'csv' 'json')", "('helpful' 'baseline')",
                "('feedback' 'are-you-sure' 'answer' 'mimicry')", "'correct_to_incorrect'", "'challenge='", "_files -/",
            ] { #expect(script.contains(list), "\(list)") }
        }
    }
}
