import BrowserTesting
import Testing

@Suite(
    "What keeps people from using a page is found in a real browser", .serialized, .timeLimit(.minutes(15)),
    .enabled(if: Accessibility.canBeChecked, Comment(rawValue: Accessibility.absence)))
struct BrowserAccessibilityTests {
    @Test("An image without a text and pale letters are found, also under a strict policy")
    func violations() async throws {
        try await BrowserFixture.with { fixture in
            try await fixture.open("<img src='data:,'><p>pale", policy: "default-src 'none'; style-src 'unsafe-inline'")
            try await fixture.page.evaluate("document.querySelector('p').style.color = '#ccc'")
            let violations = try await Accessibility.violations(on: fixture.page)
            #expect(violations.count == 2)
            #expect(violations.contains { $0.hasPrefix("image-alt (critical): ") })
            #expect(violations.contains { $0.hasPrefix("color-contrast (serious): ") && $0.contains("pale") })
        }
    }

    @Test("A page on which nothing is wrong has no violations, however often it is checked")
    func none() async throws {
        try await BrowserFixture.with { fixture in
            try await fixture.open("<form><p><label>Why? <input></label> <button>Next</button></form>")
            for _ in 1...2 { #expect(try await Accessibility.violations(on: fixture.page) == []) }
            #expect(try await fixture.page.complaints() == [])
        }
    }

    @Test("A screen reader is told roles and names")
    func names() async throws {
        try await BrowserFixture.with { fixture in
            try await fixture.open("<p><label>Why? <input></label> <button>Next</button><p aria-hidden=true>hidden")
            let names = try await fixture.page.accessibleNames()
            #expect(names.contains("heading: Study"))
            #expect(names.contains("textbox: Why?"))
            #expect(names.contains("button: Next"))
            #expect(!names.contains { $0.contains("hidden") })
        }
    }
}
