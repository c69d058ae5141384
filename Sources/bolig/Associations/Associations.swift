import ArgumentParser

/// `bolig associations`.
struct Associations: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "associations", da: "Boligorganisationer.", en: "Housing associations.",
            examples: ["bolig associations list", "bolig associations add 0123 \"Boligforeningen Eksempel\""],
            subcommands: [
                AssociationsAdd.self, AssociationsList.self, AssociationsShow.self, AssociationsChange.self,
                AssociationsAnswers.self,
            ])
    }
}
