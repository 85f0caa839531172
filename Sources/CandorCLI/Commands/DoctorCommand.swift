import ArgumentParser
import CandorProviders
import CandorStore
import Foundation

#if Llama
    import CandorLlama
#endif

/// `candor doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what is installed, what is missing, and the command that mends it.",
        discussion: """
            EXAMPLES
              candor doctor
            """)

    @Option(help: "The store of answers and runs.")
    var store: String = "candor.sqlite"

    private struct Finding {
        var name: String
        var state: String?
        var mend: String
    }

    func run() async throws {
        let installation = Installation.found()
        let findings = [
            llama, model,
            Finding(
                name: "sentiment lexicon", state: installation.lexicon.map { _ in "installed" },
                mend: "Scripts/dependencies (without it the rules judge cannot score feedback)"),
            Finding(
                name: "figure renderer", state: installation.python.map { _ in "vl-convert installed" },
                mend: "Scripts/dependencies (without it no PNG or SVG figures)"),
            key("openai"), key("anthropic"), await storeFinding,
        ]
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

    private var model: Finding {
        #if Llama
            let installed = LlamaModelLocator().available()
            let state = installed.isEmpty ? nil : installed.joined(separator: ", ")
        #else
            let state: String? = nil
        #endif
        return Finding(name: "embedded model", state: state, mend: "Scripts/dependencies")
    }

    private func key(_ kind: String) -> Finding {
        let variable = ProviderModels.keyVariable(for: kind) ?? ""
        let isSet = !(ProcessInfo.processInfo.environment[variable] ?? "").isEmpty
        return Finding(
            name: "key for \(kind):", state: isSet ? "\(variable) is set" : nil,
            mend: "export \(variable)=… (only for models of that provider)")
    }

    private var storeFinding: Finding {
        get async {
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
