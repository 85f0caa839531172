import BrowserTesting
import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite(
    "Every page can be used by everybody", .serialized, .timeLimit(.minutes(15)),
    .enabled(if: Accessibility.canBeChecked, Comment(rawValue: Accessibility.absence)))
struct AccessibilityOfPagesTests {
    @Test(
        "No rule of WCAG A and AA that axe-core knows is broken, on a wide window and on a telephone",
        arguments: [false, true])
    func violations(isMobile: Bool) async throws {
        let verdict = StudyTask(
            id: "v", question: "Does it refute the claim?", prompt: [.user("Claim")],
            options: [StudyOption(name: "yes"), StudyOption(name: "no")])
        let tasks = RaterInBrowserTests.tasks + [verdict]
        let clock = ManualDate()
        try await ServedStudy.with(
            tasks, invitations: 2, now: { clock.now },
            design: {
                RaterInBrowserTests.design(&$0)
                $0.idParameter = nil
                $0.allowsBack = true
                $0.tasksPerRater = 7
                $0.ratersPerTask = 1
            }
        ) { served in
            let path = try served.path(of: 0)
            try await Browser.with { browser in
                let page = try await browser.page()
                if isMobile { try await page.setViewport(width: 390, height: 844, isMobile: true) }
                var seen: Set<String> = []
                /// Looks at a page unless one of its kind has been looked at.
                func look(_ address: String) async throws {
                    clock.advance(by: 10)
                    try await page.open(served.base + address)
                    let heading = try await page.text(of: "h1").filter { !$0.isNumber }
                    let hasPair = try await page.evaluate("document.querySelector('.pair') !== null")
                    guard seen.insert("\(heading) \(hasPair == true)").inserted else { return }
                    #expect(try await Accessibility.violations(on: page) == [], "\(address)")
                    #expect(
                        try await page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true,
                        "\(address) is wider than the window")
                }
                for address in ["/nowhere", served.join, "/researcher", path] { try await look(address) }
                try await served.act("consent", at: path)
                try await look(path)
                try await served.act("begin", at: path)
                while true {
                    try await look(path)
                    let rater = try served.study.state().raters[0]
                    if case .ended = rater.stage { break }
                    if rater.answered > 0 { try await look(path + "/2") }
                    let act = rater.stage == .task ? "answer" : "continue"
                    try await served.act(act, at: path, act == "answer" ? ["choice": "1"] : [:])
                }
                try await page.open(served.base + "/researcher")
                try await page.click("#password")
                try await page.type(served.study.record.researcherKey)
                try await page.navigating { try await page.press(.enter) }
                try await look("/researcher")
                for name in [
                    "There is nothing here", "Welcome", "For the researcher", "Before you begin", "What to do",
                    "Practice",
                    "Time for a break", "Thank you", "The study so far",
                ] {
                    #expect(seen.contains { $0.hasPrefix(name) }, "\(name) in \(seen)")
                }
                // Pages of pairs and of verdicts, at the front and gone back to.
                #expect(seen.isSuperset(of: [" of  true", " of  false", "An earlier answer true"]), "\(seen)")
                #expect(try await page.complaints().filter { $0.kind != .network } == [])
            }
        }
    }

    @Test("Nor on the pages of those who do not go on", arguments: [false, true])
    func early(isMobile: Bool) async throws {
        let tasks = [StudyTask.pair("practice", purpose: .practice), .pair("p1")]
        try await ServedStudy.with(tasks, invitations: 2, design: { $0.screening = 1 }) { served in
            let (declining, failing) = (try served.path(of: 0), try served.path(of: 1))
            try await served.act("decline", at: declining)
            try await served.begin(failing)
            let isSwapped = try #require(served.study.state().raters[1].current).isSwapped
            try await served.act("answer", at: failing, ["choice": isSwapped ? "1" : "2"])
            try await served.act("continue", at: failing)
            try await Browser.with { browser in
                let page = try await browser.page()
                if isMobile { try await page.setViewport(width: 390, height: 844, isMobile: true) }
                for (address, heading) in [
                    (declining, "You have chosen not to take part"), (failing, "The study ends here for you"),
                ] {
                    try await page.open(served.base + address)
                    #expect(try await page.text(of: "h1") == heading)
                    #expect(try await Accessibility.violations(on: page) == [], "\(address)")
                }
            }
        }
    }

    @Test("A screen reader is told what each thing is")
    func names() async throws {
        try await ServedStudy.with([.pair("p1"), .pair("p2")], invitations: 1, design: { $0.allowsTies = true }) {
            served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            try await Browser.with { browser in
                let page = try await browser.page()
                try await page.open(served.base + path)
                let names = try await page.accessibleNames()
                for name in [
                    "heading: 1 of 2", "group: Which response is better?", "region: What was said", "button: Next",
                    "link: Skip to the content",
                ] {
                    #expect(names.contains(name), "\(name) in \(names)")
                }
                let choices = names.filter { $0.hasPrefix("radio: ") }
                #expect(choices.count == 3 && choices.contains { $0.contains("response 1") })
                #expect(choices.contains { $0.contains("Neither is better") })
            }
        }
    }
}
