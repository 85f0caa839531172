import ArgumentParser
import CandorLab
import CandorModels
import Foundation

/// `candor doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Check the installation and, with --model, a model; print how to fix what is missing.",
        discussion: """
            With --model, asks the model one or two short questions and shows its address, whether it answers and how
            fast, what the server says it serves, and what it accepts: temperature, seed, a system turn, a prefill,
            log-probabilities, streaming, reasoning. None of this is remembered as an answer.

            EXAMPLES
              candor doctor
              candor doctor --model openai:qwen@http://127.0.0.1:8000/v1
              candor doctor --model 'openai:qwen/qwen3-32b@https://openrouter.ai/api/v1?key-env=OPENROUTER_API_KEY'
            """)

    @Option(help: "A model to ask, kind:name.")
    var model: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        if let model {
            try await examine(try ModelName(model))
        } else {
            for finding in await InstallationCheck(store: store.path).findings() { show(finding) }
        }
    }

    private func examine(_ name: ModelName) async throws {
        let lines = try await Interruption.racing { try await ModelExamination.lines(about: name) }
        Terminal.output.line("\(name)")
        for (name, words) in lines {
            Terminal.output.line("  " + name.padding(toLength: 19, withPad: " ", startingAt: 0) + words)
        }
    }

    private func show(_ finding: InstallationCheck.Finding) {
        let name = finding.name + String(repeating: " ", count: max(1, 20 - finding.name.count))
        switch finding.state {
        case .present(let words): Terminal.output.line("ok       \(name)\(words)")
        case .missing(let mend): Terminal.output.line("missing  \(name)→ \(mend)")
        case .broken(let error): Terminal.output.line("missing  \(name)→ \(Failure.text(of: error))")
        }
    }
}
