import CandorTestSupport
import CandorModels
import Foundation
import Synchronization
import Testing

@testable import CandorLlama

@Suite("Fine-tuning")
struct FineTunerTests {
    let name = ModelName(kind: "llama", rest: "tiny")
    let folder: ScratchFolder
    let examples = [
        TrainingExample(dialogue: Dialogue([.user("Ping?")]), response: "Pong."),
        TrainingExample(dialogue: Dialogue([.user("Tick?")]), response: "Tock, and then tick again."),
        TrainingExample(dialogue: Dialogue([.user("Knock?")]), response: "Who is there? Who", isComplete: false),
        TrainingExample(
            dialogue: Dialogue([.system("Be brief."), .user("Hi"), .assistant("Hello"), .user("Bye")]),
            response: "Bye."),
    ]

    init() throws {
        folder = try ScratchFolder()
    }

    func tuner(_ architecture: String = "llama") throws -> FineTuner {
        let path = folder.path("\(architecture).gguf")
        if !FileManager.default.fileExists(atPath: path) { TinyAssistant(architecture: architecture).write(to: path) }
        return try FineTuner(name: name, path: path, threads: 1)
    }

    /// The mean loss of examples' tokens as a model in a file reads them, in nats.
    func loss(_ path: String, of examples: [TrainingExample]? = nil) async throws -> Double {
        let examples = examples ?? self.examples
        let model = try LlamaModel(
            name: name, path: path, configuration: LlamaConfiguration(parallel: 1, contextLength: 256, threads: 1))
        let found = try await model.logProbabilities(of: examples.map { ($0.dialogue, $0.response, $0.isComplete) })
        return -found.reduce(0) { $0 + $1.sum } / Double(found.reduce(0) { $0 + $1.tokens })
    }

    @Test(
        "The losses reported are those that the likelihoods of the responses give, before and after",
        arguments: ["llama", "qwen2", "qwen3"])
    func agreement(architecture: String) async throws {
        let tuner = try tuner(architecture)
        // For a likelihood, any token that ends a turn is its end: this model does not know yet which one to take.
        let open = examples.map { TrainingExample(dialogue: $0.dialogue, response: $0.response, isComplete: false) }
        let still = try await tuner.train(on: open, settings: FineTuningSettings(learningRate: 1e-12))
        let before = try await loss(folder.path("\(architecture).gguf"), of: open)
        // The cache of the model that reads holds 16-bit numbers.
        #expect(abs(still.lossOfEpoch[0] - before) < 0.01)
        #expect(abs(still.finalLoss - before) < 0.01)
        let report = try await tuner.train(on: examples, settings: FineTuningSettings(epochs: 10, learningRate: 1e-2))
        #expect(report.lossOfEpoch.count == 10)
        #expect(report.finalLoss < before / 2)
        try await tuner.save(to: folder.path("after.gguf"))
        #expect(abs(try await loss(folder.path("after.gguf")) - report.finalLoss) < 0.01)
    }

    @Test("Tokens and steps are counted: the end of a complete response is a token, that of one cut off is none")
    func counts() async throws {
        let report = try await tuner().train(on: examples, settings: FineTuningSettings(epochs: 3, learningRate: 1e-12))
        // A token a byte, a space written as such vocabularies write it, and the end of three of the four turns.
        let learned = examples.reduce(0) { sum, example in
            let text = example.response.replacingOccurrences(of: " ", with: "\u{2581}")
            return sum + text.utf8.count + (example.isComplete ? 1 : 0)
        }
        #expect(report.trainedTokens == 3 * learned)
        #expect(report.readTokens > report.trainedTokens)
        #expect(report.steps % 3 == 0 && report.steps / 3 <= examples.count)
        #expect(report.leftOut == 0)
    }

