// Hashes, seeded numbers and the error protocol are part of what a model is: who imports this has them.
@_exported import CandorBasics
