import ArgumentParser
import CandorLab
import CandorModels
import CandorProviders
import CandorStore
import CandorTesting
import Foundation

#if Llama
    import CandorLlama
#endif

/// `candor doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Check the installation and, with --model, a model: what is there, what is missing, and what mends it.",
        discussion: """
            With --model the model is asked one or two short questions. Shown are its address, whether it answers and how
            fast, what the server says it serves, and what it takes: temperature, seed, a system turn, a prefill,
            log-probabilities, streaming, reasoning. Nothing of it is remembered as an answer.

            EXAMPLES
              candor doctor
              candor doctor --model openai:qwen@http://127.0.0.1:8000/v1
              candor doctor --model 'openai:qwen/qwen3-32b@https://openrouter.ai/api/v1?key-env=OPENROUTER_API_KEY'
            """)

    @Option(help: "A model to ask, kind:name.")
    var model: String?
    @OptionGroup var store: StoreOptions

    private struct Finding {
        var name: String
        var state: String?
        var mend: String
    }

    func run() async throws {
        if let model {
            let name = try ModelName(model)
            try await Interruption.racing { try await examine(name) }
        } else {
            await checkInstallation()
        }
    }

    /// Asks a model, on purpose, and says what that shows.
    private func examine(_ name: ModelName) async throws {
        try name.expectNoSecret()
        let (activity, memory) = (ProviderActivity(), FactsInMemory())
        let providers = ProviderModels(
            environment: ProcessInfo.processInfo.environment, policy: RetryPolicy(maximumAttempts: 2),
            activity: activity, memory: memory)
        let model = try await ModelCatalogue(providers: providers, parallel: 1, key: AnswerKey()).model(name)
        let findings = try await ModelExamination(model: model, activity: activity, memory: memory).findings()
        Terminal.output.line("\(name)")
        for (name, words) in findings.lines(of: model) {
            Terminal.output.line("  " + name.padding(toLength: 19, withPad: " ", startingAt: 0) + words)
        }
    }

    private func checkInstallation() async {
        let installation = Installation.found()
        let findings =
            [
                llama, embeddedModel,
                Finding(
                    name: "sentiment lexicon", state: installation.lexicon.map { _ in "installed" },
                    mend: "Scripts/dependencies (without it the rules judge cannot score feedback)"),
                Finding(
                    name: "figure renderer", state: installation.python.map { _ in "vl-convert installed" },
                    mend: "Scripts/dependencies (without it no PNG or SVG figures)"),
            ] + Models.all.compactMap(key) + [await storeFinding]
        for finding in findings {
            let mark = finding.state == nil ? "missing" : "ok"
            let name = finding.name + String(repeating: " ", count: max(1, 20 - finding.name.count))
            Terminal.output.line(
                "\(mark == "ok" ? "ok      " : "missing ") \(name)\(finding.state ?? "→ " + finding.mend)")
        }
    }

    private var llama: Finding {
        #if Llama
            Finding(name: "llama.cpp", state: "linked", mend: "")
        #else
            Finding(
                name: "llama.cpp", state: nil,
                mend: "Scripts/dependencies, then swift build -c release (llama: models are not in this build)")
        #endif
    }

    private var embeddedModel: Finding {
        #if Llama
            let installed = LlamaModelLocator().available()
            let state = installed.isEmpty ? nil : installed.joined(separator: ", ")
        #else
            let state: String? = nil
        #endif
        return Finding(name: "embedded model", state: state, mend: "Scripts/dependencies")
    }

    private func key(_ provider: any ModelProvider) -> Finding? {
        guard let variable = provider.keyVariable else { return nil }
        let isSet = !(ProcessInfo.processInfo.environment[variable] ?? "").isEmpty
        return Finding(
            name: "key for \(provider.kind):", state: isSet ? "\(variable) is set" : nil,
            mend: "export \(variable)=… (for the provider's own address; other servers get ?key-env=VARIABLE)")
    }

    private var storeFinding: Finding {
        get async {
            let store = store.path
            guard FileManager.default.fileExists(atPath: store) else {
                return Finding(name: "store", state: "\(store) will be made by the first run", mend: "")
            }
            do {
                let counts = try await Store.reading(path: store).answerCounts()
                let answers = counts.reduce(0) { $0 + $1.answers }
                return Finding(name: "store", state: "\(store): \(answers) answers of \(counts.count) models", mend: "")
            } catch {
                return Finding(name: "store", state: nil, mend: Failure.text(of: error))
            }
        }
    }
}
