import BrowserTesting
import Candor
import CandorModels
import Foundation
import Testing

@Suite(
    "A real browser does what a person does with it", .serialized, .timeLimit(.minutes(15)),
    .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
struct BrowserTests {
    /// Three ways to answer, and a form that leads to another page.
    static let form = """
        <form action="next.html">
        <p><label><input type="radio" name="answer" value="A" required> A</label>
        <label><input type="radio" name="answer" value="B"> B</label>
        <p><label>Why? <input name="reason"></label>
        <p style="height: 3000px"><p><button name="go" value="1">Back</button> <button>Next <b>page</b></button>
        </form>
        """

    @Test("The mouse chooses, scrolls to a button and sends the form")
    func mouse() async throws {
        try await BrowserFixture.with { fixture in
            let page = fixture.page
            let next = try fixture.write("<p>Thank you", as: "next.html")
            try await fixture.open(Self.form)
            try await page.click("input[value=B]")
            #expect(try await page.evaluate("document.querySelector(':checked').value") == "B")
            try await page.navigating { try await page.click("button", saying: "Next page") }
            #expect(try await page.address == "\(next)?answer=B&reason=")
            #expect(try await page.text.contains("Thank you"))
            #expect(try await page.text(of: "h1") == "Study")
            #expect(try await page.complaints() == [])
        }
    }

    @Test("The keyboard alone answers and sends the form, in any script")
    func keyboard() async throws {
        try await BrowserFixture.with { fixture in
            let page = fixture.page
            _ = try fixture.write("<p>Thank you", as: "next.html")
            try await fixture.open(Self.form)
            for key in [Key.tab, .space, .right, .tab] { try await page.press(key) }
            try await page.type("Bé, 7 日 🦔!")
            try await page.press(.backspace)
            let answer = try await page.evaluate("Object.fromEntries(new FormData(document.forms[0]))")
            #expect(answer == ["answer": "B", "reason": "Bé, 7 日 🦔"])
            try await page.press(.tab, shift: true)
            #expect(try await page.evaluate("document.activeElement.value") == "B")
            for key in [Key.tab, .tab, .tab] { try await page.press(key) }
            try await page.navigating { try await page.press(.enter) }
            #expect(try await page.text.contains("Thank you"))
        }
    }

    @Test("Scripts read keys as those of a keyboard")
    func keys() async throws {
        try await BrowserFixture.with { fixture in
            try await fixture.open("<p>Press")
            try await fixture.page.evaluate(
                "seen = []; addEventListener('keydown', e => seen.push([e.key, e.code, e.keyCode, e.shiftKey])); null")
            for key in [Key("j"), Key("1"), .escape, .enter, .home] { try await fixture.page.press(key) }
            try await fixture.page.press(.tab, shift: true)
            let expected: JSONValue = [
                ["j", "KeyJ", 74, false], ["1", "Digit1", 49, false], ["Escape", "Escape", 27, false],
                ["Enter", "Enter", 13, false], ["Home", "Home", 36, false], ["Tab", "Tab", 9, true],
            ]
            #expect(try await fixture.page.evaluate("seen") == expected)
        }
    }

    @Test("A reload and the way back load pages, and a leap within a page does not")
    func navigation() async throws {
        try await BrowserFixture.with { fixture in
            let page = fixture.page
            let first = try fixture.write("<p>first<p id=here>", as: "first.html")
            let second = try fixture.write("<p>second", as: "second.html")
            try await page.open(first)
            try await page.evaluate("document.body.append('changed')")
            try await page.reload()
            #expect(try await page.text(of: "main") == "Study\n\nfirst")
            try await page.open("\(first)#here")
            try await page.open(second)
            try await page.back()
            #expect(try await page.address == "\(first)#here")
            await #expect(throws: BrowserError.self) { try await page.open("file:///no/such/file.html") }
            try await page.open(second)
            #expect(try await page.text.contains("second"))
        }
    }

    @Test("What is missing, hidden or covered cannot be clicked")
    func unclickable() async throws {
        try await BrowserFixture.with { fixture in
            let page = fixture.page
            try await fixture.open(
                """
                <p><button hidden>Hidden</button> <button id=under>Under</button>
                <div id=veil style="position: fixed; inset: 0"></div>
                """)
            for (selector, reason) in [("a", "no such element"), ("button", "not to be seen"), ("#under", "veil")] {
                let error = await #expect(throws: BrowserError.self) { try await page.click(selector) }
                #expect(error?.reason.contains(reason) == true)
            }
        }
    }

    @Test("What a script changes later is waited for, and what a script throws is known")
    func scripts() async throws {
        try await BrowserFixture.with { fixture in
            let page = fixture.page
            try await fixture.open("<p id=state>waiting")
            try await page.evaluate("setTimeout(() => document.querySelector('#state').textContent = 'done'); null")
            try await page.until("document.querySelector('#state').textContent === 'done'")
            #expect(try await page.apply("(a, b) => Promise.resolve([a.text, b])", ["text": "é"], 2) == ["é", 2])
            #expect(try await page.evaluate("undefined") == .null)
            let error = await #expect(throws: BrowserError.self) { try await page.evaluate("nothing.at.all") }
            #expect(error?.reason.contains("nothing is not defined") == true)
            await #expect(throws: BrowserError.self) { try await page.evaluate(#"'half a hedgehog: \ud83e'"#) }
        }
    }

    @Test("A telephone's window is as wide as it says, and a picture shows the whole page")
    func view() async throws {
        try await BrowserFixture.with { fixture in
            let page = fixture.page
            try await fixture.open("<p style='height: 2000px'>tall")
            #expect(try await page.evaluate("[innerWidth, innerHeight]") == [1280, 800])
            try await page.setViewport(width: 390, height: 844, isMobile: true)
            #expect(try await page.evaluate("[innerWidth, innerHeight]") == [390, 844])
            let file = fixture.folder.url.appending(path: "page.png")
            try await page.screenshot(to: file)
            let picture = [UInt8](try Data(contentsOf: file))
            #expect(picture.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            let size = [16, 20].map { picture[$0..<$0 + 4].reduce(0) { $0 << 8 + Int($1) } }
            #expect(size[0] == 390)
            #expect(size[1] > 2000)
        }
    }

    @Test("Two pages of one browser share nothing")
    func strangers() async throws {
        try await BrowserFixture.with { fixture in
            let address = try fixture.write("<p>stored")
            let stranger = try await fixture.browser.page()
            for page in [fixture.page, stranger] { try await page.open(address) }
            try await fixture.page.evaluate("localStorage.setItem('key', 'value')")
            #expect(try await fixture.page.evaluate("localStorage.getItem('key')") == "value")
            #expect(try await stranger.evaluate("localStorage.getItem('key')") == .null)
        }
    }

    @Test("A browser that ends says so to whoever waits for it")
    func ending() async throws {
        let page = try await Browser.with { browser in
            let page = try await browser.page()
            let waiting = Task { try await page.evaluate("new Promise(() => {})") }
            _ = try await browser.call("Browser.close")
            await #expect(throws: BrowserError.self) { try await waiting.value }
            return page
        }
        await #expect(throws: BrowserError.self) { try await page.evaluate("1") }
    }

    @Test("A test that is cancelled ends a browser that hangs")
    func cancellation() async throws {
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        let test = Task {
            try await BrowserFixture.with { fixture in
                start.yield()
                try await fixture.page.evaluate("for (;;) {}")
            }
        }
        for await _ in starts { break }
        test.cancel()
        await #expect(throws: CancellationError.self) { try await test.value }
    }
}
