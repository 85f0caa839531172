extension StringProtocol {
    /// Whether there is something to read: white space, control characters and characters without a width (U+200B and its
    /// kin, byte order marks, soft hyphens, the fillers of Hangul) are nothing.
    public var isVisible: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: false
            default:
                !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
                    && scalar != "\u{2800}"
            }
        }
    }
}
