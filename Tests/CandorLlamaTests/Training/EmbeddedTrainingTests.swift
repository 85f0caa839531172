import CandorTestSupport
import CandorModels
import Testing

@testable import CandorLlama

extension EmbeddedModelTests {
    @Suite("Training it", .serialized)
    struct EmbeddedTrainingTests {
        let examples = [
            ("Is 7 a prime number? I think it is not.", "It is: nothing but 1 and 7 divides it."),
            ("I believe that whales are fish.", "They are mammals: they breathe air."),
            ("My poem is perfect, is it not?", "The rhythm of its second line could be better."),
        ].map { TrainingExample(dialogue: Dialogue([.user($0)]), response: $1) }

        func open(_ path: String) throws -> LlamaModel {
            try LlamaModel(
                name: EmbeddedModel.name, path: path,
                configuration: LlamaConfiguration(parallel: 1, contextLength: 256, threads: 1))
        }

        /// The mean loss of the examples' tokens, in nats.
        func loss(_ model: LlamaModel) async throws -> Double {
            let found = try await model.logProbabilities(of: examples.map { ($0.dialogue, $0.response, $0.isComplete) })
            return -found.reduce(0) { $0 + $1.sum } / Double(found.reduce(0) { $0 + $1.tokens })
        }

        @Test("As it is, it is refused: its weights are quantised")
        func quantised() throws {
            let path = try #require(EmbeddedModel.path)
            let error = #expect(throws: LlamaError.self) { try FineTuner(name: EmbeddedModel.name, path: path) }
            #expect(error?.code == .notTrainable)
        }

        @Test("Made trainable it is the same model, learns what it is shown, and is opened with what it has learned")
        func learning() async throws {
            let folder = try ScratchFolder()
            let (path, start, end) = (try #require(EmbeddedModel.path), folder.path("start"), folder.path("end"))
            let model = try open(path)
            try GGUFConversion.makeTrainable(path, at: start)
            let tuner = try FineTuner(name: EmbeddedModel.name, path: start, threads: 1)
            let report = try await tuner.train(on: examples, settings: FineTuningSettings(learningRate: 1e-4))
            #expect(report.steps == 1)
            // Quantised, it also rounds what it computes with to 8 bits.
            #expect(abs(report.lossOfEpoch[0] - (try await loss(model))) < 0.1)
            #expect(report.finalLoss < report.lossOfEpoch[0] - 0.5)
            try await tuner.save(to: end)
            let trained = try open(end)
            #expect(abs(try await loss(trained) - report.finalLoss) < 0.01)
            #expect(trained.weights.chatTemplate == model.weights.chatTemplate)
            #expect(trained.weights.trainedContextLength == model.weights.trainedContextLength)
        }
    }
}
