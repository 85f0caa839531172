import ArgumentParser

/// `candor study`
struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study",
        abstract: "A human study in the browser: raters compare responses, or judge what a judge is asked.",
        discussion: """
            EXAMPLES
              candor study create study.sqlite --pairs responses/responses.jsonl --prolific
              candor study serve study.sqlite --backups backups
              candor study status study.sqlite
              candor study export study.sqlite --out human
            """,
        subcommands: [
            StudyCreateCommand.self, StudyServeCommand.self, StudyStatusCommand.self, StudyExportCommand.self,
            StudySimulateCommand.self,
        ])
}
