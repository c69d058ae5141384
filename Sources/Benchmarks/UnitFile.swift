import Foundation

/// Files of units that are all good: a tenancy for each number, some 120 bytes a row: 400,000 are just below 50 MB.
enum UnitFile {
    static let association = "9001"
    /// The day the files are read on, so that no receipt is asked about.
    static let today = "2025-11-03"

    /// - Parameter rent: kr/month; another rent for the same tenancies makes every row a change, and what is no amount an
    ///   error in every row.
    static func bytes(_ tenancies: Range<Int>, rent: String = "6200", of association: String = association) -> Data {
        var text = """
            boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;aconto_varme;varme;\
            vand;modtaget;ledig_fra

            """
        text.reserveCapacity(tenancies.count * 130)
        for number in tenancies {
            text += """
                \(association);\(number % 400 + 1);\(number);Prøvevej \(number % 199 + 1), 2. th;2400;København NV;\
                familiebolig;2;60;\(rent);450;separat;inkluderet;01-10-2025;01-11-2025

                """
        }
        return Data(text.utf8)
    }

    /// Units of many rents, areas and ways of heating, all received on one day.
    /// - Parameter receivedOn: yyyy-mm-dd.
    static func varied(_ tenancies: Range<Int>, receivedOn day: String) -> Data {
        var text = """
            boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;aconto_varme;\
            aconto_vand;varme;varmt_vand;el;vand;vedligeholdelse;modtaget;ledig_fra

            """
        for number in tenancies {
            let kind = number % 8 == 0 ? "ungdomsbolig" : "familiebolig"
            let ways = ["separat;inkluderet", "inkluderet;inkluderet", "separat;separat"][number % 3]
            text += """
                \(association);\(number % 40 + 1);\(number);Prøvevej \(number % 199 + 1);2400;København NV;\(kind);2;\
                \(35 + number % 45);\(2500 + number * 37 % 5500);\(300 + number % 4 * 50);150;\(ways);inkluderet;separat;\
                udlejer;\(day);\(day)

                """
        }
        return Data(text.utf8)
    }
}
