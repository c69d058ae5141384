import ArgumentParser

/// `bolig allocations`.
struct Allocations: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "allocations", da: "Anvisninger: hvem der tilbydes hvilken bolig.",
            en: "Allocations: who is offered which unit.",
            examples: [
                "bolig allocations offer U-1042 R-310", "bolig allocations accept A-77 --on 15-01-2025",
                "bolig allocations list --where state=offered",
            ],
            subcommands: [
                AllocationsOffer.self, AllocationsAccept.self, AllocationsDecline.self, AllocationsMoveIn.self,
                AllocationsCancel.self, AllocationsList.self, AllocationsShow.self,
            ])
    }
}
