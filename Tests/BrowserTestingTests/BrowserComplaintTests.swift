import BrowserTesting
import Foundation
import Testing

@Suite(
    "A real browser tells what is wrong with a page", .serialized, .timeLimit(.minutes(15)),
    .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
struct BrowserComplaintTests {
    @Test("What the page's policy forbids is known, and scripts of the tests run all the same")
    func policy() async throws {
        try await BrowserFixture.with { fixture in
            try await fixture.open(
                "<p style='color: red'>red<script>document.title = 'changed'</script>",
                policy: "default-src 'none'; style-src 'self'")
            let complaints = try await fixture.page.complaints()
            #expect(complaints.map(\.kind) == [.policy, .policy])
            #expect(complaints.contains { $0.text.contains("inline style") })
            #expect(complaints.contains { $0.text.contains("inline script") })
            #expect(try await fixture.page.evaluate("document.title") == "page.html")
            #expect(try await fixture.page.evaluate("eval('1 + 1')") == 2)
        }
    }

    @Test("Errors of scripts, missing files and dialogs are known, each once")
    func errors() async throws {
        try await BrowserFixture.with { fixture in
            let missing = try fixture.write("", as: "missing.html") + ".png"
            try await fixture.open(
                """
                <img src="\(missing)" alt=""><script>console.error('oops', 1, { a: 2 })</script>
                <script>alert('hello')</script><script>nothing()</script>
                """)
            try await fixture.open("<p>next", as: "next.html")
            let complaints = try await fixture.page.complaints()
            let kinds = Set(complaints.map(\.kind))
            #expect(complaints.count == 4)
            #expect(kinds == [.network, .console, .dialog, .exception])
            #expect(complaints.first { $0.kind == .network }?.address == missing)
            #expect(complaints.first { $0.kind == .console }?.text == "oops 1 Object")
            #expect(complaints.first { $0.kind == .dialog }?.text == "hello")
            #expect(complaints.first { $0.kind == .exception }?.text.contains("nothing is not defined") == true)
        }
    }

    /// What breaks out where text is not escaped.
    static let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\u{2028}'\"`${alert(3)}"

    @Test("Hostile text stays text, and would be noticed if it did not")
    func hostileText() async throws {
        try await BrowserFixture.with { fixture in
            let page = fixture.page
            let escaped = Self.hostile.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            try await fixture.open("<p>\(escaped)<p><input>")
            #expect(try await page.text(of: "p") == Self.hostile)
            #expect(try await page.apply("text => text", .string(Self.hostile)) == .string(Self.hostile))
            try await page.click("input")
            try await page.type(Self.hostile)
            #expect(try await page.evaluate("document.querySelector('input').value") == .string(Self.hostile))
            #expect(try await page.complaints() == [])
            try await fixture.open("<p>\(Self.hostile)")
            #expect(try await page.complaints().filter { $0.kind == .dialog }.map(\.text) == ["1", "2"])
        }
    }
}
