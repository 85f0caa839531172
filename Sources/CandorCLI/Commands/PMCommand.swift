import ArgumentParser

/// `candor pm`
struct PMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pm",
        abstract: "Preference models: what do they put first?",
        discussion: """
            PM is reward:MODEL@URL: a reward model served by vLLM, SGLang or text-embeddings-inference. Options stand behind
            the address: ?api=pooling|classify|sglang|predict&template=server|plain|chatml|llama3|pair&label=…

            EXAMPLES
              candor pm check reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl
            """,
        subcommands: [PMCheckCommand.self])
}
