// Seeded numbers are part of the statistics: who imports these has them.
@_exported import CandorBasics
