import Foundation

internal import CLlama

/// llama.cpp's context for reading texts: vectors or logits of the tokens wanted.
final class ReadingContext {
    /// What comes out for a token.
    enum Output {
        /// The last layer's vector, after its normalisation.
        case vector
        /// A logit for each token of the vocabulary.
        case logits
        /// The outputs of the classification head for a text, whose last token alone may be wanted.
        case ranks
    }

    /// How much is computed together: on processors, more gains nothing, and as many rows of logits take room.
    private static let shortestBatch = 512
    /// The most texts in a round.
    private static let sequences = 32
    /// The tokens in a round, unless a single text has more.
    private static let roundLength = 512

    private let weights: Weights
    private let output: Output
    private let context: OpaquePointer
    private let length: Int
    private let batchLength: Int
    private var batch: llama_batch
    private var governor: ThreadGovernor

    /// Makes room.
    /// - Parameters:
    ///   - weights: The model.
    ///   - output: What is wanted.
    ///   - longest: The most tokens that a text may have.
    ///   - threads: The most threads that compute.
    init(weights: Weights, output: Output, longest: Int, threads: Int) throws(LlamaError) {
        length = max(Self.roundLength, longest)
        // Where every token sees all others, a text cannot be computed in parts.
        batchLength = weights.isCausal ? Self.shortestBatch : length
        var parameters = llama_context_default_params()
        parameters.n_ctx = UInt32(length)
        parameters.n_seq_max = UInt32(Self.sequences)
        parameters.n_batch = UInt32(batchLength)
        parameters.n_ubatch = UInt32(batchLength)
        parameters.n_threads = Int32(threads)
        parameters.n_threads_batch = Int32(threads)
        // One cache for all sequences, so that a token can belong to several.
        parameters.kv_unified = true
        parameters.embeddings = output != .logits
        parameters.pooling_type = output == .ranks ? LLAMA_POOLING_TYPE_RANK : LLAMA_POOLING_TYPE_NONE
        if output == .vector { parameters.cb_eval = stopAfterVectors }
        LlamaLog.clear()
        guard let context = llama_init_from_model(weights.model, parameters) else {
            throw LlamaError(.noMemory, model: weights.name, detail: LlamaLog.summary)
        }
        self.weights = weights
        self.output = output
        self.context = context
        batch = llama_batch_init(Int32(batchLength), 0, Int32(Self.sequences))
        governor = ThreadGovernor(most: threads)
    }

    deinit {
        llama_batch_free(batch)
        llama_free(context)
    }

    /// Reads texts.
    /// - Parameters:
    ///   - readings: The texts.
    ///   - body: Takes a text's number, the place of a token in it and the token's row: each text's in order.
    func read(
        _ readings: [Reading], _ body: (_ reading: Int, _ position: Int, _ row: UnsafeBufferPointer<Float>) -> Void
    ) throws {
        let plan = ReadingPlan(
            readings, sequences: Self.sequences, tokens: length,
            sharesPrefixes: weights.isCausal && weights.canReusePrefixes)
        for round in plan.rounds {
            llama_memory_clear(llama_get_memory(context), false)
            for start in stride(from: 0, to: round.count, by: batchLength) {
                try Task.checkCancellation()
                let entries = round[start..<min(start + batchLength, round.count)]
                try compute(entries)
                for (index, entry) in entries.enumerated() {
                    guard let reading = entry.reading else { continue }
                    body(reading, entry.position, try row(at: index, of: entry))
                }
            }
        }
    }

    private func compute(_ entries: ArraySlice<ReadingPlan.Entry>) throws(LlamaError) {
        for (index, entry) in entries.enumerated() {
            batch.token[index] = entry.token
            batch.pos[index] = llama_pos(entry.position)
            batch.n_seq_id[index] = Int32(entry.sequences.count)
            for (place, sequence) in entry.sequences.enumerated() {
                batch.seq_id[index]?[place] = llama_seq_id(sequence)
            }
            // Where vectors are wanted, llama.cpp computes those of all tokens.
            batch.logits[index] = output != .logits || entry.reading != nil ? 1 : 0
        }
        batch.n_tokens = Int32(entries.count)
        llama_set_n_threads(context, Int32(governor.threads), Int32(governor.threads))
        LlamaLog.clear()
        let (start, startOfWork) = (ContinuousClock.now, Processor.time)
        let status = llama_decode(context, batch)
        governor.note(
            tokens: entries.count, time: (ContinuousClock.now - start) / .seconds(1),
            processorTime: Processor.time - startOfWork)
        guard status == 0 else {
            throw LlamaError(.computation, model: weights.name, detail: "status \(status) \(LlamaLog.summary)")
        }
    }

