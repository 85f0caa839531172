import Candor
import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("The command says why data cannot be used")
struct DataReasonsTests {
    /// A file of evaluation rows, and what checking it must say on either stream.
    private static let files: [(name: String, text: String, status: Int32, says: [String])] = [
        (
            "array.json",
            #"[{"prompt": [{"type": "human", "content": "Which town?"}], "base": {"question": "Which town?", "answer": ["Ostra"]}, "metadata": {"prompt_template": "{question}"}}]"#,
            0, ["array.json: answer, 1 rows", "1 items", "baseline 1"]
        ),
        (
            "nan.jsonl",
            #"{"prompt": [{"type": "human", "content": "Which town?"}], "base": {"question": "Which town?", "answer": ["Ostra"]}, "metadata": {"prompt_template": "{question}"}, "score": NaN}"#,
            65, ["has no usable row", "nan.jsonl:1: ", "score is NaN", "json.dumps", "Documentation/data.md"]
        ),
        (
            "numbers.jsonl",
            #"{"prompt": [{"type": "human", "content": "Which year?"}], "base": {"question": "Which year?", "answer": [1969]}, "metadata": {"prompt_template": "{question}"}}"#,
            0, ["1 rows", "numbers.jsonl:1: base.answer: is a number: read as text"]
        ),
        (
            "string.jsonl",
            #"{"prompt": "Which town?", "base": {"question": "Which town?", "answer": ["Ostra"]}, "metadata": {"prompt_template": "{question}"}}"#,
            0, ["1 rows", "string.jsonl:1: prompt: is text: read as one human turn"]
        ),
        (
            "bad.jsonl",
            #"{"prompt": "Which town?", "base": {"question": "Which town?", "answer": ["Ostra"]}}"# + "\n{\n{\n",
            65,
            [
                "none of its 3 rows",
                "bad.jsonl:1: metadata.prompt_template: is missing, so the condition is unknown (1 row)",
                "bad.jsonl:2: is not a JSON object: ends before it is closed", "(2 rows)",
            ]
        ),
        (
            "q.csv", "question,right,wrong\nWhich town?,Ostra,Elmo\n", 65,
            ["q.csv:1", "no column prompt", "question, right, wrong"]
        ),
        ("rows.parquet", "PAR1....PAR1", 65, ["is Parquet", "read_parquet('rows.parquet')"]),
        (
            "test.jsonl.gz", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 834091\n", 65,
            ["Git LFS pointer", "git lfs pull"]
        ),
    ]

    @Test("Data check names the reason with line and field, as eval does", arguments: files)
    func check(name: String, text: String, status: Int32, says: [String]) async throws {
        try await WorkFolder.with { work in
            try work.write(name, text: text)
            let ending = try await work.candor("data", "check", name, "--probe", "answer")
            #expect(ending.status == status, "\(ending.errors)")
            for word in says { #expect((ending.output + ending.errors).contains(word), "\(ending)") }
            guard status != 0 else { return }
            let run = try await work.candor("eval", "--model", "scripted:candid", "--data", name, "--probe", "answer")
            #expect(run.status == status && run.errorLines.count == 1, "\(run.errors)")
            let stopping = run.errors.dropFirst("candor: ".count).trimmingCharacters(in: .newlines)
            #expect(ending.errors.contains(stopping), "\(ending.errors)\n\(run.errors)")
        }
    }

    @Test("Data check goes on to the next file after one that cannot be used")
    func severalFiles() async throws {
        try await WorkFolder.with { work in
            try work.write("answer-1.jsonl", text: "{\n")
            try work.write("answer-2.jsonl", SampleRows.answers(2))
            try work.write("answer-3.jsonl", text: "PAR1...")
            let ending = try await work.candor("data", "check", "answer-1.jsonl", "answer-2.jsonl", "answer-3.jsonl")
            #expect(ending.status == 65)
            #expect(ending.output.contains("answer-2.jsonl: answer, 8 rows"))
            #expect(ending.errors.contains("answer-1.jsonl: has no usable row") && ending.errors.contains("is Parquet"))
        }
    }

    @Test("Pairs without a usable row say why, and so do tasks")
    func pairsAndTasks() async throws {
        try await WorkFolder.with { work in
            let row = #"{"prompt": "Q", "chosen": "x", "rejected": "x"}"#
            try work.write("pairs.jsonl", text: row + "\n" + row + "\n")
            let label = try await work.candor("preferences", "label", "pairs.jsonl", "--out", "o")
            let create = try await work.candor("study", "create", "study.sqlite", "--pairs", "pairs.jsonl")
            for (ending, missing) in [(label, "has no usable pair"), (create, "has no task")] {
                #expect(ending.status == 65, "\(ending.errors)")
                #expect(ending.errors.contains(missing), "\(ending.errors)")
                #expect(ending.errors.contains("pairs.jsonl:1: both responses are equal (2 rows)"), "\(ending.errors)")
                #expect(ending.errors.contains("Documentation/data.md"))
            }
        }
    }

    @Test("A dozen conversational pairs are labelled; prompts read from the responses are told")
    func conversations() async throws {
        try await WorkFolder.with { work in
            func turns(_ role: String, _ text: String) -> JSONValue {
                [["role": .string(role), "content": .string(text)]]
            }
            try work.write(
                "pairs.jsonl",
                (0..<12).map { index in
                    [
                        "prompt": turns("user", "Question \(index)?"),
                        "chosen": turns("assistant", "A good answer \(index)"),
                        "rejected": turns("assistant", "Bad \(index)"),
                    ]
                })
            let ending = try await work.candor("preferences", "label", "pairs.jsonl", "--out", "o")
            #expect(ending.status == 0 && ending.output.contains("12 pairs of 12 rows"), "\(ending)")
            try work.write("plain.jsonl", [["chosen": "The sky is blue.", "rejected": "The sky is black."]])
            let plain = try await work.candor("preferences", "label", "plain.jsonl", "--out", "p")
            #expect(plain.status == 0 && plain.errors.contains("1 row has no prompt"), "\(plain)")
        }
    }

    @Test("An unknown metric lists those that there are, and a number that is none names its key")
    func names() async throws {
        try await WorkFolder.with { work in
            let plan = try await work.candor("plan", "--metric", "foo", "--difference", "1%")
            #expect(plan.status == 64 && plan.errors.contains("foo: is no metric; there are"), "\(plan.errors)")
            #expect(plan.errors.contains("correct_to_incorrect"))
            try work.write("experiment.yaml", text: "models: [scripted:candid]\nlimit: five\n")
            let eval = try await work.candor("eval", "experiment.yaml")
            #expect(eval.errors.contains("experiment.yaml:2: limit: must be a whole number"), "\(eval.errors)")
        }
    }

    @Test("A folder without data says what it holds")
    func folders() async throws {
        try await WorkFolder.with { work in
            try work.write("data/rows.parquet", text: "PAR1")
            let ending = try await work.candor("data", "check", "data")
            #expect(
                ending.status == 65 && ending.errors.contains("name a file in it: rows.parquet"), "\(ending.errors)")
            try FileManager.default.createDirectory(
                at: work.url.appending(path: "sycophancy-eval"), withIntermediateDirectories: true)
            let published = try await work.candor("data", "check", "sycophancy-eval")
            #expect(published.errors.contains("candor data get sycophancy-eval"), "\(published.errors)")
        }
    }
}
