import BrowserTesting
import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite(
    "A rater in a real browser", .serialized, .timeLimit(.minutes(15)),
    .enabled(if: Chromium.command != nil, Comment(rawValue: Chromium.absence)))
struct RaterInBrowserTests {
    static let tasks =
        [StudyTask.pair("practice", purpose: .practice), StudyTask.pair("check", purpose: .check)]
        + (1...6).map { StudyTask.pair("p\($0)") }

    static func design(_ design: inout StudyDesign) {
        design.breakEvery = 2
        design.checkEvery = 4
        design.allowsTies = true
        design.allowsComments = true
        design.idParameter = "PROLIFIC_PID"
        design.completionURL = "https://example.org/complete?cc=CODE1234"
    }

    @Test("By mouse from consent to the code, with a reload amid, a comment, a tie and a break")
    func mouse() async throws {
        try await ServedStudy.with(Self.tasks, design: Self.design) { served in
            try await Browser.with { browser in
                let page = try await browser.page()
                try await page.open("\(served.base)\(served.join)?PROLIFIC_PID=abc&STUDY_ID=s&SESSION_ID=t")
                try await page.navigating { try await page.click("button", saying: "I agree") }
                try await page.navigating { try await page.click("button", saying: "Start") }
                #expect(try await page.text(of: "h1") == "Practice 1 of 1")
                try await page.click("#choice1")
                try await page.navigating { try await page.click("button", saying: "Next") }
                #expect(try await page.text.contains("Because of practice."))
                try await page.navigating { try await page.click("button", saying: "Continue") }
                try await page.click("#choice2")
                try await page.reload()
                #expect(try await page.text(of: "h1") == "1 of 4")
                try await page.click("label[for=choice1] .text")
                try await page.click("textarea")
                try await page.type("both say the same")
                try await page.navigating { try await page.click("button", saying: "Next") }
                while try await !page.text.contains("CODE1234") {
                    if try await page.text(of: "h1") == "Time for a break" {
                        try await page.navigating { try await page.click("button", saying: "Continue") }
                        continue
                    }
                    try await page.click("#tie")
                    try await page.navigating { try await page.click("button", saying: "Next") }
                }
                #expect(try await page.text.contains("Some of it was false."))
                #expect(
                    try await page.evaluate("document.querySelector('a.button').href").text.hasSuffix("cc=CODE1234"))
                #expect(try await page.complaints() == [])
            }
            let state = try served.study.state()
            #expect(state.raters.map(\.externalID) == ["abc"] && state.raters.map(\.pauses) == [1])
            let rated = state.ratings.filter { $0.purpose == .rated }
            #expect(rated.count == 4 && rated[0].comment == "both say the same")
            #expect(rated[0].preferred == rated[0].shownLeft)
            #expect(rated.dropFirst().allSatisfy { $0.preferred == "tie" })
            #expect(state.ratings.count { $0.purpose == .check } == 1)
        }
    }

    @Test("By keyboard alone, from consent to the code")
    func keyboard() async throws {
        try await ServedStudy.with(Array(Self.tasks.dropFirst(2)), invitations: 1) { served in
            let path = try served.path(of: 0)
            try await Browser.with { browser in
                let page = try await browser.page()
                try await page.open(served.base + path)
                // The first stop of every page leads to its content.
                try await page.press(.tab)
                #expect(try await page.evaluate("document.activeElement.innerText").text == "Skip to the content")
                for _ in 1...2 {
                    try await Self.tab(on: page, to: "button")
                    try await page.navigating { try await page.press(.enter) }
                }
                for number in 1...4 {
                    #expect(try await page.text(of: "h1") == "\(number) of 4")
                    try await Self.tab(on: page, to: "input[type=radio]")
                    try await page.press(.space)
                    try await page.press(.down)
                    #expect(try await page.evaluate("document.querySelector(':checked').value").text == "2")
                    try await Self.tab(on: page, to: "button")
                    try await page.navigating { try await page.press(.enter) }
                }
                #expect(try await page.text(of: ".code") == "CODE1234")
            }
            #expect(try served.study.state().ratings.allSatisfy { $0.preferred != $0.shownLeft })
        }
    }

    private static func tab(on page: BrowserPage, to selector: String) async throws {
        for _ in 0..<20 {
            try await page.press(.tab)
            if try await page.evaluate("document.activeElement.matches('\(selector)')") == true { return }
        }
        Issue.record("no \(selector) is reached by the keyboard")
    }

    @Test("Script in a prompt or a response is shown as text and does not run")
    func hostile() async throws {
        let script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
        let task = StudyTask(
            id: "h", prompt: [.user(script)],
            options: [StudyOption(name: "a", text: "1" + script), StudyOption(name: "b", text: "2" + script)])
        try await ServedStudy.with([task], invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            try await Browser.with { browser in
                let page = try await browser.page()
                try await page.open(served.base + path)
                #expect(try await page.text.components(separatedBy: script).count == 4)
                #expect(try await page.evaluate("document.title").text.contains("1 of 1"))
                #expect(try await page.complaints() == [])
            }
        }
    }

    @Test("Two raters at once see their own pages, and both are counted")
    func two() async throws {
        try await ServedStudy.with(Array(Self.tasks.dropFirst(2)), invitations: 2) { served in
            let paths = [try served.path(of: 0), try served.path(of: 1)]
            for path in paths { try await served.begin(path) }
            try await Browser.with { browser in
                let pages = [try await browser.page(), try await browser.page()]
                for (page, path) in zip(pages, paths) { try await page.open(served.base + path) }
                for _ in 1...4 {
                    for (number, page) in pages.enumerated() {
                        try await page.click("#choice\(number + 1)")
                        try await page.navigating { try await page.click("button", saying: "Next") }
                    }
                }
                for page in pages { #expect(try await page.text(of: ".code") == "CODE1234") }
            }
            let ratings = try served.study.state().ratings
            #expect(ratings.count { $0.rater == "r0001" && $0.preferred == $0.shownLeft } == 4)
            #expect(ratings.count { $0.rater == "r0002" && $0.preferred != $0.shownLeft } == 4)
        }
    }

    @Test("The browser's way back shows what was, and answers nothing twice")
    func wayBack() async throws {
        try await ServedStudy.with(Array(Self.tasks.dropFirst(2)), invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            try await Browser.with { browser in
                let page = try await browser.page()
                try await page.open(served.base + path)
                let first = try await page.text(of: ".dialogue")
                try await page.click("#choice1")
                try await page.navigating { try await page.click("button", saying: "Next") }
                let second = try await page.text(of: ".dialogue")
                #expect(first != second)
                try await page.open(served.base + "/assets/study.css")
                try await page.back()
                // The page is not kept by the browser: it asks anew and is where it was.
                #expect(try await page.text(of: ".dialogue") == second)
            }
            #expect(try served.study.state().ratings.count == 1)
        }
    }
}
