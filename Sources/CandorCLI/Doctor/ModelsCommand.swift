import ArgumentParser
import CandorLab
import Foundation

/// `candor models`
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List the models and preference models you can name, and those installed here.",
        discussion: """
            EXAMPLES
              candor models
            """)

    func run() async throws {
        let output = Terminal.output
        for provider in Models.all { output.line("\(provider.kind):\(provider.form)" + note(provider)) }
        for provider in Models.all {
            guard let installed = provider.installed else { continue }
            output.line(
                "Installed for \(provider.kind):" + (installed.isEmpty ? " none (Scripts/dependencies)" : ""))
            for model in installed { output.line("  \(provider.kind):\(model)") }
        }
        output.line("Preference models:")
        for provider in PreferenceModels.all { output.line("  \(provider.kind):\(provider.form)") }
    }

    private func note(_ provider: any ModelProvider) -> String {
        if let missing = provider.missing { return " (\(missing))" }
        guard let variable = provider.keyVariable else { return "" }
        let isSet = !(ProcessInfo.processInfo.environment[variable] ?? "").isEmpty
        return isSet ? " (\(variable) is set)" : " (\(variable) is not set)"
    }
}
