import CandorCLI

/// The executable.
@main enum Executable { static func main() async { await CandorCommand.start() } }
