import CandorLlama
import CandorModels
import Foundation

// usage: candor-benchmark trace CALLS SECONDS     prints the tokens a second of every quarter of a second, as a line of JSON
//        candor-benchmark CALLS WORDS TOKENS TEMPERATURE ROUND THREADS     (0 threads: one a physical core)
//
// Prints one line of JSON: tokens a prompt and an answer, and the tokens a second of reading, writing and both.
let name = ModelName(kind: "llama", rest: "smollm2-135m-instruct")
if CommandLine.arguments.dropFirst().first == "trace", CommandLine.arguments.count == 4,
    let calls = Int(CommandLine.arguments[2]), let seconds = Double(CommandLine.arguments[3])
{
    let model = try LlamaModel(name: name, configuration: LlamaConfiguration(parallel: calls))
    _ = try await model.complete(Dialogue([.user("Ready?")]), sampling: Sampling(maxTokens: 2), draw: 0)
    // At once, which print does not do: the script that reads it begins to disturb now.
    FileHandle.standardOutput.write(Data("ready\n".utf8))
    let line = try JSONSerialization.data(
        withJSONObject: try await Trace(model: model, calls: calls).run(seconds: seconds))
    print(String(decoding: line, as: UTF8.self))
    exit(0)
}

let numbers = CommandLine.arguments.dropFirst().compactMap(Double.init)
guard numbers.count == 6 else {
    FileHandle.standardError.write(Data("usage: candor-benchmark CALLS WORDS TOKENS TEMPERATURE ROUND THREADS\n".utf8))
    exit(64)
}
let (calls, words, tokens, temperature, round) =
    (Int(numbers[0]), Int(numbers[1]), Int(numbers[2]), numbers[3], Int(numbers[4]))
let configuration = LlamaConfiguration(parallel: calls, threads: numbers[5] > 0 ? Int(numbers[5]) : nil)
let model = try LlamaModel(
    name: name, configuration: configuration)

func measure(_ tokens: Int, _ round: Int) async throws -> Measurement {
    try await Measurement.of(
        model, calls: calls, words: words, tokens: tokens, temperature: temperature, round: round)
}

// The first round makes the cache and is not counted; one token an answer is reading alone.
_ = try await measure(2, 10 * round)
let reading = try await measure(1, 10 * round + 1)
let both = try await measure(tokens, 10 * round + 2)
let result: [String: Double] = [
    "threads": Double(configuration.threads),
    "prompt": Double(both.input) / Double(calls),
    "cached": Double(both.cached) / Double(calls),
    "answer": Double(both.output) / Double(calls),
    "reading": Double(reading.input - reading.cached) / reading.seconds,
    "writing": Double(both.output - reading.output) / max(1e-9, both.seconds - reading.seconds),
    "all": Double(both.input - both.cached + both.output) / both.seconds,
]
let line = try JSONSerialization.data(withJSONObject: result, options: .sortedKeys)
print(String(decoding: line, as: UTF8.self))
