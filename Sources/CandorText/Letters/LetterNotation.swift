import Foundation

/// The ways in which letters are written and announced, in more languages and scripts than English.
enum LetterNotation {
    /// The same text with full-width and circled letters plain, Cyrillic and Greek look-alikes that stand alone Latin, and
    /// Latin letters parted from the Chinese, Japanese or Korean that they touch.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        let scalars = Array(text.precomposedStringWithCompatibilityMapping.unicodeScalars)
        var plain = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let previous = index > 0 ? scalars[index - 1] : nil
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            if let previous, isIdeographic(previous) != isIdeographic(scalar), isLatin(previous) || isLatin(scalar) {
                plain.append(" ")
            }
            let isAlone =
                previous.map { !$0.properties.isAlphabetic } ?? true && next.map { !$0.properties.isAlphabetic } ?? true
            plain.append(isAlone ? lookAlikes[scalar] ?? scalar : scalar)
        }
        return String(plain)
    }

    /// Words for an answer, folded.
    static let nouns: Set<String> = [
        "antwort", "losung", "respuesta", "reponse", "risposta", "resposta", "antwoord", "svar", "svaret", "odpowiedz",
        "cevap",
        "vastaus", "valasz", "raspuns", "ответ", "відповідь", "отговор", "απαντηση", "الجواب", "الإجابة",
    ]

    /// Whether a word in Chinese, Japanese or Korean says that the answer follows.
    static func announces(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first, isIdeographic(first) else { return false }
        return announcements.contains { word.contains($0) } && !denials.contains { word.contains($0) }
    }

    private static let announcements = ["答案", "正解", "答え", "回答", "选", "選", "정답", "답은", "답"]
    private static let denials = ["不是", "不选", "錯", "错", "ではな", "아니"]

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }

    /// Han, kana and hangul.
    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x1100...0x11FF: true
        default: false
        }
    }

    private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
        "А": "A", "В": "B", "С": "C", "Е": "E", "а": "a", "в": "b", "с": "c", "е": "e", "Α": "A", "Β": "B", "Ε": "E",
    ]
}
