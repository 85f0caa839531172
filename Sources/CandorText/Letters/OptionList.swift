import Foundation

/// The options of a multiple-choice question as they are shown.
enum OptionList {
    /// The text of each option, for lists such as `(A) Paris`, `A) Paris`, `A. Paris` and `A: Paris`, one a line, or `(A) Paris
    /// (B) London` on one line.
    /// - Parameters:
    ///   - options: The list.
    ///   - letters: The letters in upper case and in order.
    static func texts(in options: String, letters: String) -> [Character: String] {
        var starts: [(letter: Character, label: Range<String.Index>)] = []
        var position = options.startIndex
        for letter in letters {
            guard let label = label(of: letter, in: options, from: position) else { continue }
            starts.append((letter, label))
            position = label.upperBound
        }
        var texts: [Character: String] = [:]
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].label.lowerBound : options.endIndex
            texts[start.letter] = options[start.label.upperBound..<end].trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return texts
    }

    private static func label(of letter: Character, in options: String, from position: String.Index) -> Range<
        String.Index
    >? {
        let rest = position..<options.endIndex
        if let label = options.range(of: "(\(letter))", range: rest) { return label }
        for sign in [")", ".", ":"] {
            var start = position
            while let label = options.range(of: "\(letter)\(sign)", range: start..<options.endIndex) {
                let isFirst =
                    label.lowerBound == options.startIndex || options[options.index(before: label.lowerBound)].isNewline
                if isFirst { return label }
                start = label.upperBound
            }
        }
        return nil
    }
}
