import ArgumentParser
import Housing
import HousingAPI
import Schema

/// The daemon: `boligd serve`, and what its operator needs beside it. One subcommand a file.
@main
struct Boligd: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "boligd", da: "Bolig, tjenesten til anvisning af almene boliger: selve tjenesten og dens drift.",
        en: "Bolig, the housing-allocation service: the daemon and its operation.",
        examples: [
            (
                "boligd serve",
                Words(
                    da: "start med sin egen PostgreSQL i den sædvanlige datamappe",
                    en: "start, with its own PostgreSQL in the default data folder")
            ),
            ("boligd serve --data /srv/bolig", Words(da: "det samme et andet sted", en: "the same, elsewhere")),
            (
                #"boligd serve --database "host=db1,db2 dbname=bolig user=bolig" --secret-key /etc/bolig/secret.key"#,
                nil
            ), ("boligd users add anna --role caseworker", nil),
            (
                "boligd backup --to /mnt/elsewhere",
                Words(
                    da: "en fuld kopi af datamappens database, mens den er i drift",
                    en: "a full copy of the data folder's database, while it serves")
            ),
            (
                "boligd sample --output sample",
                Words(da: "opfundne filer at prøve den med", en: "synthetic files to try it with")
            ),
        ],
        version: "boligd \(serviceVersion) (schema \(Schema.latest), commit \(serviceCommit))",
        subcommands: [
            Serve.self, Migrate.self, CheckConfiguration.self, DescribeAPI.self, Doctor.self, Users.self, Forget.self,
            Events.self, Keys.self, Backup.self, Restore.self, SampleCommand.self,
        ],
        defaultSubcommand: Serve.self)
}
