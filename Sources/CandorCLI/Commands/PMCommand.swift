import ArgumentParser

/// `candor pm`
struct PMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pm",
        abstract: "Preference models: what they put first, what they pay for, and how to make one.",
        discussion: """
            PM is one of
              reward:MODEL@URL          a reward model behind a server
              llama:PATH.gguf           a reward model or reranker in this process
              judge:MODEL               a language model asked which response is better
              judge:MODEL?form=rating   the same, asked how good one is
              head:FILE                 a head made by candor pm train
              features:posterior.json   the effects that candor preferences found
              oracle:JUDGE              truthful responses first, by rules or a model
              prefixed:PACK:PM          a PM with a dialogue put first; PACK is
                                        non-sycophantic or a YAML file

            Servers of reward models are vLLM, SGLang and text-embeddings-inference. Options stand behind the address:
            ?api=pooling|classify|sglang|predict&template=server|plain|chatml|llama3|pair&label=…

            EXAMPLES
              candor pm check reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl
              candor pm probe reward:my-rm@http://127.0.0.1:8000 --out probed
              candor pm train pairs.jsonl --out head.json
              candor pm compare pairs.jsonl --where 'matches_users_beliefs=same'
            """,
        subcommands: [PMCheckCommand.self, PMProbeCommand.self, PMTrainCommand.self, PMCompareCommand.self])
}
