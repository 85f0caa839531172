import CandorTesting
import Foundation
import Testing

@Suite("Numbers that cannot be meant")
struct NumberBoundTests {
    private static let eval = ["eval", "--model", "scripted:candid"]
    private static let largest = "\(Int.max)"

    @Test(
        "Each is refused at once with the flag and its range",
        arguments: [
            (eval, "--parallel"), (eval, "--draws"), (eval, "--bootstrap"), (eval, "--limit"), (eval, "--max-tokens"),
            (["report", "latest"], "--bootstrap"), (["judge", "check"], "--parallel"),
            (["judge", "sample", "latest", "--metric", "mimicry"], "--n"),
            (["preferences", "fit", "pairs.jsonl"], "--draws"), (["preferences", "fit", "pairs.jsonl"], "--warmup"),
            (["preferences", "fit", "pairs.jsonl"], "--chains"), (["preferences", "label", "p.jsonl"], "--parallel"),
            (["preferences", "label", "p.jsonl"], "--sample"), (["pm", "check", "features:x.json"], "--parallel"),
            (["pm", "probe", "--pm", "features:x.json"], "--wordings"), (["pm", "train", "p.jsonl"], "--window"),
            (["pm", "train", "p.jsonl"], "--folds"),
            (["optimise", "best-of-n", "--policy", "scripted:candid", "--pm", "features:x.json"], "--draws"),
            (["optimise", "best-of-n", "--policy", "scripted:candid", "--pm", "features:x.json"], "--pairs"),
            (["optimise", "train", "--pm", "features:x.json"], "--rounds"),
            (["optimise", "train", "--pm", "features:x.json"], "--draws"),
            (["study", "create", "s.sqlite", "--pairs", "p.jsonl"], "--check-every"),
            (["study", "create", "s.sqlite", "--pairs", "p.jsonl"], "--invitations"),
            (["study", "simulate", "s.sqlite"], "--raters"),
            (["study", "serve", "s.sqlite"], "--beginners-per-address"),
            (["misconceptions", "difficulty", "--model", "scripted:candid"], "--samples"),
        ])
    func flags(command: [String], flag: String) async throws {
        try await WorkFolder.with { work in
            let ending = try await work.candor(command + [flag, Self.largest])
            #expect(ending.status == 64, "\(ending.errors)")
            #expect(ending.errors.contains(flag) && ending.errors.contains("must be from"), "\(ending.errors)")
        }
    }

    @Test(
        "In an experiment file each is refused at its line",
        arguments: ["parallel", "draws", "bootstrap", "limit", "max_tokens"])
    func experiment(key: String) async throws {
        try await WorkFolder.with { work in
            try work.write("e.yaml", text: "models: [scripted:candid]\n\(key): \(Self.largest)\n")
            let ending = try await work.candor("eval", "e.yaml")
            #expect(ending.status == 65, "\(ending.errors)")
            #expect(
                ending.errors.contains("e.yaml:2: \(key)") && ending.errors.contains("must be from"), "\(ending.errors)"
            )
        }
    }

    @Test("The largest number of calls at once that is allowed runs as any other")
    func largestParallel() async throws {
        try await WorkFolder.with { work in
            try work.writeData(questions: 2, passages: 0, works: 0, poets: 0)
            let ending = try await work.candor(
                Self.eval + ["--data", "data/are_you_sure.jsonl", "--parallel", "10000"])
            #expect(ending.status == 0, "\(ending.errors)")
        }
    }
}
