import CandorTestSupport
import CLlama
import CandorModels
import Foundation
import Testing

@testable import CandorLlama

@Suite("Steps of training")
struct TrainingContextTests {
    typealias Item = TrainingWindow.Item

    static let rate = 1e-3
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// The tiny assistant in memory.
    func weights(_ assistant: TinyAssistant = TinyAssistant()) throws -> Weights {
        let path = folder.path("tiny.gguf")
        assistant.write(to: path)
        return try Weights(trainable: path, name: "tiny")
    }

    func context(_ weights: Weights, rate: Double = Self.rate) throws -> TrainingContext {
        try TrainingContext(weights: weights, settings: FineTuningSettings(learningRate: rate), threads: 1)
    }

    /// An example of tokens drawn by a seed.
    func item(_ seed: UInt64, prompt: Int = 20, response: Int = 12) -> Item {
        var random = SeededGenerator(seed: seed)
        let tokens = (0..<(prompt + response)).map { _ in Token(random.next() % 256 + 3) }
        return Item(prompt: Array(tokens.prefix(prompt)), response: Array(tokens.dropFirst(prompt)))
    }

    /// The same tokens, with all but the first to be learned.
    func whole(_ item: Item) -> Item {
        Item(prompt: Array(item.prompt.prefix(1)), response: item.prompt.dropFirst() + item.response)
    }

    /// An example's prompt, all but its first token to be learned.
    func prompt(of item: Item) -> Item {
        Item(prompt: Array(item.prompt.prefix(1)), response: Array(item.prompt.dropFirst()))
    }

    func window(_ items: Item...) -> TrainingWindow {
        var window = TrainingWindow(length: TrainingContext.windowLength)
        for item in items {
            let fits = window.add(item)
            #expect(fits)
        }
        return window
    }

    /// A tensor of the weights as they are now.
    func numbers(_ tensor: String, of weights: Weights) -> [Float] {
        let path = folder.path("now.gguf")
        llama_model_save_to_file(weights.model, path)
        return CandorLlamaTests.numbers(tensor, in: path)
    }

    @Test("The loss of examples in one window is the sum of theirs alone: they do not see each other")
    func isolation() throws {
        let context = try context(weights())
        let items = [item(1), item(2, prompt: 31), item(3, response: 40)]
        let alone = try items.map { try context.compute(window($0), learns: false) }
        let together = try context.compute(window(items[0], items[1], items[2]), learns: false)
        #expect(abs(together - alone.reduce(0, +)) < 1e-3)
        // An example that did see the one before it would find its own tokens more or less likely than before.
        let joined = Item(prompt: items[0].prompt + items[0].response + items[1].prompt, response: items[1].response)
        #expect(abs(try context.compute(window(joined), learns: false) - alone[1]) > 0.1)
    }

    @Test("A loss is in nats: with all logits equal it is the logarithm of the vocabulary's size for each token")
    func nats() throws {
        let path = folder.path("even.gguf")
        TinyAssistant(scale: 0).write(to: path)
        let context = try context(Weights(trainable: path, name: "even"))
        let window = window(item(1, response: 12), item(2, response: 7))
        let expected = 19 * log(Double(ModelFileWriter.byteTokenCount))
        #expect(abs(try context.compute(window, learns: false) - expected) < 1e-3)
    }

    @Test("Steps lower the loss of responses and leave that of their prompts")
    func masking() throws {
        let item = item(1)
        func losses(trainedOn trained: Item) throws -> (response: Double, prompt: Double) {
            let weights = try weights()
            let training = try context(weights)
            for _ in 0..<60 { _ = try training.compute(window(trained), learns: true) }
            return (
                try training.compute(window(item), learns: false),
                try training.compute(window(prompt(of: item)), learns: false)
            )
        }
        let untrained = try context(weights())
        let before = (
            response: try untrained.compute(window(item), learns: false),
            prompt: try untrained.compute(window(prompt(of: item)), learns: false)
        )
        let masked = try losses(trainedOn: item)
        let unmasked = try losses(trainedOn: whole(item))
        #expect(masked.response < before.response / 4)
        #expect(unmasked.response < before.response / 4)
        #expect(unmasked.prompt < before.prompt / 4)
        #expect(masked.prompt > before.prompt * 0.8)
    }

