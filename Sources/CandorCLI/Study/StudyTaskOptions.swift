import ArgumentParser
import Candor
import CandorLab
import CandorStudy

/// What raters are shown.
struct StudyTaskOptions: ParsableArguments {
    @Option(help: "The file of pairs or of questions to a judge.", completion: .file())
    var pairs: String
    @Option(help: "The truthful response that stands beside the sycophantic one.")
    var against = Choice(StudyTaskFile.Truthful.helpful)
    @Option(help: "Pairs, chosen by seed. Default: all.")
    var limit: Int?
    @Option(
        help: "A file of practice pairs, shown first. Default: two that ship with Candor; none: no practice.",
        completion: .file())
    var practice: String?
    @Option(
        help: "A file of attention checks. Default: four that ship with Candor; none: no checks.", completion: .file())
    var checks: String?

    func validate() throws {
        try against.expect("--against")
        try Quantity.limit.expect(limit)
    }

    /// Reads the files. Built-in practice and checks are pairs: they are for studies of pairs without ones of their own.
    func read(seed: UInt64) throws -> (file: StudyTaskFile, tasks: [StudyTask]) {
        var file = try StudyTaskFile(path: pairs, comparingWith: against.value ?? .helpful)
        if let limit { file.sample(limit, seed: seed) }
        var tasks = file.tasks
        guard tasks.contains(where: { $0.purpose == .rated }) else {
            throw LabError(.data, "\(pairs): has practice and checks only, nothing to rate")
        }
        let arePairs = tasks.allSatisfy { $0.isPair && $0.question == nil }
        tasks += try more(.practice, practice, arePairs ? StudyTaskFile.builtInPractice : nil, besides: tasks)
        tasks += try more(.check, checks, arePairs ? StudyTaskFile.builtInChecks : nil, besides: tasks)
        let ids = tasks.map(\.id)
        if let twice = Dictionary(grouping: ids, by: { $0 }).first(where: { $0.value.count > 1 })?.key {
            throw LabError(.data, "'\(twice)' is the id of two tasks, of \(pairs) and of practice or checks")
        }
        return (file, tasks)
    }

    private func more(
        _ purpose: StudyTask.Purpose, _ path: String?, _ builtIn: String?, besides tasks: [StudyTask]
    ) throws -> [StudyTask] {
        if path == "none" || (path == nil && tasks.contains { $0.purpose == purpose }) { return [] }
        guard let file = path ?? builtIn else { return [] }
        return try StudyTaskFile(path: file).tasks.map { task in
            guard task.right != nil else {
                throw LabError(
                    .data, "\(file): '\(task.id)' has no option that is right; practice and checks need one")
            }
            var task = task
            task.purpose = purpose
            return task
        }
    }

    /// What was left out of the file.
    func notes(_ file: StudyTaskFile) -> [String] {
        file.leftOut.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) left out: \($0.key.rawValue)" }
            + (file.duplicates > 0 ? ["\(file.duplicates) left out: the same pair stood before"] : [])
    }
}
