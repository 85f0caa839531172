/// A key of the keyboard.
package struct Key: Sendable {
    /// What scripts read as `key`.
    package let name: String
    /// What scripts read as `code`: where the key lies.
    package let code: String
    /// Its number in Windows, by which the browser knows what the key does.
    package let number: Int
    /// What it types.
    package let text: String?

    private init(_ name: String, code: String? = nil, _ number: Int, types text: String? = nil) {
        self.name = name
        self.code = code ?? name
        self.number = number
        self.text = text
    }

    /// The key that types a character.
    package init(_ character: Character) {
        let upper = character.uppercased()
        let ascii = upper.count == 1 ? upper.first?.asciiValue : nil
        let number = ascii.map(Int.init) ?? 0
        switch character {
        case "\n": self = .enter
        case " ": self = .space
        case "0"..."9": self.init(String(character), code: "Digit\(character)", number, types: String(character))
        case "a"..."z", "A"..."Z": self.init(String(character), code: "Key\(upper)", number, types: String(character))
        default: self.init(String(character), code: "", 0, types: String(character))
        }
    }

    package static let tab = Key("Tab", 9)
    package static let enter = Key("Enter", 13, types: "\r")
    package static let space = Key(" ", code: "Space", 32, types: " ")
    package static let escape = Key("Escape", 27)
    package static let backspace = Key("Backspace", 8)
    package static let end = Key("End", 35)
    package static let home = Key("Home", 36)
    package static let left = Key("ArrowLeft", 37)
    package static let up = Key("ArrowUp", 38)
    package static let right = Key("ArrowRight", 39)
    package static let down = Key("ArrowDown", 40)
}
