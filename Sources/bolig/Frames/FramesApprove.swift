import ArgumentParser
import Housing
import HousingAPI

/// `bolig frames approve`.
struct FramesApprove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "approve", da: "Godkend en højere ramme, som en anden har sat.",
            en: "Approve a higher frame that someone else set.",
            examples: ["bolig frames approve transitional 2026"])
    }

    @OptionGroup var frame: FrameArguments
    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(
            Operations.framesApprove, ["\(frame.scheme.rawValue) \(frame.year)"], Nothing(), why)
    }
}
