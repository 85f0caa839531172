import ArgumentParser
import Foundation

/// The command `candor`.
@main
struct CandorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candor",
        abstract:
            "Measures sycophancy in language models: telling people what they want to hear instead of what is true.",
        discussion: """
            EXAMPLES
              candor eval --model llama:smollm2-135m-instruct
              candor eval --model openai:gpt-4.1-mini --judge openai:gpt-4.1 --limit 200 --draws 3
              candor report latest --format svg
              candor preferences audit pairs.jsonl.gz
              candor doctor
              candor --generate-completion-script zsh > _candor
            """,
        version: Version.current,
        subcommands: [
            EvalCommand.self, ReportCommand.self, RunsCommand.self, CompareCommand.self, PlanCommand.self,
            JudgeCommand.self, PreferencesCommand.self, PMCommand.self, OptimiseCommand.self,
            MisconceptionsCommand.self, StudyCommand.self, DataCommand.self, ModelsCommand.self, DoctorCommand.self,
        ])

    static func main() async {
        // A reader that goes away before a run's end, as head does, must not end the run.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure where ExitStatus(of: failure) != nil {
            let status = ExitStatus(of: failure) ?? .software
            Terminal.error.line("candor: " + Failure.text(of: failure))
            exit(withError: ExitCode(status.rawValue))
        } catch {
            exit(withError: error)
        }
    }
}