    private func row(at index: Int, of entry: ReadingPlan.Entry) throws(LlamaError) -> UnsafeBufferPointer<Float> {
        let (row, length) =
            switch output {
            case .vector: (llama_get_embeddings_ith(context, Int32(index)), weights.embeddingLength)
            case .logits: (llama_get_logits_ith(context, Int32(index)), weights.vocabularySize)
            case .ranks:
                (
                    llama_get_embeddings_seq(context, llama_seq_id(entry.sequences.lowerBound)),
                    Int(llama_model_n_cls_out(weights.model))
                )
            }
        guard let row else { throw LlamaError(.computation, model: weights.name, detail: "nothing for a token") }
        return UnsafeBufferPointer(start: row, count: length)
    }
}

/// Ends the computation where the vectors are there: what follows in the graph, by llama.cpp's names, are the logits of the
/// whole vocabulary, which for a small model cost a quarter of the time. A model that names its last layer otherwise
/// computes them for nothing.
private func stopAfterVectors(_ tensor: UnsafeMutablePointer<ggml_tensor>?, _ asks: Bool, _: UnsafeMutableRawPointer?)
    -> Bool
{
    guard asks, let tensor else { return false }
    return strcmp(ggml_get_name(tensor), "result_norm") == 0
}

/// Which texts are read together, and in which order their tokens are computed.
///
/// Texts are sorted, so that those which begin alike are neighbours; a token that neighbours share is computed once and
/// belongs to the sequences of all of them. What is wanted of a text is never shared: its rows are its own.
struct ReadingPlan: Sendable {
    /// A token to compute.
    struct Entry: Hashable, Sendable {
        /// The token.
        let token: Token
        /// Its place in the text.
        let position: Int
        /// The sequences that it belongs to.
        let sequences: Range<Int>
        /// The text that wants its row, by its number.
        let reading: Int?
    }

    /// The tokens that are computed with one another's memory, which is emptied in between.
    private(set) var rounds: [[Entry]] = []

    /// Plans.
    /// - Parameters:
    ///   - readings: The texts, none longer than `tokens`.
    ///   - sequences: How many texts there may be in a round, at least 1.
    ///   - tokens: How many tokens a round may have, those shared counted once.
    ///   - sharesPrefixes: Whether a token may belong to several sequences.
    init(_ readings: [Reading], sequences: Int, tokens: Int, sharesPrefixes: Bool = true) {
        let order = readings.indices.sorted { readings[$0].tokens.lexicographicallyPrecedes(readings[$1].tokens) }
        var round: [(reading: Int, shared: Int)] = []
        var room = tokens
        for index in order {
            var shared = sharesPrefixes ? Self.shared(readings[index], round.last.map { readings[$0.reading] }) : 0
            if readings[index].tokens.count - shared > room || round.count == sequences {
                rounds.append(Self.entries(of: round, readings))
                (round, room, shared) = ([], tokens, 0)
            }
            round.append((index, shared))
            room -= readings[index].tokens.count - shared
        }
        if !round.isEmpty { rounds.append(Self.entries(of: round, readings)) }
    }

    /// How many tokens at the beginning a text shares with its predecessor.
    private static func shared(_ reading: Reading, _ predecessor: Reading?) -> Int {
        guard let predecessor else { return 0 }
        let common = SequenceState.commonPrefix(reading.tokens[...], predecessor.tokens[...])
        return min(common, reading.wanted.lowerBound, predecessor.wanted.lowerBound)
    }

    /// Each text's tokens after those that it shares with its predecessor; a token belongs to its text and to the
    /// following ones as long as they share it.
    private static func entries(of round: [(reading: Int, shared: Int)], _ readings: [Reading]) -> [Entry] {
        round.indices.flatMap { sequence in
            let (index, shared) = round[sequence]
            let reading = readings[index]
            var end = round.endIndex
            return (shared..<reading.tokens.count).map { position in
                let others = round[(sequence + 1)..<end]
                end = others.firstIndex { $0.shared <= position } ?? end
                return Entry(
                    token: reading.tokens[position], position: position, sequences: sequence..<end,
                    reading: reading.wanted.contains(position) ? index : nil)
            }
        }
    }
}
