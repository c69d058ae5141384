import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig units receive`: one unit by hand, when an association calls instead of sending a file.
struct UnitsReceive: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "receive", da: "Registrér en bolig i hånden, når den ikke kommer i en fil.",
            en: "Register one unit by hand, when it does not come in a file.",
            examples: [
                "bolig units receive --association 0123 --department 4 --tenancy 56 --unit-type family \\",
                "    --address \"Eksempelvej 1, 2. tv\" --postcode 2300 --town \"København S\" --rooms 2 --area 62,5 \\",
                "    --rent 4.200 --received-on 02-01-2025 --available-from 01-02-2025",
            ])
    }

    @Option(help: .words(da: "LBF-nummer.", en: "LBF number.", value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String
    @Option(help: .words(da: "Afdelingens nummer.", en: "Department number.", value: numberName))
    var department: String
    @Option(help: .words(da: "Lejemålets nummer.", en: "Tenancy number.", value: numberName))
    var tenancy: String
    @Option(help: .words(da: "Vej og nummer.", en: "Street and number.", value: textName))
    var address: String
    @Option(help: .words(da: "Fire cifre.", en: "Four digits.", value: numberName))
    var postcode: String
    @Option(help: .words(da: "By.", en: "Town.", value: textName))
    var town: String
    @Option(help: .words(da: "Adressens id i DAR.", en: "The address in DAR.", value: Words(da: "uuid", en: "uuid")))
    var addressID: String?
    @Option(
        help: .words(
            da: "Boligtype: \(UnitType.list).", en: "\(UnitType.list).", value: Words(da: "boligtype", en: "type")))
    var unitType: UnitType
    @Option(help: .words(da: "Antal rum, f.eks. 2 eller 2,5.", en: "Rooms, such as 2 or 2.5.", value: numberName))
    var rooms: Tenths
    @Option(help: .words(da: "Bruttoareal i m².", en: "Gross area in m².", value: Words(da: "m2", en: "m2")))
    var area: Tenths
    @Option(
        help: .words(da: "Husleje om måneden uden forbrug.", en: "Rent a month without consumption.", value: amountName)
    )
    var rent: Money
    @Option(help: .words(da: "Aconto varme om måneden.", en: "Heat on account a month.", value: amountName))
    var heatOnAccount: Money?
    @Option(help: .words(da: "Aconto vand om måneden.", en: "Water on account a month.", value: amountName))
    var waterOnAccount: Money?
    @Option(help: .words(da: "Aconto el om måneden.", en: "Electricity on account a month.", value: amountName))
    var electricityOnAccount: Money?
    @Option(help: .words(da: "Varme: \(Inclusion.list).", en: "Heating: \(Inclusion.list).", value: codeName))
    var heating: Inclusion?
    @Option(help: .words(da: "Varmt vand: \(Inclusion.list).", en: "Hot water: \(Inclusion.list).", value: codeName))
    var hotWater: Inclusion?
    @Option(help: .words(da: "El: \(Inclusion.list).", en: "Electricity: \(Inclusion.list).", value: codeName))
    var electricity: Inclusion?
    @Option(help: .words(da: "Vand: \(Inclusion.list).", en: "Water: \(Inclusion.list).", value: codeName))
    var water: Inclusion?
    @Option(
        help: .words(
            da: "Hvem der vedligeholder: \(Maintenance.list).", en: "Who maintains it: \(Maintenance.list).",
            value: codeName))
    var maintenance: Maintenance?
    @Option(help: .words(da: "Indskud.", en: "Deposit.", value: amountName))
    var deposit: Money?
    @Option(
        help: .words(da: "Dagen, boligen blev stillet til rådighed.", en: "The day it was received.", value: dayName))
    var receivedOn: Day
    @Option(help: .words(da: "Dagen, der kan flyttes ind.", en: "The day it can be moved into.", value: dayName))
    var availableFrom: Day
    @Option(
        help: .words(
            da: "Sidste dag for svar (ellers efter aftalen).", en: "Last day to answer (else by the agreement).",
            value: dayName))
    var answerBy: Day?

    @OptionGroup var typed: TypedRow

    func run() async throws {
        let key = [association, department, tenancy, receivedOn.description].joined(separator: "/")
        try await typed.send(try row(), named: "bolig.csv", .units, key: key, by: typed.daemon.client())
    }

    /// The row of a file with this unit alone, so that one by hand is judged as those in files are.
    private func row() throws -> OneRow {
        let amounts: [(String, Money?)] = [
            ("husleje", rent), ("aconto_varme", heatOnAccount), ("aconto_vand", waterOnAccount),
            ("aconto_el", electricityOnAccount), ("indskud", deposit),
        ]
        let texts: [(String, String?)] = [
            ("boligorganisation", association), ("afdeling", department), ("lejemaal", tenancy), ("adresse", address),
            ("postnr", postcode), ("by", town), ("adresse_id", addressID), ("boligtype", unitType.rawValue),
            ("vaerelser", decimal(rooms)), ("areal", decimal(area)), ("varme", heating?.rawValue),
            ("varmt_vand", hotWater?.rawValue), ("el", electricity?.rawValue), ("vand", water?.rawValue),
            ("vedligeholdelse", maintenance?.rawValue), ("modtaget", receivedOn.description),
            ("ledig_fra", availableFrom.description), ("svarfrist", answerBy?.description),
        ]
        let said = texts + amounts.map { ($0, $1.map { $0.description.replacingOccurrences(of: ".", with: ",") }) }
        return try OneRow(said.compactMap { column, value in value.map { (column, $0) } })
    }

    private func decimal(_ number: Tenths) -> String { "\(number.value / 10),\(number.value % 10)" }
}

private let numberName = Words(da: "nr", en: "number")
private let textName = Words(da: "tekst", en: "text")
private let codeName = Words(da: "kode", en: "code")

/// A number with at most one decimal.
struct Tenths: ExpressibleByArgument {
    let value: Int

    init?(argument: String) {
        guard let value = tenths(argument) else { return nil }
        self.value = value
    }
}
