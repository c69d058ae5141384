import ArgumentParser
import HousingAPI

/// The daemon: `boligd serve`, and what its operator needs beside it. One subcommand a file.
@main
struct Boligd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boligd",
        abstract: "Bolig, the housing-allocation service: the daemon and its operation.",
        discussion: """
            EXAMPLES:
              boligd serve                           start, with its own PostgreSQL in the default data folder
              boligd serve --data /srv/bolig         the same, elsewhere
              boligd serve --database "host=db1,db2 dbname=bolig user=bolig" --secret-key /etc/bolig/secret.key
              boligd users add anna --role caseworker
              boligd backup --to /mnt/elsewhere      a full copy of the data folder's database, while it serves
              boligd sample --output sample          synthetic files to try it with
            """,
        version: serviceVersion,
        subcommands: [
            Serve.self, Migrate.self, CheckConfiguration.self, DescribeAPI.self, Doctor.self, Users.self, Forget.self,
            Events.self, Keys.self, Backup.self, Restore.self, SampleCommand.self,
        ],
        defaultSubcommand: Serve.self)
}
