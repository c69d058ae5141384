import Foundation

/// Files of units that are all good: a tenancy for each number, some 120 bytes a row: 400,000 are just below 50 MB.
enum UnitFile {
    static let association = "9001"
    /// The day the files are read on, so that no receipt is asked about.
    static let today = "2025-11-03"

    /// - Parameter rent: kr/month; another rent for the same tenancies makes every row a change.
    static func bytes(_ tenancies: Range<Int>, rent: Int = 6200) -> Data {
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
}
