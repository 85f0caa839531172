import GRDB

/// The tables, as named migrations.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("answers") { database in
            try database.create(table: "answer") { table in
                table.primaryKey("key", .text)
                table.column("model", .text).notNull().indexed()
                table.column("call", .text).notNull()
                table.column("completion", .text).notNull()
                table.column("received", .text).notNull()
            }
        }
        migrator.registerMigration("runs") { database in
            try database.create(table: "run") { table in
                table.primaryKey("id", .text)
                table.column("models", .text).notNull()
                table.column("probes", .text).notNull()
                table.column("started", .text).notNull()
                table.column("finished", .text)
                table.column("touched", .text).notNull()
                table.column("plan", .text).notNull()
                table.column("results", .text)
            }
            try database.create(table: "trial") { table in
                table.column("run", .text).notNull().references("run", onDelete: .cascade)
                table.column("position", .integer).notNull()
                table.column("id", .text).notNull()
                table.column("content", .text).notNull()
                table.primaryKey(["run", "position"])
            }
        }
        migrator.registerMigration("scores") { database in
            try database.create(table: "score") { table in
                table.primaryKey("key", .text)
                table.column("model", .text).notNull().indexed()
                table.column("score", .double).notNull()
                table.column("received", .text).notNull()
            }
        }
        migrator.registerMigration("embeddings") { database in
            try database.create(table: "embedding") { table in
                table.primaryKey("key", .text)
                table.column("model", .text).notNull().indexed()
                table.column("vector", .blob).notNull()
                table.column("received", .text).notNull()
            }
        }
        migrator.registerMigration("refusals") { database in
            // What wrote an answer: empty ones of earlier versions, which knew no reasons, are asked again.
            try database.alter(table: "answer") { table in
                table.add(column: "form", .integer)
            }
            try database.create(table: "refusal") { table in
                table.primaryKey("key", .text)
                table.column("model", .text).notNull().indexed()
                table.column("call", .text).notNull()
                table.column("failure", .text).notNull()
                table.column("received", .text).notNull()
            }
        }
        migrator.registerMigration("addresses") { database in
            for table in ["answer", "score"] {
                try database.alter(table: table) { $0.add(column: "address", .text) }
                // Counts by address are read from the index alone, which stands in the place of the one on the model.
                try database.execute(
                    sql: """
                        DROP INDEX IF EXISTS index_\(table)_on_model;
                        CREATE INDEX index_\(table)_on_model_address ON \(table) (model, address);
                        """)
            }
            try database.create(table: "same_model") { table in
                table.column("model", .text).notNull()
                table.column("address", .text).notNull()
                table.column("accepted", .text).notNull()
                table.primaryKey(["model", "address"])
            }
            try database.create(table: "endpoint") { table in
                table.column("model", .text).notNull()
                table.column("address", .text).notNull()
                table.column("facts", .text).notNull()
                table.column("learned", .text).notNull()
                table.primaryKey(["model", "address"])
            }
        }
        migrator.registerMigration("kinds") { database in
            // Of a run without a kind, its plan says whether it is a sweep or best of n.
            try database.alter(table: "run") { table in
                table.add(column: "kind", .text)
                table.add(column: "folder", .text)
            }
        }
        return migrator
    }()

    /// Sees that a database is a store, or an empty one.
    /// - Throws: ``StoreError`` for somebody else's database or a newer store, and `DatabaseError`.
    static func check(_ database: Database, path: String) throws {
        guard try database.tableExists("grdb_migrations") else {
            guard try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") == 0 else {
                throw StoreError(.notAStore, path: path, reason: "is another program's; name another store")
            }
            return
        }
        guard try !migrator.hasBeenSuperseded(database) else {
            throw StoreError(
                .notAStore, path: path, reason: "was made by something newer; name another store")
        }
    }

    /// Makes a database a store.
    /// - Throws: `DatabaseError`.
    static func prepare(_ database: DatabasePool) throws {
        try migrate(database)
        // Last, because opening a pool sets NORMAL, with which a power cut may take the latest commits away.
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }

    /// The migrations that have been made. Asking for the table first begins the reading: a table that another process makes between
    /// two questions is not in the way then.
    private static func applied(_ database: Database) throws -> Set<String> {
        try database.tableExists("grdb_migrations") ? migrator.appliedIdentifiers(database) : []
    }

    /// Makes the tables that are missing. Another process may be making the same file a store: a table that it was quicker to make
    /// is an error to this one, which then goes on behind it.
    private static func migrate(_ database: DatabasePool) throws {
        while true {
            let before = try database.read(applied)
            do {
                return try migrator.migrate(database)
            } catch let error as DatabaseError {
                let after = try database.read(applied)
                guard after.count > before.count else { throw error }
            }
        }
    }
}
