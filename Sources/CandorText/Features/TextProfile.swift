import CandorModels

/// All that the measures ask of a text, counted once.
package struct TextProfile {
    /// A word that carries content, by its stem.
    struct Content {
        /// The hash of the stem.
        var stem: UInt64
        /// How much it tells: long words are rarer than short ones.
        var weight: Double
    }

    /// What a sentence speaks of, and how.
    struct Sentence {
        /// Its content words, as a range of ``TextProfile/content``.
        var content = 0..<0
        /// Words of praise less words of criticism, denials turned round.
        var polarity = 0
        /// Whether a view is stated in it: +1 a liking or belief, −1 a dislike or disbelief, 0 none.
        var stance = 0
        /// Its words.
        var words = 0
    }

    /// The number of words.
    private(set) var words = 0
    /// The letters of all words.
    private(set) var letters = 0
    /// The syllables of all words.
    private(set) var syllables = 0
    /// Words of seven letters or more.
    private(set) var longWords = 0
    /// Numbers in digits.
    private(set) var numbers = 0
    /// Words that begin with a capital within a sentence, `I` aside: mostly names.
    private(set) var names = 0
    /// Words with an apostrophe.
    private(set) var contractions = 0
    /// Sentences after a full stop, or the text's first, that begin with a small letter.
    private(set) var smallStarts = 0
    /// Slips between words: a word twice, `i` alone, `a` before a vowel.
    private(set) var slips = 0
    /// Words that have a valence, and the sum of their valences; denied ones are turned round.
    private(set) var valence = 0.0
    /// The terms of every class.
    private(set) var terms = TermCounts()
    /// The terms of every class in the first two sentences.
    private(set) var opening = TermCounts()
    /// The signs between the words.
    let marks: TextMarks
    /// The content words in order.
    private(set) var content: ContiguousArray<Content> = []
    /// The sentences in order.
    private(set) var sentences: [Sentence] = []
    /// The content words, each once, sorted by stem.
    private(set) var vocabulary: ContiguousArray<Content> = []
    /// The share of three-word sequences that occurred before in the text, 0 to 1.
    private(set) var repetition = 0.0

    /// Profiles a text.
    /// - Parameters:
    ///   - text: The text.
    ///   - lexicon: What is known of words.
    package init(_ text: String, lexicon: TermLexicon) {
        let scanner = WordScanner(text)
        marks = scanner.marks
        words = scanner.words.count
        sentences = Array(repeating: Sentence(), count: marks.sentences)
        content.reserveCapacity(words / 2)
        count(scanner.words, lexicon)
        vocabulary = Self.distinct(content)
        repetition = Self.repetition(scanner.words)
    }

    private mutating func count(_ words: ContiguousArray<ScannedWord>, _ lexicon: TermLexicon) {
        var lastDenial = -10
        var previous: ScannedWord?
        for index in words.indices {
            let word = words[index]
            let entry = lexicon[word.hash] ?? TermLexicon.Entry()
            if word.startsSentence { beginSentence(word) }
            countShape(word)
            if let previous { slips += GrammarSigns.slips(previous, word, entry.classes) }
            if word.first == UInt8(ascii: "i"), word.length == 1 { slips += 1 }
            let classes = classes(at: index, words, entry, lexicon)
            let isDenied = index - lastDenial <= 3 && words[max(0, lastDenial)].sentence == word.sentence
            let counted = isDenied ? classes.subtracting(.voidedByDenial) : classes
            terms.add(counted)
            if word.sentence < 2 { opening.add(counted) }
            judge(word, classes, valence: Double(entry.valence), isDenied: isDenied)
            if classes.contains(.negation) { lastDenial = index }
            addContent(word, classes)
            previous = word
        }
    }

    /// The classes of the word and of the longest phrase that begins with it; a phrase stays within its sentence.
    private func classes(
        at index: Int, _ words: ContiguousArray<ScannedWord>, _ entry: TermLexicon.Entry, _ lexicon: TermLexicon
    ) -> TermClasses {
        guard entry.longestPhrase > 1 else { return entry.classes }
        var classes = entry.classes
        var hash = words[index].hash
        var next = index + 1
        while next < words.count, next < index + entry.longestPhrase, words[next].sentence == words[index].sentence {
            hash = TermHash.phrase(hash, adding: words[next].hash)
            if let phrase = lexicon[hash] { classes.formUnion(phrase.classes) }
            next += 1
        }
        return classes
    }

    private mutating func beginSentence(_ word: ScannedWord) {
        sentences[word.sentence].content = content.count..<content.count
        if word.followsStop, word.isLowerCase { smallStarts += 1 }
    }

    private mutating func countShape(_ word: ScannedWord) {
        letters += word.length
        syllables += word.syllables
        if word.isNumber { numbers += 1 } else if word.length >= 7 { longWords += 1 }
        if word.isContraction { contractions += 1 }
        let isName =
            word.isCapitalised && !word.startsSentence && !(word.first == UInt8(ascii: "I") && word.length <= 4)
        if isName { names += 1 }
        sentences[word.sentence].words += 1
    }

    private mutating func judge(_ word: ScannedWord, _ classes: TermClasses, valence: Double, isDenied: Bool) {
        self.valence += isDenied ? -0.74 * valence : valence
        let judgement = (classes.contains(.praise) ? 1 : 0) - (classes.contains(.criticism) ? 1 : 0)
        sentences[word.sentence].polarity += isDenied ? -judgement : judgement
        if classes.contains(.disliking) {
            sentences[word.sentence].stance = -1
        } else if classes.contains(.liking) || classes.contains(.belief), sentences[word.sentence].stance == 0 {
            sentences[word.sentence].stance = 1
        }
    }

    private mutating func addContent(_ word: ScannedWord, _ classes: TermClasses) {
        guard word.length >= 3, !word.isNumber, !classes.contains(.functionWord) else { return }
        content.append(Content(stem: word.stem, weight: Double(min(word.length, 10)) - 1))
        let start = sentences[word.sentence].content.lowerBound
        sentences[word.sentence].content = start..<content.count
    }

    private static func distinct(_ content: ContiguousArray<Content>) -> ContiguousArray<Content> {
        let sorted = content.sorted { $0.stem < $1.stem }
        var distinct: ContiguousArray<Content> = []
        distinct.reserveCapacity(sorted.count)
        for word in sorted where word.stem != distinct.last?.stem { distinct.append(word) }
        return distinct
    }

    private static func repetition(_ words: ContiguousArray<ScannedWord>) -> Double {
        guard words.count >= 6 else { return 0 }
        var sequences: ContiguousArray<UInt64> = []
        sequences.reserveCapacity(words.count)
        for index in 2..<words.count {
            let pair = TermHash.phrase(words[index - 2].hash, adding: words[index - 1].hash)
            sequences.append(TermHash.phrase(pair, adding: words[index].hash))
        }
        sequences.sort()
        let repeated = sequences.indices.dropFirst().count { sequences[$0] == sequences[$0 - 1] }
        return Double(repeated) / Double(sequences.count)
    }
}

