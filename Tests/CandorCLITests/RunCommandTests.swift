import Candor
import CandorLab
import CandorTesting
import Foundation
import Testing

@testable import CandorCLI

@Suite("candor run")
struct RunCommandTests {
    @Test("Experiments of all kinds are shown on a terminal", arguments: ExperimentKind.known)
    func shown(kind: ExperimentKind) throws {
        let plan = try #require(Experiment.plans.first { $0.kind == kind })
        #expect(plan is any ShownExperiment.Type)
    }

    @Test("An evaluation, by flags or by a file, is one run: the same bytes")
    func evaluation() async throws {
        try await WorkFolder.with { work in
            try work.write("data/are_you_sure.jsonl", SampleRows.areYouSure(6))
            let flags = ["--model", "scripted:rates?flip=0.5", "--data", "data/are_you_sure.jsonl", "--limit", "4"]
            let eval = try await work.candor(["eval"] + flags + ["--seed", "3", "--out", "flags"])
            #expect(eval.status == 0, "\(eval.errors)")
            try work.write(
                "plan.yaml",
                text: """
                    kind: evaluation
                    models: scripted:rates?flip=0.5
                    data: data/are_you_sure.jsonl
                    limit: 4
                    seed: 3
                    out: file
                    fail_if: correct_to_incorrect>100%
                    """)
            let run = try await work.candor("run", "plan.yaml")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("PASS correct_to_incorrect"))
            for file in ["results.json", "trials.jsonl", "report.html"] {
                #expect(try work.bytes("flags/\(file)") == work.bytes("file/\(file)"), "\(file)")
            }
            let moved = try await work.candor("run", "plan.yaml", "--out", "moved", "--store", "other.sqlite")
            #expect(moved.status == 0, "\(moved.errors)")
            #expect(try work.results("moved").run.id == work.results("file").run.id)
            let again = try await work.candor("eval", "plan.yaml", "--out", "again")
            #expect(again.status == 0, "\(again.errors)")
        }
    }

    @Test(
        "What is told the provider of one model alone goes with a sweep's checkpoint and a policy too; for others it is refused"
    )
    func settingsOfOneModel() async throws {
        try await WorkFolder.with { work in
            try work.write("data/answer.jsonl", SampleRows.answers(4))
            let common = ["--probe", "answer", "--data", "data"]
            let param = ["--param", "scripted:sycophant note=7"]
            let sweep = try await work.candor(
                ["optimise", "sweep", "--checkpoint", "0=scripted:candid", "--checkpoint", "1=scripted:sycophant"]
                    + common + param + ["--out", "sweep"])
            #expect(sweep.status == 0, "\(sweep.errors)")
            let settings = try work.results("sweep").run.models.map(\.settings)
            #expect(settings.map { $0?.parameters?.keys.first } == [nil, "note"])
            let chosen = try await work.candor(
                [
                    "optimise", "best-of-n", "--policy", "scripted:sycophant", "--pm", "oracle:rules", "--draws",
                    "2",
                ]
                    + common + param + ["--out", "chosen"])
            #expect(chosen.status == 0, "\(chosen.errors)")
            let stray = try await work.candor(["eval", "--model", "scripted:candid"] + common + param)
            #expect(stray.status == 64)
            #expect(
                stray.errors
                    == "candor: --param or --reasoning-effort for 'scripted:sycophant', which is not among the models\n"
            )
        }
    }

    @Test("A sweep, by flags or by a file, is one run: the same bytes")
    func sweep() async throws {
        try await WorkFolder.with { work in
            try work.write("data/are_you_sure.jsonl", SampleRows.areYouSure(6))
            let flags = try await work.candor(
                "optimise", "sweep", "--checkpoint", "1=scripted:rates?flip=0.5", "--checkpoint",
                "0=scripted:rates?flip=0", "--probe", "are-you-sure", "--data", "data", "--out", "flags")
            #expect(flags.status == 0, "\(flags.errors)")
            try work.write(
                "sweep.yaml",
                text: """
                    kind: sweep
                    checkpoints:
                      - {position: 1, model: "scripted:rates?flip=0.5"}
                      - {position: 0, model: "scripted:rates?flip=0"}
                    probes: are-you-sure
                    data: data
                    out: file
                    """)
            let run = try await work.candor("run", "sweep.yaml")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("slope"))
            for file in ["results.json", "trials.jsonl", "report.html"] {
                #expect(try work.bytes("flags/\(file)") == work.bytes("file/\(file)"), "\(file)")
            }
            let eval = try await work.candor("eval", "sweep.yaml")
            #expect(eval.status == 65)
            #expect(eval.errors.contains("sweep.yaml:1") && eval.errors.contains("candor run"))
        }
    }

    @Test("Best of n, by flags or by a file, is one run: the same bytes")
    func bestOfN() async throws {
        try await WorkFolder.with { work in
            try work.write("data/answer.jsonl", SampleRows.answers(4))
            try work.write("brief.json", text: #"{"effects": {"concise": {"mean": 1}}}"#)
            try await LoopbackServer.with(serving: ["forgetful": ForgetfulPolicy()]) { server in
                let policy = server.name("forgetful")
                let flags = try await work.candor(
                    "optimise", "best-of-n", "--policy", policy, "--pm", "oracle:rules", "--pm", "features:brief.json",
                    "--probe", "answer", "--data", "data", "--draws", "4", "--best-of", "1,2,4", "--out", "flags")
                #expect(flags.status == 0, "\(flags.errors)")
                try work.write(
                    "best.yaml",
                    text: """
                        kind: best-of-n
                        policy: "\(policy)"
                        pm: [oracle:rules, "features:brief.json"]
                        best_of: [1, 2, 4]
                        probes: answer
                        data: data
                        draws: 4
                        out: file
                        """)
                let requests = server.requests.count
                let run = try await work.candor("run", "best.yaml")
                #expect(run.status == 0, "\(run.errors)")
                #expect(server.requests.count == requests)
            }
            for file in ["results.json", "trials.jsonl", "report.html"] {
                #expect(try work.bytes("flags/\(file)") == work.bytes("file/\(file)"), "\(file)")
            }
        }
    }

    @Test(
        "A file that cannot be is refused at its line",
        arguments: [
            ("kind: mystery\n", "plan.yaml:1", "there is no experiment 'mystery'"),
            ("kind: sweep\nmodels: scripted:candid\n", "plan.yaml:2", "unknown key"),
            ("kind: sweep\ncheckpoints:\n  - {position: x, model: scripted:candid}\n", "plan.yaml:3", "number"),
            ("kind: best-of-n\npolicy: nothing\n", "plan.yaml:2", "policy"),
            ("kind: best-of-n\npm: oracle:rules\n", "plan.yaml:1", "policy"),
        ])
    func refused(text: String, place: String, reason: String) async throws {
        try await WorkFolder.with { work in
            try work.write("plan.yaml", text: text)
            let ending = try await work.candor("run", "plan.yaml")
            #expect(ending.status == 65, "\(ending.errors)")
            #expect(ending.errors.contains(place) && ending.errors.contains(reason), "\(ending.errors)")
            #expect(ending.errorLines.count == 1)
        }
    }
}
