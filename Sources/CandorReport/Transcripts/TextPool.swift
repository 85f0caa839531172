/// Texts that occur many times, kept once: conditions of one item share most of their turns.
struct TextPool {
    private(set) var texts: [String] = []
    private var places: [String: Int] = [:]

    /// The place of a text, the same for equal texts.
    mutating func place(of text: String) -> Int {
        if let place = places[text] { return place }
        places[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }
}
