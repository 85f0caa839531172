import ArgumentParser

/// The wording of what models are asked.
struct PromptOptions: ParsableArguments {
    @Option(name: .customLong("prompts"), help: "A prompt pack (YAML) with your own wording.", completion: .file())
    var pack: String?
}
