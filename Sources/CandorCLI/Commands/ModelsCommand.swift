import ArgumentParser
import CandorLab
import CandorProviders
import Foundation

#if Llama
    import CandorLlama
#endif

/// `candor models`
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Say which models and preference models can be named, and which are installed here.",
        discussion: """
            EXAMPLES
              candor models
            """)

    func run() async throws {
        let output = Terminal.output
        for (kind, what) in ModelCatalogue.kinds {
            output.line("\(kind):\(what)" + note(kind))
        }
        #if Llama
            let installed = LlamaModelLocator().available()
            output.line("Installed for llama:" + (installed.isEmpty ? " none (Scripts/dependencies)" : ""))
            for model in installed { output.line("  llama:\(model)") }
        #endif
        output.line("Preference models:")
        for (kind, what) in PreferenceModelCatalogue.kinds { output.line("  \(kind):\(what)") }
    }

    private func note(_ kind: String) -> String {
        #if !Llama
            if kind == "llama" { return " (not in this build: Scripts/dependencies, then build again)" }
        #endif
        guard let variable = ProviderModels.keyVariable(for: kind) else { return "" }
        let isSet = !(ProcessInfo.processInfo.environment[variable] ?? "").isEmpty
        return isSet ? " (\(variable) is set)" : " (\(variable) is not set)"
    }
}
