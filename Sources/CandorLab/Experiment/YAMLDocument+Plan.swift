import Candor
import CandorModels

/// Values of plans, with the line of whatever is wrong in them.
extension YAMLDocument {
    /// A model's name that can be one.
    /// - Parameter field: The key that errors name.
    func modelName(of field: String) throws -> String {
        let text = try text()
        do {
            _ = try ModelName(text)
        } catch {
            throw self.error(field, error.description)
        }
        return text
    }

    /// The names of models.
    func modelNames(of field: String) throws -> [String] { try elements().map { try $0.modelName(of: field) } }

    /// A whole number in its range.
    func number(_ quantity: Quantity) throws -> Int {
        let number = try integer()
        guard quantity.holds(number) else {
            throw error(String(quantity.flag.dropFirst(2)).replacing("-", with: "_"), quantity.words(number))
        }
        return number
    }

    /// A seed.
    func seed() throws -> UInt64 {
        guard let seed = UInt64(try text()) else { throw error("seed", "must be a whole number, 0 or more") }
        return seed
    }

    /// The names of probes, in their own order.
    func probes() throws -> [ProbeName] {
        let names = try elements().map { element in
            let name = try element.text()
            guard Probes.names([name]).unknown == nil else {
                throw element.error("probes", "there is no probe '\(name)'")
            }
            return name
        }
        return Probes.names(names).known
    }

    /// What dialogues are about.
    func topic() throws -> DialogueTopic {
        do {
            return try DialogueTopic.parsed(text())
        } catch let error as LabError {
            throw self.error("topic", error.reason)
        }
    }

    /// Token limits: one for every turn, or one for each of some.
    func tokenLimits() throws -> [Turn: Int] {
        var limits: [Turn: Int] = [:]
        if (try? integer()) != nil {
            let limit = try number(.maxTokens)
            for turn in Turn.allCases { limits[turn] = limit }
            return limits
        }
        for (name, value) in try members() {
            guard let turn = Turn(rawValue: name) else {
                throw value.error("max_tokens.\(name)", "there is no such turn")
            }
            limits[turn] = try value.number(.maxTokens)
        }
        return limits
    }
}