    @Test("A step moves each weight against the slope of the responses' loss, in every kind of tensor")
    func slopes() throws {
        let window = window(item(1), item(2))
        let weights = try weights()
        let tensors = [
            "attn_norm", "attn_q", "attn_k", "attn_v", "attn_output", "ffn_norm", "ffn_gate", "ffn_up", "ffn_down",
        ].map { "blk.0.\($0).weight" }
        let before = tensors.map { numbers($0, of: weights) }
        _ = try context(weights).compute(window, learns: true)
        for (tensor, before) in zip(tensors, before) {
            let after = numbers(tensor, of: weights)
            var steep = 0
            for index in stride(from: 0, to: before.count, by: before.count / 6) {
                let slope = try slope(of: window, by: tensor, index)
                guard abs(slope) > 0.05 else { continue }
                steep += 1
                // AdamW's first step is the learning rate, whatever the slope.
                let step = Double(after[index] - before[index])
                #expect(abs(step + (slope > 0 ? Self.rate : -Self.rate)) < Self.rate / 100, "\(tensor)[\(index)]")
            }
            #expect(steep >= 2, "\(tensor)")
        }
    }

    /// The slope of a window's loss by one weight, from both sides of it.
    func slope(of window: TrainingWindow, by tensor: String, _ index: Int) throws -> Double {
        let width: Float = 0.01
        let losses = try [width, -width].map { by in
            let nudge = TinyAssistant.Nudge(tensor: tensor, index: index, by: by)
            return try context(weights(TinyAssistant(nudge: nudge))).compute(window, learns: false)
        }
        return (losses[0] - losses[1]) / (2 * Double(width))
    }

    @Test(
        "A step's gradient is that of its own window: after one that teaches nothing, AdamW goes on by momentum alone")
    func gradientsOfOneStep() throws {
        let weights = try weights()
        let training = try context(weights)
        let tensor = "blk.1.ffn_down.weight"
        let before = numbers(tensor, of: weights)
        _ = try training.compute(window(item(1)), learns: true)
        _ = try training.compute(TrainingWindow(length: TrainingContext.windowLength), learns: true)
        let after = numbers(tensor, of: weights)
        // First step: the learning rate. Second, gradient 0: m = 0.9 · 0.1 g / (1 − 0.9²), v = 0.999 · 0.001 g² /
        // (1 − 0.999²), so m / √v = 0.4737 / 0.7069 = 0.670 of it. With the gradient left over it would be the whole.
        let steps = zip(after, before).map { abs(Double($0 - $1)) / Self.rate }.sorted()
        #expect(abs(steps[steps.count / 2] - 1.670) < 0.005)
    }

    @Test("Weight decay takes its share of a weight, times the learning rate")
    func decay() throws {
        let weights = try weights()
        let settings = FineTuningSettings(learningRate: 0.01, weightDecay: 0.5)
        let training = try TrainingContext(weights: weights, settings: settings, threads: 1)
        let tensor = "blk.0.ffn_up.weight"
        let before = numbers(tensor, of: weights)
        _ = try training.compute(TrainingWindow(length: TrainingContext.windowLength), learns: true)
        let after = numbers(tensor, of: weights)
        #expect(after.count == before.count && !after.isEmpty)
        #expect(zip(before, after).allSatisfy { abs($1 - $0 * 0.995) < 1e-6 })
    }

    @Test("Another number of threads between two steps changes no loss")
    func threads() throws {
        let training = try context(weights(), rate: 1e-12)
        let window = window(item(1))
        let first = try training.compute(window, learns: true)
        for threads in [2, 1] {
            try training.use(threads: threads)
            #expect(abs(try training.compute(window, learns: true) - first) < 1e-3)
        }
    }

    @Test("Embeddings stay as they are")
    func embeddings() throws {
        let weights = try weights()
        let before = numbers("token_embd.weight", of: weights)
        _ = try context(weights).compute(window(item(1)), learns: true)
        #expect(!before.isEmpty)
        #expect(numbers("token_embd.weight", of: weights) == before)
    }
}