    @Test("A training goes on from what another has saved, and leaves what the file says about the model")
    func goingOn() async throws {
        let settings = FineTuningSettings(epochs: 5, learningRate: 3e-3)
        let first = try tuner()
        let report = try await first.train(on: examples, settings: settings)
        let (path, again) = (folder.path("first.gguf"), folder.path("second.gguf"))
        try await first.save(to: path)
        let second = try FineTuner(name: name, path: path, threads: 1)
        let next = try await second.train(on: examples, settings: settings)
        #expect(abs(next.lossOfEpoch[0] - report.finalLoss) < abs(report.lossOfEpoch[0] - report.finalLoss))
        #expect(next.finalLoss < report.finalLoss)
        try await second.save(to: again)
        let original = try Weights(path: folder.path("llama.gguf"), name: "")
        let saved = try Weights(path: again, name: "")
        #expect(saved.chatTemplate == original.chatTemplate)
        #expect(saved.trainedContextLength == 512)
        #expect(try folder.files() == ["first.gguf", "llama.gguf", "second.gguf"])
    }

    @Test("The file that a model was opened from can be replaced by what it has become")
    func inPlace() async throws {
        let tuner = try tuner()
        let report = try await tuner.train(on: examples, settings: FineTuningSettings(learningRate: 1e-2))
        try await tuner.save(to: folder.path("llama.gguf"))
        #expect(abs(try await loss(folder.path("llama.gguf")) - report.finalLoss) < 0.01)
    }

    @Test("The same seed gives the same numbers, another one another order")
    func seeds() async throws {
        func report(_ seed: UInt64) async throws -> FineTuningReport {
            try await tuner().train(
                on: examples, settings: FineTuningSettings(epochs: 3, learningRate: 1e-2, seed: seed))
        }
        let (first, same) = (try await report(1), try await report(1))
        #expect(first == same)
        var others: Set<FineTuningReport> = []
        for seed in 2..<6 { others.insert(try await report(UInt64(seed))) }
        #expect(others.contains { $0 != first })
    }

    @Test("Progress is told of every step; a cancelled task stops between two, with what it has learned")
    func cancellation() async throws {
        let tuner = try tuner()
        let settings = FineTuningSettings(epochs: 5, learningRate: 1e-2)
        let examples = examples
        let told = Mutex<[[Int]]>([])
        let still = FineTuningSettings(epochs: 5, learningRate: 1e-12)
        let steps = try await tuner.train(on: examples, settings: still).steps
        let before = try await loss(folder.path("llama.gguf"))
        let training = Task {
            try await tuner.train(on: examples, settings: settings) { step, all in
                told.withLock { $0.append([step, all]) }
                if step == 2 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await training.value }
        #expect(told.withLock { $0 } == [[1, steps], [2, steps]])
        try await tuner.save(to: folder.path("after.gguf"))
        #expect(try await loss(folder.path("after.gguf")) < before - 0.05)
    }

    @Test("What does not fit into a window is left out and counted; where nothing fits, that is an error")
    func tooLong() async throws {
        let long = TrainingExample(dialogue: Dialogue([.user(String(repeating: "word", count: 60))]), response: "Yes.")
        let empty = TrainingExample(dialogue: Dialogue([.user("Well?")]), response: "", isComplete: false)
        let settings = FineTuningSettings(learningRate: 1e-12)
        let tuner = try tuner()
        #expect(try await tuner.train(on: examples + [long, empty], settings: settings).leftOut == 2)
        for examples in [[], [long]] {
            let error = await #expect(throws: LlamaError.self) {
                try await tuner.train(on: examples, settings: settings)
            }
            #expect(error?.code == .invalidTraining)
        }
    }

    @Test(
        "Settings outside their ranges are refused",
        arguments: [
            FineTuningSettings(epochs: 0), FineTuningSettings(learningRate: 0),
            FineTuningSettings(learningRate: .infinity), FineTuningSettings(weightDecay: 1.5),
        ])
    func invalid(settings: FineTuningSettings) async throws {
        let tuner = try tuner()
        let error = await #expect(throws: LlamaError.self) { try await tuner.train(on: examples, settings: settings) }
        #expect(error?.code == .invalidTraining)
    }
}
