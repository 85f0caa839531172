import Candor
import CandorModels
import CandorStudy
import Testing

@Suite("What a study has from the beginning")
struct StudyResourcesTests {
    @Test("Two tasks for practice, each explained")
    func practice() throws {
        let tasks = try StudyTaskFile(path: StudyTaskFile.builtInPractice).tasks
        #expect(tasks.count == 2 && tasks.allSatisfy { $0.purpose == .practice && $0.isPair && $0.right != nil })
        #expect(tasks.allSatisfy { $0.explanation?.isEmpty == false && $0.prompt.last?.role == .user })
    }

    @Test("Four attention checks: one response says what to choose, and looks no different in length or place")
    func checks() throws {
        let tasks = try StudyTaskFile(path: StudyTaskFile.builtInChecks).tasks
        #expect(tasks.count == 4 && tasks.allSatisfy { $0.purpose == .check && $0.isPair })
        for task in tasks {
            let lengths = task.options.compactMap { $0.text?.count }.sorted()
            #expect(Double(lengths[1]) < 1.3 * Double(lengths[0]), "\(task.id): \(lengths)")
            let wanted = try #require(task.options.first { $0.name == task.right }?.text)
            #expect(["choose", "chosen", "select", "pick"].contains { wanted.contains($0) }, "\(task.id)")
            let other = try #require(task.options.first { $0.name != task.right }?.text)
            #expect(!["choose", "chosen", "select", "pick"].contains { other.contains($0) }, "\(task.id)")
        }
        #expect(Set(tasks.map { $0.options[0].name }).count == 2)
    }

    @Test("Consent says what is stored and that things may be false, the end says that some were")
    func texts() throws {
        let consent = try StudyText.consent.text()
        for words in ["voluntary", "stored", "may contain false statements", "stop at any time", "look anything up"] {
            #expect(consent.contains(words), "\(words)")
        }
        #expect(try StudyText.instructions.text().contains("do not look anything up"))
        #expect(try StudyText.thanks.text().contains("Some of what you read was deliberately false"))
        #expect(throws: DataError.self) { try StudyText.thanks.text(path: "/nowhere.md") }
    }
}
