import Candor
import CandorModels

extension BrowserPage {
    /// Clicks with the mouse at the centre of an element, after scrolling there.
    /// - Parameters:
    ///   - selector: A CSS selector; of several elements the first counts.
    ///   - text: What the element must say, for one among several of a kind.
    /// - Throws: ``BrowserError`` if there is no such element, or if a person could not click it: it has no extent, or
    ///   something else lies over it.
    package func click(_ selector: String, saying text: String? = nil) async throws {
        let place = try await apply(Self.placing, .string(selector), text.map { .string($0) } ?? .null)
        guard let x = place["x"], let y = place["y"] else {
            let name = selector + (text.map { " saying “\($0)”" } ?? "")
            throw BrowserError(while: "clicking \(name)", reason: place["reason"]?.string ?? "")
        }
        try await mouse("mouseMoved", x, y, button: "none", clicks: 0)
        try await mouse("mousePressed", x, y, button: "left", clicks: 1)
        try await mouse("mouseReleased", x, y, button: "left", clicks: 1)
    }

    private func mouse(_ type: JSONValue, _ x: JSONValue, _ y: JSONValue, button: JSONValue, clicks: JSONValue)
        async throws
    {
        try await call(
            "Input.dispatchMouseEvent", ["type": type, "x": x, "y": y, "button": button, "clickCount": clicks])
    }

    /// Finds an element and the point to click at. Text over several lines has several boxes; the first one is hit.
    /// What lies over a choice may be its label.
    private static let placing = """
        (selector, text) => {
            const fits = element => text === null || element.innerText.includes(text)
            const element = [...document.querySelectorAll(selector)].find(fits)
            if (!element) return { reason: 'there is no such element' }
            element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
            const box = element.getClientRects()[0]
            if (!box || !box.width || !box.height) return { reason: 'it is not to be seen' }
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
            const top = document.elementFromPoint(x, y)
            if (element.contains(top) || top?.closest('label')?.control === element) return { x, y }
            return { reason: top ? `this lies over it: ${top.outerHTML.slice(0, 200)}` : 'it is outside the window' }
        }
        """

    /// Presses a key and lets it go; whatever has the focus receives it.
    package func press(_ key: Key, shift: Bool = false) async throws {
        var event: [String: JSONValue] = [
            "type": key.text == nil ? "rawKeyDown" : "keyDown", "key": .string(key.name), "code": .string(key.code),
            "windowsVirtualKeyCode": .number(Double(key.number)), "modifiers": shift ? 8 : 0,
        ]
        event["text"] = key.text.map { .string($0) }
        try await call("Input.dispatchKeyEvent", .object(event))
        event["type"] = "keyUp"
        event["text"] = nil
        try await call("Input.dispatchKeyEvent", .object(event))
    }

    /// Types a text, key after key.
    package func type(_ text: String) async throws {
        for character in text { try await press(Key(character)) }
    }
}
