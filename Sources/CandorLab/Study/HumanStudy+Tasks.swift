import CandorStudy

extension HumanStudy {
    /// Reads the files of tasks. Built-in practice and checks are pairs: they are for studies of pairs without ones of their own.
    /// - Throws: ``LabError`` or `DataError` for files that cannot be used.
    func readTasks() throws -> (file: StudyTaskFile, tasks: [StudyTask]) {
        var file = try StudyTaskFile(path: pairs, comparingWith: against)
        if let limit { file.sample(limit, seed: seed) }
        var tasks = file.tasks
        guard tasks.contains(where: { $0.purpose == .rated }) else {
            throw LabError(.data, "\(pairs): has practice and checks only, nothing to rate")
        }
        let arePairs = tasks.allSatisfy { $0.isPair && $0.question == nil }
        tasks += try more(.practice, practiceFile, arePairs ? StudyTaskFile.builtInPractice : nil, besides: tasks)
        tasks += try more(.check, checksFile, arePairs ? StudyTaskFile.builtInChecks : nil, besides: tasks)
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
}

extension StudyTaskFile {
    /// What was left out of the file, a line each.
    var notesOfRows: [String] {
        leftOut.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) left out: \($0.key.rawValue)" }
            + (duplicates > 0 ? ["\(duplicates) left out: the same pair stood before"] : [])
    }
}
