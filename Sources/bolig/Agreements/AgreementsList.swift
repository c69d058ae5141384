import ArgumentParser
import Housing
import HousingAPI

/// `bolig agreements list`.
struct AgreementsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis udlejningsaftalerne med de dage, de gælder fra og til.",
            en: "List the letting agreements with the days they hold from and to.",
            examples: [
                "bolig agreements list", "bolig agreements list 0123", "bolig agreements list --where in_force=ja",
            ])
    }

    @Argument(
        help: .words(
            da: "Kun denne organisations.", en: "Only those of this association.",
            value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String?

    @Argument(
        help: .words(
            da: "Kun denne afdelings egne.", en: "Only this department's own.",
            value: Words(da: "afdeling", en: "department")))
    var department: String?

    @OptionGroup var options: ListOptions

    func run() async throws {
        var options = options
        if let association { options.where.append("association=\(association)") }
        if let department { options.where.append("department=\(department)") }
        try await options.list(.agreements)
    }
}
