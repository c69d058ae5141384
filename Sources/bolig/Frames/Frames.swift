import ArgumentParser

/// `bolig frames`.
struct Frames: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "frames", da: "Rammer: hvor mange boliger og kroner en tilskudsordning har for et år.",
            en: "Frames: how many dwellings and kroner a subsidy scheme has for a year.",
            examples: ["bolig frames list", "bolig frames set transitional 2026 --dwellings 80"],
            subcommands: [FramesList.self, FramesSet.self, FramesApprove.self])
    }
}