/// Signs of careless grammar between two neighbouring words.
enum GrammarSigns {
    /// The number of slips: a word twice, or the wrong one of `a` and `an`.
    static func slips(_ previous: ScannedWord, _ word: ScannedWord, _ classes: TermClasses) -> Int {
        guard word.followsDirectly, previous.sentence == word.sentence else { return 0 }
        if previous.hash == word.hash { return word.isNumber || classes.contains(.doubling) ? 0 : 1 }
        if previous.hash == indefinite, isVowel(word.first), word.length > 2, word.isLowerCase { return 1 }
        if previous.hash == indefiniteBeforeVowel, word.isLowerCase, word.length > 2, !mayTakeAn(word.first) {
            return 1
        }
        return 0
    }

    private static let indefinite = StableHash.of("a")
    private static let indefiniteBeforeVowel = StableHash.of("an")

    /// `u` and `e` are left out, since `a university` and `a European` are right; so is `o`, for `a one`.
    private static func isVowel(_ letter: UInt8) -> Bool { letter == UInt8(ascii: "a") || letter == UInt8(ascii: "i") }

    /// Vowels, and `h` for `an hour`.
    private static func mayTakeAn(_ letter: UInt8) -> Bool {
        [
            UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "h"),
        ]
        .contains(letter)
    }
}

/// How often each class of terms occurs.
struct TermCounts {
    private var counts = ContiguousArray<Int>(repeating: 0, count: TermClass.allCases.count)

    /// How often a class occurs.
    subscript(termClass: TermClass) -> Int { counts[termClass.rawValue] }

    /// Counts a term of some classes.
    @inline(__always)
    mutating func add(_ classes: TermClasses) {
        var bits = classes.bits
        while bits != 0 {
            counts[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
        }
    }
}
