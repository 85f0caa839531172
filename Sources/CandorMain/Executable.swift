import CandorCLI

/// The executable. Top-level code would open descriptors before the command sees to streams that are missing.
@main enum Executable { static func main() async { await CandorCommand.start() } }
