import GRDB

/// The tables of a study's file, as named migrations.
enum StudySchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("study") { database in
            try database.create(table: "study") { table in
                table.primaryKey("id", .integer)
                table.column("design", .text).notNull()
            }
            try database.create(table: "task") { table in
                table.primaryKey("position", .integer)
                table.column("content", .text).notNull()
            }
            try database.create(table: "event") { table in
                table.autoIncrementedPrimaryKey("sequence")
                table.column("content", .text).notNull()
            }
        }
        return migrator
    }()
}
