extension StringProtocol {
    /// The text with its control characters written out, so that a terminal shows them instead of obeying them: ESC becomes
    /// `\u001B`.
    ///
    /// Written out are the control characters of C0 and C1 but for the line feed and the tab, DEL, and the characters that turn the
    /// direction of text around (U+202A–U+202E, U+2066–U+2069). The notation is JSON's: a line of JSON stays what it was.
    package var withControlsShown: String {
        guard unicodeScalars.contains(where: \.isObeyedByTerminals) else { return String(self) }
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isObeyedByTerminals {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                shown.append(
                    contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }
}

extension Unicode.Scalar {
    fileprivate var isObeyedByTerminals: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
