import BrowserTesting
import Candor
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite(
    "The researcher in a real browser", .serialized, .timeLimit(.minutes(15)),
    .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
struct ResearcherInBrowserTests {
    @Test("The page renews itself while raters answer, leaves one out and counts it again")
    func live() async throws {
        try await ServedStudy.with((1...4).map { .pair("p\($0)") }, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            try await Browser.with { browser in
                let page = try await browser.page()
                try await page.open(served.base + "/researcher")
                try await page.click("#password")
                try await page.type(served.study.record.researcherKey)
                try await page.navigating { try await page.press(.enter) }
                #expect(try await page.text(of: "#progress strong") == "0")
                try await served.act("answer", at: path, ["choice": "1"])
                // The page asks by itself, or at once when it is told to keep up to date.
                try await page.click("#live")
                try await page.click("#live")
                try await page.until("document.querySelector('#progress strong').innerText === '1'")
                try await page.click("input[name=reason]")
                try await page.type("never read")
                try await page.navigating { try await page.click("button", saying: "Leave out") }
                #expect(try await page.text.contains("left out: never read"))
                #expect(try served.study.state().raters[0].exclusion == "never read")
                try await page.navigating { try await page.click("button", saying: "Count again") }
                #expect(try served.study.state().raters[0].exclusion == nil)
                #expect(try await page.complaints() == [])
            }
        }
    }
}
