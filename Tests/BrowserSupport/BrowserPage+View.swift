import Candor
import CandorModels
import Foundation

extension BrowserPage {
    /// The address of the page shown.
    package var address: String {
        get async throws { try await evaluate("location.href").text }
    }

    /// The document as it is now, as source. Whatever was put off until scripts had ended is done before.
    package var document: String {
        get async throws {
            try await evaluate(
                """
                new Promise(resolve => setTimeout(() => resolve(
                    (document.doctype ? '<!DOCTYPE html>\\n' : '') + document.documentElement.outerHTML)))
                """
            ).text
        }
    }

    /// The page's text as it is seen: what is hidden is not in it.
    package var text: String {
        get async throws { try await evaluate("document.body.innerText").text }
    }

    /// The text of the first element that a CSS selector finds, as it is seen.
    /// - Throws: ``BrowserError`` if there is no such element.
    package func text(of selector: String) async throws -> String {
        let text = try await apply("selector => document.querySelector(selector)?.innerText", .string(selector))
        guard let text = text.string else {
            throw BrowserError(while: "reading \(selector)", reason: "there is no such element")
        }
        return text
    }

    /// Gives the window another size, in CSS pixels; as on a telephone, if it is to be one.
    package func setViewport(width: Int, height: Int, isMobile: Bool = false) async throws {
        try await call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": .bool(isMobile),
            ])
    }

    /// Writes a picture of the whole page, also of what lies outside the window.
    /// - Parameter file: A PNG file.
    package func screenshot(to file: URL) async throws {
        let size = try await call("Page.getLayoutMetrics")["cssContentSize"] ?? .null
        let clip: JSONValue = [
            "x": 0, "y": 0, "width": size["width"] ?? 0, "height": size["height"] ?? 0, "scale": 1,
        ]
        let picture = try await call(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true, "clip": clip])
        guard let data = picture["data"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
            throw BrowserError(while: "taking a screenshot", reason: "the browser's reply has another form")
        }
        try data.write(to: file)
    }
}
