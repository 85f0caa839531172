import CandorModels
import Testing

@testable import CandorTesting

@Suite("Names of scripted models")
struct ScriptTests {
    @Test("Shares and a seed are read from the name")
    func settings() throws {
        let script = try Script(named: ModelName("scripted:rates?flip=0.37&likes=0.8&seed=9"))
        #expect(script.rate(of: .flips) == 0.37)
        #expect(script.rate(of: .likes) == 0.8)
        #expect(script.rate(of: .wrote) == 0.8)
        #expect(script.rate(of: .dislikes) == 0)
        #expect(script.rate(of: .accuracy) == 1)
        #expect(script.seed == 9)
    }

    @Test("A preset can be changed in one setting")
    func preset() throws {
        let script = try Script(named: ModelName("scripted:sycophant?flip=0.25"))
        #expect(script.rate(of: .flips) == 0.25)
        #expect(script.rate(of: .admits) == Script.sycophant.rate(of: .admits))
    }

    @Test(
        "A setting that is none is refused by name",
        arguments: [
            "rates?flap=0.3", "rates?flip=1.5", "rates?flip=-1", "rates?flip", "rates?seed=x", "rates?flip=nan",
        ])
    func badSetting(rest: String) throws {
        let name = try ModelName("scripted:\(rest)")
        let setting = String(rest.split(separator: "?")[1])
        #expect(throws: ScriptedModelError(name: name, problem: .setting(setting))) { try ScriptedModel(named: name) }
    }

    @Test("An unknown script and another kind are refused")
    func unknown() throws {
        let odd = try ModelName("scripted:odd")
        let other = try ModelName("openai:gpt-4.1")
        #expect(throws: ScriptedModelError(name: odd, problem: .script)) { try ScriptedModel(named: odd) }
        #expect(throws: ScriptedModelError(name: other, problem: .kind)) { try ScriptedModel(named: other) }
    }
}
