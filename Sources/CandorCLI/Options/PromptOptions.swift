import ArgumentParser

/// The wording of what models are asked.
struct PromptOptions: ParsableArguments {
    @Option(name: .customLong("prompts"), help: "A prompt pack (YAML) with wording of your own.", completion: .file())
    var pack: String?
}
