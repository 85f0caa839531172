import CandorCLI

await CandorCommand.start()
