/// The ways of writing numbers and formulas that answers come in, brought to one.
enum AnswerNotation {
    /// The same text with digits for raised and lowered ones, numbers without gaps, and without the commands of LaTeX that only
    /// set type: `1{,}380`, `1 380` and `1\,380` are `1380`, `\text{CO}_2` and `CO₂` are `CO2`.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x5C || $0 >= 0x80 || (0x30...0x39).contains($0) }) else { return text }
        var scalars = Array(text.unicodeScalars)
        if scalars.contains("\\") { scalars = withoutCommands(scalars) }
        return closingGaps(in: scalars)
    }

    // MARK: LaTeX

    /// Commands that set type or space and say nothing.
    private static let commands: Set<String> = [
        "text", "mathrm", "textbf", "mathbf", "textit", "mathit", "operatorname", "left", "right", "displaystyle",
        "quad",
        "qquad",
    ]
    /// Commands that stand for a sign.
    private static let signs: [String: String] = [
        "times": "×", "cdot": "×", "div": "÷", "degree": "°", "circ": "°", "approx": "≈", "Rightarrow": "⇒",
        "rightarrow": "→", "to": "→", "implies": "⇒", "therefore": "⇒", "pm": "±", "pi": "π", "frac": " ", "dfrac": " ",
    ]

    private static func withoutCommands(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var plain: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "\\", index + 1 < scalars.count else {
                plain.append(scalars[index])
                index += 1
                continue
            }
            var end = index + 1
            while end < scalars.count, scalars[end].isASCII, scalars[end].properties.isAlphabetic { end += 1 }
            if end == index + 1 {  // `\,`, `\%`, `\$`, `\(`
                let sign = scalars[end]
                if sign == "%" || sign == "&" { plain.append(sign) }
                index += 2
                continue
            }
            let name = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
            if let sign = signs[name] {
                plain += Array(sign.unicodeScalars)
            } else if !commands.contains(name) {
                plain += Array(scalars[index..<end])
            }
            index = end
        }
        return plain
    }

    // MARK: Digits

    private static func closingGaps(in scalars: [Unicode.Scalar]) -> String {
        var plain = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if let digit = shifted[scalar] {
                // 2¹⁰ is no number of three digits.
                if digit.isRaised, index == 0 || shifted[scalars[index - 1]] == nil { plain.append("^") }
                plain.append(digit.digit)
            } else if scalar == "{", isDigit(scalars, index - 1), index + 2 < scalars.count, scalars[index + 1] == ",",
                scalars[index + 2] == "}"
            {
                index += 2
            } else if !(isSpace(scalar) && isWithinNumber(scalars, index)) {
                plain.append(scalar)
            }
            index += 1
        }
        return String(plain)
    }

    private static let shifted: [Unicode.Scalar: (digit: Unicode.Scalar, isRaised: Bool)] = {
        var digits: [Unicode.Scalar: (Unicode.Scalar, Bool)] = [:]
        for (digit, scalar) in zip("0123456789".unicodeScalars, "⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars) {
            digits[scalar] = (digit, true)
        }
        for (digit, scalar) in zip("0123456789".unicodeScalars, "₀₁₂₃₄₅₆₇₈₉".unicodeScalars) {
            digits[scalar] = (digit, false)
        }
        return digits
    }()

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{A0}" || scalar == "\u{2009}" || scalar == "\u{202F}"
    }

    private static func isDigit(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        scalars.indices.contains(index) && (0x30...0x39).contains(scalars[index].value)
    }

    /// Whether a space parts the thousands of a number: one to three digits before it, three after it.
    private static func isWithinNumber(_ scalars: [Unicode.Scalar], _ space: Int) -> Bool {
        guard isDigit(scalars, space - 1), (1...3).allSatisfy({ isDigit(scalars, space + $0) }),
            !isDigit(scalars, space + 4)
        else { return false }
        var start = space
        while isDigit(scalars, start - 1), space - start < 4 { start -= 1 }
        guard space - start <= 3 else { return false }
        return start == 0 || !".,-–/:".unicodeScalars.contains(scalars[start - 1])
    }
}
